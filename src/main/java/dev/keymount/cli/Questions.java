package dev.keymount.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The questions to a person about changes, and what the answers say of later ones. The letters are
 * those of {@code git add -p}.
 */
final class Questions {

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
    NONE_HERE,
    /** Nothing: the person quit before, or the answers ended. */
    UNDECIDED
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

  /** Returns whether the person quit or the answers ended, so that nothing further is decided. */
  boolean isOver() {
    return quit;
  }

  /** Returns whether the person has accepted all later changes. */
  boolean isAnswered(Risk risk) {
    return all && (unsafe || risk == Risk.SAFE);
  }

  /** Asks about a change, unless an earlier answer stands for this one. */
  Reply ask(String question, Risk risk) {
    if (isAnswered(risk)) {
      streams.err().println(Streams.shown(question) + " y");
      return Reply.YES;
    }
    if (quit) {
      return Reply.UNDECIDED;
    }
    var reply = Optional.<Reply>empty();
    while (reply.isEmpty()) {
      streams.err().print(Streams.shown(question) + " [y,n,a,d,q,?] ");
      reply = reply(answer());
    }
    return reply.get();
  }

  /** Returns what a letter says; empty where it says nothing, which is answered with help. */
  private Optional<Reply> reply(String letter) {
    return switch (letter) {
      case "y" -> Optional.of(Reply.YES);
      case "n" -> Optional.of(Reply.NO);
      case "a" -> {
        all = true;
        yield Optional.of(Reply.YES);
      }
      case "d" -> Optional.of(Reply.NONE_HERE);
      case "q" -> {
        quit = true;
        yield Optional.of(Reply.UNDECIDED);
      }
      default -> {
        help();
        yield Optional.empty();
      }
    };
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
    List.of(
            "y - apply this",
            "n - leave this as it is",
            "a - apply this and all later ones, in other files and in callers, too" + exception,
            "d - leave this and all later ones in this file",
            "q - quit: apply nothing further, and write what was accepted, but no Dockerfile whose"
                + " callers are undecided",
            "? - print this help",
            "Nothing is written before the last answer.")
        .forEach(streams.err()::println);
  }
}
