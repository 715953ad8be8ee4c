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
      shown.append(c < ' ' && c != '\t' || c == 0x7f || c >= 0x80 && c < 0xa0 ? '\ufffd' : c);
    }
    return shown.toString();
  }
}
