package dev.keymount.shell;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides whether two opening parentheses are arithmetic or a subshell in a substitution.
 *
 * <p>They are arithmetic when the two that close them stand together, as bash has it. One scan
 * answers for everything it passes over, and all scans together have a budget, so that the cost
 * stays linear.
 */
final class Parentheses {

  private record Open(char opener, int offset, boolean doubled) {}

  private final Map<Integer, Boolean> answers = new HashMap<>();
  private int budget;

  Parentheses(int length) {
    this.budget = 8 * length + 1000;
  }

  /** Returns whether the cursor is at two parentheses that are arithmetic. */
  boolean areArithmetic(Cursor cursor) {
    if (cursor.peek() != '(') {
      return false;
    }
    var answer = answers.get(cursor.start());
    if (answer == null) {
      scan(cursor.fork());
      answer = answers.computeIfAbsent(cursor.start(), offset -> budget <= 0);
    }
    return answer;
  }

  private void scan(Cursor cursor) {
    var open = new ArrayDeque<Open>();
    int previous = 0;
    do {
      budget--;
      int current = cursor.current();
      char inside = open.isEmpty() ? '(' : open.peek().opener();
      if (current == '\\') {
        cursor.advanceRaw();
      } else if (current == '\'' && inside != '"') {
        skipSingleQuotes(cursor);
      } else {
        step(cursor, open, inside, previous);
      }
      previous = current;
      cursor.advance();
    } while (!open.isEmpty() && !cursor.atEnd() && budget > 0);
  }

  private void step(Cursor cursor, ArrayDeque<Open> open, char inside, int previous) {
    boolean code = inside == '(' || inside == '`';
    switch (cursor.current()) {
      case '"', '`' -> {
        char quote = (char) cursor.current();
        if (inside == quote) {
          open.pop();
        } else {
          open.push(new Open(quote, cursor.start(), false));
        }
      }
      case '{' -> {
        if (previous == '$') {
          open.push(new Open('{', cursor.start(), false));
        }
      }
      case '}' -> {
        if (inside == '{') {
          open.pop();
        }
      }
      case '(' -> {
        if (code || previous == '$') {
          open.push(new Open('(', cursor.start(), previous == '(' && inside == '('));
        }
      }
      case ')' -> {
        if (inside == '(') {
          close(cursor, open);
        }
      }
      default -> {}
    }
  }

  private void close(Cursor cursor, ArrayDeque<Open> open) {
    boolean doubled = open.pop().doubled();
    var outer = open.peek();
    if (doubled && outer != null) {
      answers.put(outer.offset(), cursor.peek() == ')');
    }
  }

  private void skipSingleQuotes(Cursor cursor) {
    do {
      cursor.advanceRaw();
      budget--;
    } while (!cursor.is('\'') && !cursor.atEnd());
  }
}
