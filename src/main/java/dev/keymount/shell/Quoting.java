package dev.keymount.shell;

/** Whether text stands in double quotes (or in a here-document) or not. */
enum Quoting {
  NONE,
  DOUBLE
}
