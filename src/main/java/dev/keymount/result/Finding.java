package dev.keymount.result;

import dev.keymount.migrate.Exposure;
import java.util.List;

/**
 * One secret in a Dockerfile, or one place of a caller that passes one.
 *
 * @param path the path of its file with slashes, relative to the root of the repository
 * @param line the 1-based line where the secret comes in, or of what passes it
 * @param format {@code dockerfile}, or what kind of caller the file is
 * @param rule the id of the rule that it breaks
 * @param secret the name of the secret; empty where a caller does not tell
 * @param kind what kind of secret it is, as the JSON report names it
 * @param mechanism what takes the place of its old way in, as the JSON report names it
 * @param applicability {@code safe}, {@code unsafe} or {@code advice}
 * @param isMoved whether the change that is made, or would be, moves it
 * @param message what is wrong, in a sentence without its full stop
 * @param reason why this, and what a person must do
 * @param consumers the first lines of the steps that get a mount
 * @param removed the first lines of the instructions that are gone
 * @param exposures where the value stays
 * @param way what happens to it, step by step
 * @param changes the change that removes this finding, whether it is applied or held back; empty
 *     where there is none, or where its text would show a value
 * @param fingerprint names the finding in the repository: the same one as long as it is there,
 *     whatever moves it to another line; 32 hexadecimal digits
 */
public record Finding(
    String path,
    int line,
    String format,
    String rule,
    String secret,
    String kind,
    String mechanism,
    String applicability,
    boolean isMoved,
    String message,
    String reason,
    List<Integer> consumers,
    List<Integer> removed,
    List<Exposure> exposures,
    List<Station> way,
    List<FileChange> changes,
    String fingerprint) {

  /** The format of Dockerfiles. */
  public static final String DOCKERFILE = "dockerfile";

  /** Takes copies of the lists. */
  public Finding {
    consumers = List.copyOf(consumers);
    removed = List.copyOf(removed);
    exposures = List.copyOf(exposures);
    way = List.copyOf(way);
    changes = List.copyOf(changes);
  }

  /** Returns this finding as one that is not moved. */
  public Finding left() {
    return new Finding(
        path,
        line,
        format,
        rule,
        secret,
        kind,
        mechanism,
        applicability,
        false,
        message,
        reason,
        consumers,
        removed,
        exposures,
        way,
        changes,
        fingerprint);
  }
}
