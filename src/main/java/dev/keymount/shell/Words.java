package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.Optional;

/** Reads words: literals, quotes, arrays and patterns. */
final class Words {

  /** The variable of an assignment, whose value begins at the cursor. */
  record Target(String name, boolean append) {}

  private final Cursor cursor;
  private final Limits limits;
  private final Expansions expansions;

  Words(Cursor cursor, Limits limits, Lists lists) {
    this.cursor = cursor;
    this.limits = limits;
    this.expansions = new Expansions(cursor, limits, lists, this);
  }

  Expansions expansions() {
    return expansions;
  }

  /** Returns a word that begins at the cursor. */
  Parts begin() {
    return new Parts(cursor, cursor.start());
  }

  /** Returns the word at the cursor, empty where none begins. */
  Word word() {
    var parts = begin();
    read(parts);
    return parts.word();
  }

  /** Reads the rest of a word that stands in no quotes. */
  void read(Parts parts) {
    while (true) {
      switch (cursor.current()) {
        case ' ', '\t', '\r', '\n', ';', '&', '|', '(', ')', Cursor.END -> {
          return;
        }
        case '<', '>' -> {
          if (cursor.peek() != '(') {
            return;
          }
          parts.endLiteral();
          parts.add(expansions.process());
        }
        case '?', '*', '+', '@', '!' -> {
          parts.take();
          if (cursor.is('(')) {
            parenthesised(parts);
          }
        }
        default -> readOne(parts, Quoting.NONE);
      }
    }
  }

  /** Reads one character, or the quote or expansion that it begins. */
  void readOne(Parts parts, Quoting quoting) {
    switch (cursor.current()) {
      case '\\' -> escape(parts);
      case '\'' -> {
        parts.endLiteral();
        parts.add(singleQuoted());
      }
      case '"' -> {
        parts.endLiteral();
        parts.add(doubleQuoted(cursor.start()));
      }
      case '$' -> {
        if (expansions.beginsAt(quoting)) {
          parts.endLiteral();
          parts.add(expansions.dollar(quoting));
        } else {
          parts.take();
        }
      }
      case '`' -> {
        parts.endLiteral();
        parts.add(expansions.backquotes(quoting));
      }
      default -> parts.take();
    }
  }

  /** Reads the character in double quotes, or the expansion that it begins. */
  void readOneQuoted(Parts parts, String escapable) {
    if (!cursor.is('\\')) {
      readOne(parts, Quoting.DOUBLE);
      return;
    }
    cursor.advanceRaw();
    if (cursor.atEnd() || escapable.indexOf(cursor.current()) < 0) {
      parts.append('\\');
    }
    if (!cursor.atEnd()) {
      parts.take();
    }
  }

  private void escape(Parts parts) {
    cursor.advanceRaw();
    if (cursor.atEnd()) {
      parts.append('\\');
    } else {
      parts.take();
    }
  }

  private WordPart singleQuoted() {
    int start = cursor.start();
    var value = new StringBuilder();
    cursor.advanceRaw();
    while (!cursor.is('\'')) {
      failAtEnd();
      value.append((char) cursor.current());
      cursor.advanceRaw();
    }
    cursor.advance();
    return new WordPart.SingleQuoted(new TextRange(start, cursor.previousEnd()), value.toString());
  }

  /**
   * Returns the double quotes that open at the cursor, {@code start} being at a dollar or there.
   */
  WordPart doubleQuoted(int start) {
    limits.enter();
    cursor.advance();
    var parts = new Parts(cursor, cursor.previousEnd());
    while (!cursor.is('"')) {
      failAtEnd();
      if (cursor.is('\'')) {
        parts.take();
      } else {
        readOneQuoted(parts, "$`\"\\");
      }
    }
    var inner = parts.upTo(cursor.start());
    cursor.advance();
    limits.leave();
    return new WordPart.DoubleQuoted(new TextRange(start, cursor.previousEnd()), inner);
  }

  /** Reads a name, an index and the equals sign of an assignment as far as they are there. */
  Optional<Target> target(Parts parts) {
    if (!Names.isStart(cursor.current())) {
      return Optional.empty();
    }
    while (Names.isPart(cursor.current())) {
      parts.take();
    }
    if (!cursor.is('=') && !cursor.is('[') && !cursor.is('+')) {
      return Optional.empty();
    }
    var name = parts.pending();
    if (cursor.is('[')) {
      index(parts);
    }
    boolean append = cursor.is('+') && cursor.peek() == '=';
    if (append) {
      parts.take();
    }
    if (!cursor.is('=')) {
      return Optional.empty();
    }
    parts.take();
    return Optional.of(new Target(name, append));
  }

  private void index(Parts parts) {
    int open = 0;
    do {
      failAtEnd();
      if (cursor.is('[')) {
        open++;
      } else if (cursor.is(']')) {
        open--;
      }
      readOne(parts, Quoting.NONE);
    } while (open > 0);
  }

  /** Reads the value of an assignment, which may be an array. */
  void value(Parts parts) {
    if (cursor.is('(')) {
      array(parts);
    } else {
      read(parts);
    }
  }

  private void array(Parts parts) {
    boolean inWord = false;
    parts.take();
    while (!cursor.is(')')) {
      failAtEnd();
      if (cursor.is('#') && !inWord) {
        comment(parts);
        continue;
      }
      inWord = !cursor.isBlank() && !cursor.is('\n');
      switch (cursor.current()) {
        case ';', '&', '|', '(' -> throw new Unreadable("operator in an array");
        case '<', '>' -> {
          if (cursor.peek() != '(') {
            throw new Unreadable("redirection in an array");
          }
          parts.endLiteral();
          parts.add(expansions.process());
        }
        case '?', '*', '+', '@', '!' -> {
          parts.take();
          if (cursor.is('(')) {
            parenthesised(parts);
          }
        }
        default -> readOne(parts, Quoting.NONE);
      }
    }
    parts.take();
  }

  private void comment(Parts parts) {
    while (!cursor.is('\n')) {
      failAtEnd();
      cursor.advanceRaw();
    }
    parts.take();
  }

  /** Reads a pattern in parentheses, or a part of a regular expression. */
  void parenthesised(Parts parts) {
    int open = 0;
    do {
      failAtEnd();
      if (cursor.is('(')) {
        open++;
      } else if (cursor.is(')')) {
        open--;
      }
      readOne(parts, Quoting.NONE);
    } while (open > 0);
  }

  private void failAtEnd() {
    if (cursor.atEnd()) {
      throw new Unreadable("unterminated");
    }
  }
}
