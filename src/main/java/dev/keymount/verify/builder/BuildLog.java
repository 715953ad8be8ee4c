package dev.keymount.verify.builder;

import java.util.List;

/**
 * What a build wrote.
 *
 * @param steps in order of their first line; what belongs to no step is the output of a last one
 *     without a name
 * @param isComplete whether nothing was cut off it, here or by the builder
 */
public record BuildLog(List<LoggedStep> steps, boolean isComplete) {

  /** Makes a complete one. */
  public BuildLog(List<LoggedStep> steps) {
    this(steps, true);
  }

  /** Takes a copy. */
  public BuildLog {
    steps = List.copyOf(steps);
  }

  /**
   * What one step wrote.
   *
   * @param name how the builder calls it, such as {@code [build 2/5] RUN make}, with the values of
   *     build arguments put in
   * @param instruction the keyword of the instruction and what follows it, as {@code name} has it;
   *     empty for work of the builder itself
   * @param output its lines
   * @param isCached whether it did not run because its result was there
   */
  public record LoggedStep(String name, String instruction, List<String> output, boolean isCached) {

    /** Takes a copy. */
    public LoggedStep {
      output = List.copyOf(output);
    }

    /** Shows nothing of the log. */
    @Override
    public String toString() {
      return "step with " + output.size() + " lines";
    }
  }

  /** Shows nothing of the log. */
  @Override
  public String toString() {
    return steps.size() + " steps";
  }
}
