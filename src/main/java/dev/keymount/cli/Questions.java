package dev.keymount.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The questions to a person about changes, and what the answers say of later ones. The letters are
 * those of {@code git add -p}.
 */
final class Questions {

  private static final String HELP =
      """
      y - apply this
      n - leave this as it is
      a - apply this and all later ones, in other files and in callers, too%s
      d - leave this and all later ones in this file
      q - quit: apply nothing further, and write what was accepted
      ? - print this help
      Nothing is written before the last answer.
      """;

  private final BufferedReader answers;
  private final Streams streams;
  private final boolean unsafe;
  private boolean all;
  private boolean quit;

  /** What a person decides about a change. */
  enum Reply {
    YES,
    NO,
    /** Neither this nor a later one in the same file. */
    NONE_HERE
  }

  /** How sure it is that a change is right. */
  enum Risk {
    SAFE,
    UNSAFE
  }

  /**
   * Makes the questions of a run.
   *
   * @param unsafe whether an answer that stands for all later changes covers the unsafe ones
   */
  Questions(Streams streams, boolean unsafe) {
    this.answers = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    this.streams = streams;
    this.unsafe = unsafe;
  }

  /** Returns whether the person wants nothing further. */
  boolean isOver() {
    return quit;
  }

  /** Returns whether the person has answered for later changes. */
  boolean isAnswered(Risk risk) {
    return quit || all && (unsafe || risk == Risk.SAFE);
  }

  /** Asks about a change, unless an earlier answer stands for this one. */
  Reply ask(String question, Risk risk) {
    if (quit) {
      return Reply.NO;
    }
    if (isAnswered(risk)) {
      streams.err().println(Streams.shown(question) + " y");
      return Reply.YES;
    }
    while (true) {
      streams.err().print(Streams.shown(question) + " [y,n,a,d,q,?] ");
      switch (answer()) {
        case "y":
          return Reply.YES;
        case "n":
          return Reply.NO;
        case "a":
          all = true;
          return Reply.YES;
        case "d":
          return Reply.NONE_HERE;
        case "q":
          quit = true;
          return Reply.NO;
        default:
          help();
      }
    }
  }

  /** Returns the next line in small letters, and the letter for quit at the end of input. */
  private String answer() {
    streams.out().flush();
    streams.err().flush();
    String line;
    try {
      line = answers.readLine();
    } catch (IOException e) {
      line = null;
    }
    if (line == null) {
      streams.err().println();
      return "q";
    }
    return line.strip().toLowerCase(Locale.ROOT);
  }

  private void help() {
    var exception = unsafe ? "" : "; unsafe ones are still asked about";
    String.format(Locale.ROOT, HELP, exception).lines().forEach(streams.err()::println);
  }
}
