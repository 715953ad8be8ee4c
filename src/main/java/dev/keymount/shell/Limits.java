package dev.keymount.shell;

/**
 * What one reading may cost: so deep that no thread's stack ends, and so many steps that the time
 * stays linear in the text.
 */
final class Limits {

  private static final int DEEPEST = 100;
  private static final int STEPS_PER_CHARACTER = 64;
  private static final int STEPS_AT_LEAST = 10_000;

  private final long mostSteps;
  private long steps;
  private int depth;

  /** Takes the length of the text. */
  Limits(int length) {
    this.mostSteps = STEPS_AT_LEAST + (long) length * STEPS_PER_CHARACTER;
  }

  /** Counts a character that is looked at. */
  void step() {
    steps++;
    if (steps > mostSteps) {
      throw new Unreadable("too many steps");
    }
  }

  /** Returns how many characters were looked at, each time counted. */
  long steps() {
    return steps;
  }

  void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw new Unreadable("nested too deeply");
    }
  }

  void leave() {
    depth--;
  }
}
