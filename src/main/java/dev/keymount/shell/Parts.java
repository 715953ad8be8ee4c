package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a word while it is read; what lies between two of them becomes a literal, so that
 * they tile.
 */
final class Parts {

  private final Cursor cursor;
  private final int start;
  private final List<WordPart> parts = new ArrayList<>(2);
  private final StringBuilder literal = new StringBuilder();
  private int end;

  /** Starts at an offset that the cursor has reached. */
  Parts(Cursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
    this.end = start;
  }

  int start() {
    return start;
  }

  void append(int character) {
    if (character != Cursor.END) {
      literal.append((char) character);
    }
  }

  /** Takes the current character as it is and moves on. */
  void take() {
    append(cursor.current());
    cursor.advance();
  }

  /** Ends the literal text before a part that begins at the cursor. */
  void endLiteral() {
    endLiteral(cursor.start());
  }

  /** Adds the part that ends where the cursor is. */
  void add(WordPart part) {
    parts.add(part);
    end = part.range().end();
  }

  /** Returns the parts up to an offset. */
  List<WordPart> upTo(int offset) {
    endLiteral(offset);
    return parts;
  }

  /** Returns the word that ends with the last character that was passed. */
  Word word() {
    int last = cursor.previousEnd();
    return last < start ? new Word(TextRange.at(last), "", List.of()) : wordUpTo(last);
  }

  Word wordUpTo(int offset) {
    endLiteral(offset);
    return new Word(new TextRange(start, offset), cursor.text(start, offset), parts);
  }

  /** Returns what has been read as a literal since the last part. */
  String pending() {
    return literal.toString();
  }

  private void endLiteral(int offset) {
    if (offset > end) {
      parts.add(new WordPart.Literal(new TextRange(end, offset), literal.toString()));
      literal.setLength(0);
      end = offset;
    }
  }
}
