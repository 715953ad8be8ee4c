package dev.keymount.verify;

/**
 * Something in which the image after the migration is not the one before.
 *
 * @param path the path of the file, or the field of the configuration
 * @param what what differs, in words without values: {@code mode 644, was 755}
 * @param standing why it does
 * @param line the 1-based line, in the Dockerfile after the migration, of the instruction that last
 *     wrote it, or before where nothing does any more; 0 where not known
 */
public record Difference(String path, String what, Standing standing, int line) {

  /** What a difference means. */
  public enum Standing {
    /** The secret stood there, and nothing else is other than before. */
    SECRET("the secret"),
    /** A file of the repository that the migration changes. */
    CHANGED_FILE("a file that the migration changes"),
    /** It is on the list of what no two builds have in common. */
    NOISE("known noise"),
    /** A second build of the old Dockerfile differs in the same. */
    UNSTABLE("differs between two builds of the old Dockerfile"),
    /** Content out of a step that the migration does not touch. */
    UNTOUCHED("in a step that the migration does not touch"),
    /** Not explained: the migration is wrong. */
    UNEXPLAINED("not explained");

    private final String label;

    Standing(String label) {
      this.label = label;
    }

    /** Returns how reports say it. */
    public String label() {
      return label;
    }
  }

  /** Returns whether it speaks against the migration. */
  public boolean isFailure() {
    return standing == Standing.UNEXPLAINED;
  }
}
