package dev.keymount.shell;

/** What ends a list of commands. */
enum Closer {
  END,
  PARENTHESIS,
  BACKQUOTE,
  BRACE
}
