package dev.keymount.verify;

import dev.keymount.secret.SecretKind;
import java.util.List;

/**
 * What became of one secret.
 *
 * @param name the build argument, or the path of the file, that brought it in before
 * @param kind what it is
 * @param line the 1-based line where it came in before
 * @param source where its value came from in the builds
 * @param channel the mount that brings it in now, as a build takes it: {@code --secret id=X}; empty
 *     where there is none
 * @param before where the build before left it
 * @param after where the build after leaves it
 */
public record SecretProof(
    String name,
    SecretKind kind,
    int line,
    Source source,
    String channel,
    List<Trace> before,
    List<Trace> after) {

  /** Takes copies. */
  public SecretProof {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Where the value of a secret in a build comes from. */
  public enum Source {
    /** Made up for the proof. */
    MADE_UP("made up"),
    /** Given by the user. */
    GIVEN("given"),
    /** There is none: the value stands in the Dockerfile, or nobody knows what passes it. */
    NONE("none");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** Returns the name in reports. */
    public String label() {
      return label;
    }
  }
}
