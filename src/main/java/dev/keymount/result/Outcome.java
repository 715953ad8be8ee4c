package dev.keymount.result;

/** What became of a repository. */
public enum Outcome {
  /** No secret was found. */
  CLEAN("clean"),
  /** All that was found is moved, or would be. */
  MIGRATED("migrated"),
  /** Some is moved, and some, or a file that can't be worked on, needs a person. */
  PARTIAL("partial"),
  /** All that was found needs a person, or a file that can't be worked on does. */
  MANUAL("manual"),
  /** It was not worked on, for a reason that its owner can remove. */
  SKIPPED("skipped"),
  /** Something went wrong. */
  FAILED("failed");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }

  /**
   * Returns the outcome of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Outcome of(String label) {
    for (var outcome : values()) {
      if (outcome.label.equals(label)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no such outcome");
  }
}
