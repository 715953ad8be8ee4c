package dev.keymount.bulk;

/** A repository that is not worked on, for a reason that its owner can remove. */
final class Skipped extends Exception {

  private static final long serialVersionUID = 1;

  Skipped(String reason) {
    super(reason);
  }
}
