package dev.keymount.migrate;

import dev.keymount.source.SourceText;
import java.util.List;

/**
 * What became of one Dockerfile.
 *
 * @param path its path with slashes, relative to the root
 * @param outcome the outcome in one word
 * @param secrets what became of each secret, in order of entry
 * @param problems what BuildKit would reject, or why the file was not read
 * @param before the text as read
 * @param after the text as migrated, equal to {@code before} where nothing changes
 * @param further the other files that change with it
 * @param context the build context as far as it is known, relative to the root like the path; empty
 *     for the root
 */
public record DockerfileResult(
    String path,
    Outcome outcome,
    List<SecretResult> secrets,
    List<ProblemLine> problems,
    SourceText before,
    SourceText after,
    List<ChangedFile> further,
    String context) {

  /** Takes copies of the lists. */
  public DockerfileResult {
    secrets = List.copyOf(secrets);
    problems = List.copyOf(problems);
    further = List.copyOf(further);
  }

  /** Returns whether anything is to be written. */
  public boolean isChanged() {
    return isTextChanged() || !further.isEmpty();
  }

  /** Returns this with other words on its secrets. */
  public DockerfileResult with(List<SecretResult> others) {
    return new DockerfileResult(path, outcome, others, problems, before, after, further, context);
  }

  /** Returns this with nothing of it applied, because the file stays as it is. */
  public DockerfileResult unwritten() {
    var open = secrets.stream().map(SecretResult::unapplied).toList();
    boolean isAdvice = outcome == Outcome.MIGRATED || outcome == Outcome.PARTIAL;
    return new DockerfileResult(
        path,
        isAdvice ? Outcome.ADVICE : outcome,
        open,
        problems,
        before,
        before,
        List.of(),
        context);
  }

  /** Returns the directory of a file by its path with slashes; empty for the root. */
  static String directoryOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** Returns whether the migrated text differs. */
  public boolean isTextChanged() {
    return !before.text().equals(after.text());
  }

  /** Something that keeps a file from being migrated, by 1-based line. */
  public record ProblemLine(int line, String message) {}

  /** What became of a Dockerfile. */
  public enum Outcome {
    /** No secret was found. */
    CLEAN("clean"),
    /** All secrets were moved. */
    MIGRATED("migrated"),
    /** Some were moved, and some need a person. */
    PARTIAL("partial"),
    /** All need a person. */
    ADVICE("advice"),
    /** BuildKit rejects the file, so it was not touched. */
    REFUSED("refused");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    /** Returns the name in reports. */
    public String label() {
      return label;
    }
  }
}
