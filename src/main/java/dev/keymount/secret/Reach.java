package dev.keymount.secret;

/** How sure it is that a program makes use of something. */
public enum Reach {
  NEVER,
  /** It may: a script, a make target, a tool that can fetch by more than one way. */
  POSSIBLY,
  SURELY;

  /** Returns the surer of the two. */
  public Reach or(Reach other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
