package dev.keymount.verify;

import dev.keymount.source.SourceText;
import java.util.List;

/**
 * One of the two builds.
 *
 * @param label {@code before} or {@code after}
 * @param origin where its files come from, for people: {@code the working tree}, {@code HEAD~1}
 * @param dockerfile the text that was built
 * @param failures what could not be built; the last one is the target
 * @param stages the stages that were built and searched, in order
 * @param layers the number of layers that were searched
 * @param bytes the number of bytes that were searched
 * @param unread what could not be searched, each with a reason
 */
public record Side(
    String label,
    String origin,
    SourceText dockerfile,
    List<FailedStage> failures,
    List<String> stages,
    int layers,
    long bytes,
    List<String> unread) {

  /** Takes copies. */
  public Side {
    failures = List.copyOf(failures);
    stages = List.copyOf(stages);
    unread = List.copyOf(unread);
  }

  /**
   * A stage that could not be built.
   *
   * @param stage its name or number
   * @param isTarget whether the image that was asked for can't be built without it
   * @param line the 1-based line of the step; 0 where not known
   * @param message the last word of the builder, secrets redacted
   * @param excerpt the lines of the log that belong to it, secrets redacted
   */
  public record FailedStage(
      String stage, boolean isTarget, int line, String message, List<String> excerpt) {

    /** Takes a copy. */
    public FailedStage {
      excerpt = List.copyOf(excerpt);
    }
  }
}
