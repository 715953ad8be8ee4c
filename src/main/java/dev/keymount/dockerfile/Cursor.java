package dev.keymount.dockerfile;

import java.util.Arrays;

/**
 * A reading position in the characters of one instruction as BuildKit joins them: the pieces of its
 * physical lines in place, without what lies between them.
 *
 * <p>All offsets are offsets in the text of the file.
 */
final class Cursor {

  private final String text;
  private final boolean utf8;
  private int[] bounds = new int[32];
  private int size;
  private int origin;
  private int piece;
  private int at;
  private int pieceEnd;
  private int behind;
  private int lessThan = -1;

  Cursor(String text, boolean utf8) {
    this.text = text;
    this.utf8 = utf8;
  }

  /** Returns a cursor at the start of the whole of {@code text}. */
  static Cursor over(String text, boolean utf8) {
    var cursor = new Cursor(text, utf8);
    cursor.add(0, text.length());
    cursor.rewind();
    return cursor;
  }

  /** Forgets all pieces; {@code offset} is where others will start. */
  void clear(int offset) {
    size = 0;
    origin = offset;
  }

  /** Adds a piece behind the others. */
  void add(int start, int end) {
    if (start == end) {
      return;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    bounds[size++] = start;
    bounds[size++] = end;
  }

  /** Takes white space off the end. */
  void trimEnd() {
    while (size > 0) {
      int trimmed = Whitespace.trim(text, bounds[size - 2], bounds[size - 1], utf8);
      if (trimmed > bounds[size - 2]) {
        bounds[size - 1] = trimmed;
        return;
      }
      size -= 2;
    }
  }

  /** Moves to the first character. */
  void rewind() {
    piece = 0;
    at = size == 0 ? origin : bounds[0];
    pieceEnd = size == 0 ? origin : bounds[1];
    behind = at;
  }

  boolean atEnd() {
    return at == pieceEnd;
  }

  char current() {
    return text.charAt(at);
  }

  /** Returns the character after the current one, or 0 at the end. */
  char following() {
    if (at + 1 < pieceEnd) {
      return text.charAt(at + 1);
    }
    return piece + 2 < size ? text.charAt(bounds[piece + 2]) : 0;
  }

  /** Steps over the current character. */
  void advance() {
    at++;
    behind = at;
    if (at == pieceEnd && piece + 2 < size) {
      piece += 2;
      at = bounds[piece];
      pieceEnd = bounds[piece + 1];
    }
  }

  /** Steps over all that is left. */
  void finish() {
    if (size > 0) {
      piece = size - 2;
      pieceEnd = bounds[size - 1];
      at = pieceEnd;
      behind = pieceEnd;
    }
  }

  /** Steps over white space as Go has it. */
  void skipSpace() {
    while (at < pieceEnd) {
      int length = Whitespace.length(text, at, pieceEnd, utf8);
      if (length == 0) {
        return;
      }
      for (int i = 0; i < length; i++) {
        advance();
      }
    }
  }

  /** Returns whether there is white space as Go has it. */
  boolean atSpace() {
    return Whitespace.length(text, at, pieceEnd, utf8) > 0;
  }

  /** Returns whether {@code c} alone is white space as Go has it. */
  boolean isSpace(char c) {
    return Whitespace.isSpace(c) && (c < 0x80 || utf8);
  }

  /** Steps over the blanks that BuildKit's regular expression for white space takes. */
  void skipBlanks() {
    while (!atEnd() && Whitespace.isBlank(current())) {
      advance();
    }
  }

  /** Steps over everything up to the next such blank. */
  void skipToBlank() {
    while (!atEnd() && !Whitespace.isBlank(current())) {
      advance();
    }
  }

  /** Returns the offset of the current character, and at the end the one behind the last. */
  int position() {
    return at;
  }

  /** Returns the offset behind the character that was stepped over last. */
  int behind() {
    return behind;
  }

  /** Returns the offset behind the last character. */
  int end() {
    return size == 0 ? origin : bounds[size - 1];
  }

  /** Returns a mark of this place for {@link #reset}. */
  long mark() {
    return (long) piece << 32 | at;
  }

  /** Goes back to a place. */
  void reset(long mark) {
    piece = (int) (mark >>> 32);
    at = (int) mark;
    pieceEnd = size == 0 ? at : bounds[piece + 1];
    behind = at;
  }

  /** Returns whether two less-than signs follow each other anywhere. */
  boolean containsDoubleLessThan() {
    boolean openEnd = false;
    for (int i = 0; i < size; i += 2) {
      if (openEnd && text.charAt(bounds[i]) == '<') {
        return true;
      }
      int found = nextLessThan(bounds[i]);
      while (found + 1 < bounds[i + 1]) {
        if (text.charAt(found + 1) == '<') {
          return true;
        }
        found = nextLessThan(found + 1);
      }
      openEnd = found < bounds[i + 1];
    }
    return false;
  }

  private int nextLessThan(int from) {
    if (lessThan < from) {
      int found = text.indexOf('<', from);
      lessThan = found < 0 ? Integer.MAX_VALUE - 1 : found;
    }
    return lessThan;
  }
}
