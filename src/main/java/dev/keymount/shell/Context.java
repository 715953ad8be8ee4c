package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import java.util.ArrayDeque;
import java.util.Map;

/**
 * Where in a command the lexer is: which words are reserved, and which constructs are open.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX
 *     shell command language, 2.4 and 2.10.2</a>
 */
final class Context {

  private static final Map<String, Integer> RESERVED =
      Map.ofEntries(
          Map.entry("if", Shell.IF),
          Map.entry("then", Shell.THEN),
          Map.entry("elif", Shell.ELIF),
          Map.entry("else", Shell.ELSE),
          Map.entry("fi", Shell.FI),
          Map.entry("for", Shell.FOR),
          Map.entry("select", Shell.SELECT),
          Map.entry("in", Shell.IN),
          Map.entry("do", Shell.DO),
          Map.entry("done", Shell.DONE),
          Map.entry("while", Shell.WHILE),
          Map.entry("until", Shell.UNTIL),
          Map.entry("case", Shell.CASE),
          Map.entry("esac", Shell.ESAC),
          Map.entry("{", Shell.LBRACE),
          Map.entry("}", Shell.RBRACE),
          Map.entry("[[", Shell.LTEST),
          Map.entry("!", Shell.BANG),
          Map.entry("time", Shell.TIME),
          Map.entry("function", Shell.FUNCTION),
          Map.entry("coproc", Shell.COPROC));

  private final Limits limits;
  private final ArrayDeque<Integer> open = new ArrayDeque<>(4);
  private Place place = Place.COMMAND;

  Context(Limits limits) {
    this.limits = limits;
  }

  Place place() {
    return place;
  }

  void moveTo(Place next) {
    place = next;
  }

  boolean nothingOpen() {
    return open.isEmpty();
  }

  /** Moves behind a word and returns the type of its token. */
  int word(String text) {
    return switch (place) {
      case COMMAND, TIMED, COPROC, COPROC_NAMED, COMPOUND_END -> firstWord(text);
      case PREFIX -> wordBefore(behindName(text));
      case FOR_NAME -> wordBefore(Place.FOR_IN);
      case FOR_IN -> loopWord(text);
      case CASE_WORD -> wordBefore(Place.CASE_IN);
      case CASE_IN -> text.equals("in") ? inBefore(Place.ARM) : Shell.WORD;
      case ARM -> text.equals("esac") ? reserved(Shell.ESAC) : pattern();
      case PATTERN -> pattern();
      default -> Shell.WORD;
    };
  }

  private int wordBefore(Place next) {
    place = next;
    return Shell.WORD;
  }

  private int inBefore(Place next) {
    place = next;
    return Shell.IN;
  }

  private int pattern() {
    place = Place.PATTERN;
    return Shell.PATTERN;
  }

  private int firstWord(String text) {
    var type = RESERVED.get(text);
    return type != null && (place != Place.COPROC_NAMED || opensCompound(type))
        ? reserved(type)
        : commandWord(text);
  }

  private int commandWord(String text) {
    if (place == Place.TIMED && (text.equals("-p") || text.equals("--"))) {
      return Shell.TIME_OPTION;
    }
    return wordBefore(place == Place.COPROC ? Place.COPROC_NAMED : behindName(text));
  }

  private int loopWord(String text) {
    return switch (text) {
      case "in" -> inBefore(Place.FOR_WORDS);
      case "do" -> reserved(Shell.DO);
      case "{" -> reserved(Shell.LBRACE);
      default -> Shell.WORD;
    };
  }

  private static Place behindName(String name) {
    return switch (name) {
      case "declare", "typeset", "local", "export", "readonly" -> Place.OPERAND;
      default -> Place.ARGUMENT;
    };
  }

  private static boolean opensCompound(int type) {
    return switch (type) {
      case Shell.IF, Shell.FOR, Shell.SELECT, Shell.WHILE, Shell.UNTIL, Shell.CASE -> true;
      case Shell.LBRACE, Shell.LTEST -> true;
      default -> false;
    };
  }

  private int reserved(int type) {
    place =
        switch (type) {
          case Shell.FI, Shell.DONE, Shell.ESAC, Shell.RBRACE -> Place.COMPOUND_END;
          case Shell.FOR, Shell.SELECT -> Place.FOR_NAME;
          case Shell.CASE -> Place.CASE_WORD;
          case Shell.FUNCTION -> Place.FUNCTION_NAME;
          case Shell.COPROC -> Place.COPROC;
          case Shell.LTEST -> Place.TEST;
          case Shell.TIME -> Place.TIMED;
          default -> Place.COMMAND;
        };
    track(type);
    return type;
  }

  private void track(int type) {
    switch (type) {
      case Shell.IF, Shell.WHILE, Shell.UNTIL, Shell.CASE, Shell.LBRACE -> push(type);
      case Shell.DO -> {
        pop(Shell.WHILE);
        pop(Shell.UNTIL);
        push(Shell.DO);
      }
      case Shell.FI -> pop(Shell.IF);
      case Shell.DONE -> pop(Shell.DO);
      case Shell.ESAC -> pop(Shell.CASE);
      case Shell.RBRACE -> pop(Shell.LBRACE);
      default -> {}
    }
  }

  /** Opens a subshell. */
  void openParenthesis() {
    push(Shell.LPAREN);
    place = Place.COMMAND;
  }

  /** Moves behind a closing parenthesis: of a pattern or of a subshell. */
  void closeParenthesis() {
    if (place == Place.PATTERN) {
      place = Place.COMMAND;
    } else {
      pop(Shell.LPAREN);
      place = Place.COMPOUND_END;
    }
  }

  private void push(int type) {
    limits.enter();
    open.push(type);
  }

  private void pop(int type) {
    if (!open.isEmpty() && open.peek() == type) {
      open.pop();
      limits.leave();
    }
  }
}
