package dev.keymount.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command writes, and reads answers.
 *
 * @param out the result
 * @param err findings, the summary, complaints, questions
 * @param in the answers of a person
 */
record Streams(PrintStream out, PrintStream err, InputStream in) {

  /** Makes the streams of a command that gets no answers. */
  Streams(PrintStream out, PrintStream err) {
    this(out, err, InputStream.nullInputStream());
  }

  void complain(String message) {
    err.println("keymount: " + shown(message));
  }

  /** Returns a line from which text of a repository can't steer the terminal. */
  static String shown(String line) {
    var shown = new StringBuilder(line.length());
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      shown.append(isShown(c) ? c : '\ufffd');
    }
    return shown.toString();
  }

  /** Returns whether a character neither steers a terminal nor turns the direction of text. */
  private static boolean isShown(char c) {
    if (c < 0x80) {
      return c == '\t' || c >= ' ' && c != 0x7f;
    }
    boolean isMark = c == '\u061c' || c == '\u200e' || c == '\u200f';
    boolean isBreak = c == '\u2028' || c == '\u2029';
    boolean isEmbedding = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    return c >= 0xa0 && !isMark && !isBreak && !isEmbedding;
  }
}
