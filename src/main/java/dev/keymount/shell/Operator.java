package dev.keymount.shell;

/** What stands between two commands of a list. */
public enum Operator {
  /** {@code &&}. */
  AND,
  /** {@code ||}. */
  OR,
  /** {@code ;}. */
  SEMICOLON,
  /** {@code &}. */
  BACKGROUND,
  /** A line ending. */
  NEWLINE,
  /** Nothing: the last command. */
  NONE
}
