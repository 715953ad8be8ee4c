package dev.keymount.dockerfile;

/**
 * The words of ARG, ENV and LABEL: separated by white space that is neither quoted nor escaped,
 * quotes kept, as {@code parseWords} in BuildKit's {@code parser/line_parsers.go} has them.
 */
final class WordLexer {

  private final Cursor cursor;
  private int start;
  private int end;
  private int equals;
  private int behindEquals;
  private char quote;

  WordLexer(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Steps over the next word; returns false where there is none. */
  boolean next(char escape) {
    cursor.skipSpace();
    start = cursor.position();
    end = start;
    equals = -1;
    quote = 0;
    while (!cursor.atEnd() && (quote != 0 || !cursor.atSpace())) {
      char c = cursor.current();
      if (c == escape && quote != '\'') {
        cursor.advance();
        // BuildKit drops an escape with nothing behind it
        if (!cursor.atEnd()) {
          take();
        }
      } else {
        if (c == quote) {
          quote = 0;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
          quote = c;
        }
        take();
      }
    }
    return end > start;
  }

  private void take() {
    int at = cursor.position();
    boolean first = equals < 0 && cursor.current() == '=';
    cursor.advance();
    end = cursor.behind();
    if (first) {
      equals = at;
      behindEquals = cursor.position();
    }
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean hasEquals() {
    return equals >= 0;
  }

  /** Returns the offset of the first equals sign. */
  int equals() {
    return equals;
  }

  /** Returns the offset of the character after the first equals sign. */
  int behindEquals() {
    return behindEquals;
  }
}
