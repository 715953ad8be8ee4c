package dev.keymount.verify.builder;

import java.util.regex.Pattern;

/** Text that was made for a terminal. */
final class TerminalText {

  /** ECMA-48: control sequences, control strings, and escapes of one letter. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*+[ -/]*+[@-~]|[\\]PX^_][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)|["
              + " -/]*+[0-~])");

  private TerminalText() {}

  /** Returns a line without what moves and colours. */
  static String plain(String line) {
    return line.indexOf('\u001b') < 0 ? line : ESCAPE.matcher(line).replaceAll("");
  }
}
