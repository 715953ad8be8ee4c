package dev.keymount.verify.image;

/**
 * What a file is, without its times.
 *
 * @param type what kind of file
 * @param mode the permission bits, the sticky and the set-id bits
 * @param user the numeric id of the owner
 * @param group the numeric id of the group
 * @param link the target of a symbolic link; in an entry of a layer also that of a hard link, which
 *     is a file, as an absolute path; empty for others
 * @param size in bytes
 * @param digest a digest of the content, of a {@code known_hosts} in any order of lines; of a
 *     device its kind and numbers; empty for what has none
 */
public record FileState(
    Type type, int mode, long user, long group, String link, long size, String digest) {

  /** A kind of file. */
  public enum Type {
    FILE("file"),
    DIRECTORY("directory"),
    SYMBOLIC_LINK("symbolic link"),
    DEVICE("device"),
    FIFO("named pipe");

    private final String label;

    Type(String label) {
      this.label = label;
    }

    /** Returns how reports say it. */
    public String label() {
      return label;
    }
  }
}
