package dev.keymount.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out the result
 * @param err findings, the summary, complaints
 */
record Streams(PrintStream out, PrintStream err) {

  void complain(String message) {
    err.println("keymount: " + message);
  }
}
