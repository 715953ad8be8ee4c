package dev.keymount.shell;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides whether two opening parentheses are arithmetic or a subshell in something else.
 *
 * <p>They are arithmetic when the two that close them stand together, as bash has it. A command
 * that is arithmetic for bash may be two subshells for a POSIX shell; it is taken for that when two
 * words stand side by side in it or a semicolon does, which arithmetic does not have. One scan
 * answers for everything that it passes over.
 */
final class Parentheses {

  private enum Kind {
    SUBSHELL,
    COMMANDS,
    ARITHMETIC
  }

  private static final class Open {
    private final char opener;
    private final int offset;
    private final boolean doubled;
    private final boolean substitution;
    private boolean commands;

    private Open(char opener, int offset, boolean doubled, boolean substitution) {
      this.opener = opener;
      this.offset = offset;
      this.doubled = doubled;
      this.substitution = substitution;
    }
  }

  private final Map<Integer, Kind> kinds = new HashMap<>();

  /** Returns whether the parentheses at the cursor, behind a dollar, are arithmetic. */
  boolean areExpansion(Cursor cursor) {
    return kind(cursor) != Kind.SUBSHELL;
  }

  /** Returns whether the parentheses at the cursor, where a command begins, are arithmetic. */
  boolean areCommand(Cursor cursor) {
    return kind(cursor) == Kind.ARITHMETIC;
  }

  private Kind kind(Cursor cursor) {
    if (cursor.peek() != '(') {
      return Kind.SUBSHELL;
    }
    var known = kinds.get(cursor.start());
    if (known != null) {
      return known;
    }
    new Scan(cursor.fork()).run();
    return kinds.computeIfAbsent(cursor.start(), offset -> Kind.SUBSHELL);
  }

  /** One pass from an opening parenthesis to the one that closes it. */
  private final class Scan {

    private final Cursor cursor;
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private int previous = ' ';
    private boolean behindWord;

    private Scan(Cursor cursor) {
      this.cursor = cursor;
    }

    private void run() {
      do {
        int current = cursor.current();
        step();
        noteWord(current);
        previous = current;
        cursor.advance();
      } while (!open.isEmpty() && !cursor.atEnd());
      for (var unclosed : open) {
        kinds.put(unclosed.offset, Kind.SUBSHELL);
      }
    }

    private boolean inside(char opener) {
      return !open.isEmpty() && open.element().opener == opener;
    }

    private void step() {
      char current = (char) cursor.current();
      switch (current) {
        case '\\' -> cursor.advanceRaw();
        case '\'' -> {
          if (!inside('"')) {
            skipSingleQuotes();
          }
        }
        case '"', '`' -> {
          if (inside(current)) {
            open.pop();
          } else {
            push(current, false);
          }
        }
        case '{' -> {
          if (previous == '$') {
            push('{', false);
          }
        }
        case '}' -> {
          if (inside('{')) {
            open.pop();
          }
        }
        case '(' -> {
          if (open.isEmpty() || inside('(') || inside('`') || previous == '$') {
            push('(', previous == '(' && inside('('));
          }
        }
        case ')' -> {
          if (inside('(')) {
            close();
          }
        }
        default -> {}
      }
    }

    private void push(char opener, boolean doubled) {
      open.push(new Open(opener, cursor.start(), doubled, previous == '$'));
    }

    private void close() {
      var inner = open.pop();
      var outer = open.peek();
      if (outer == null) {
        return;
      }
      if (!inner.substitution) {
        outer.commands |= inner.commands;
      }
      if (inner.doubled) {
        kinds.put(
            outer.offset,
            cursor.peek() != ')'
                ? Kind.SUBSHELL
                : inner.commands ? Kind.COMMANDS : Kind.ARITHMETIC);
      }
    }

    private void noteWord(int current) {
      boolean word = Names.isPart(current);
      boolean sideBySide = word && behindWord && !Names.isPart(previous);
      if ((sideBySide || current == ';') && inside('(')) {
        open.element().commands = true;
      }
      boolean blank = current == ' ' || current == '\t' || current == '\n';
      behindWord = word || (blank && behindWord);
    }

    private void skipSingleQuotes() {
      do {
        cursor.advanceRaw();
      } while (!cursor.is('\'') && !cursor.atEnd());
    }
  }
}
