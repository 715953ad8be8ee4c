package dev.keymount.verify;

/** What came of the proof of one Dockerfile. */
public enum Verdict {
  /** Both sides build, the result has no trace of any secret, and is otherwise the same. */
  PROVEN("proven"),
  /** The result still has a trace of a secret. */
  LEAKS("leaks"),
  /** The result differs in what the migration touched. */
  DIFFERS("differs"),
  /** The Dockerfile builds before, and not after. */
  FAILS("fails"),
  /** The Dockerfile could not be built before, so nothing can be said. */
  NOT_PROVABLE("not-provable"),
  /** The migration changes nothing. */
  UNCHANGED("unchanged");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }
}
