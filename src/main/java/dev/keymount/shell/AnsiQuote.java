package dev.keymount.shell;

import dev.keymount.source.TextRange;

/**
 * Reads bash's {@code $'…'}.
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html">Bash
 *     manual, 3.1.2.4</a>
 */
final class AnsiQuote {

  private final Cursor cursor;
  private final StringBuilder value = new StringBuilder();

  private AnsiQuote(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Returns the quote that began at {@code start} and whose first quote is at the cursor. */
  static WordPart read(Cursor cursor, int start) {
    var quote = new AnsiQuote(cursor);
    quote.read();
    return new WordPart.SingleQuoted(
        new TextRange(start, cursor.previousEnd()), quote.value.toString());
  }

  private void read() {
    cursor.advanceRaw();
    while (!cursor.is('\'')) {
      if (cursor.atEnd()) {
        throw new Unreadable("unterminated quote");
      }
      if (cursor.is('\\')) {
        cursor.advanceRaw();
        escape();
      } else {
        value.append((char) cursor.current());
        cursor.advanceRaw();
      }
    }
    cursor.advance();
  }

  private void escape() {
    int c = cursor.current();
    if (c >= '0' && c <= '7') {
      value.append((char) (number(8, 3) & 0xFF));
      return;
    }
    cursor.advanceRaw();
    switch (c) {
      case Cursor.END -> throw new Unreadable("unterminated quote");
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'e', 'E' -> value.append('\u001B');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000B');
      case '\\', '\'', '"', '?' -> value.append((char) c);
      case 'x' -> numbered('x', 2);
      case 'u' -> numbered('u', 4);
      case 'U' -> numbered('U', 8);
      case 'c' -> control();
      default -> value.append('\\').append((char) c);
    }
  }

  private void control() {
    if (!cursor.is('\'') && !cursor.atEnd()) {
      value.append((char) (cursor.current() & 0x1F));
      cursor.advanceRaw();
    } else {
      value.append("\\c");
    }
  }

  private void numbered(char letter, int digits) {
    if (Character.digit(cursor.current(), 16) < 0) {
      value.append('\\').append(letter);
      return;
    }
    int code = number(16, digits);
    if (Character.isValidCodePoint(code)) {
      value.appendCodePoint(code);
    }
  }

  private int number(int radix, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = cursor.current() < 128 ? Character.digit(cursor.current(), radix) : -1;
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      cursor.advanceRaw();
    }
    return number;
  }
}
