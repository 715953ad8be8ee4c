package dev.keymount.cli;

import java.io.PrintStream;

/** The entry point of the command line. */
public final class Main {

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  /**
   * Runs one command.
   *
   * @return the exit code: 0 nothing left to do, 1 something remains, 2 something failed
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return 0;
  }
}
