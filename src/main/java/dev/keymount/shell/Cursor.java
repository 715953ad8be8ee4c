package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * The characters that the shell sees in a part of a text, one at a time.
 *
 * <p>Gaps are passed over; a line feed with a carriage return before it is one character. Inside
 * backquotes the end is the next backquote, and a backslash that the backquotes take away belongs
 * to the character behind it.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html">POSIX
 *     shell command language, 2.2.1 and 2.6.3</a>
 */
final class Cursor {

  static final int END = -1;

  private static final int DEEPEST_BACKQUOTES = 5;

  private final String text;
  private final int[] gaps;
  private final Limits limits;
  private int limit;
  private int backquotes;
  private int quotedBackquotes;

  private int gap;
  private int character;
  private int start;
  private int end;
  private int previousEnd;

  Cursor(String text, TextRange range, List<TextRange> gaps, Limits limits) {
    this.text = text;
    this.limits = limits;
    this.gaps = flatten(gaps);
    this.limit = range.end();
    this.end = range.start();
    advance();
    previousEnd = start;
  }

  private Cursor(Cursor other) {
    this.text = other.text;
    this.gaps = other.gaps;
    this.limits = other.limits;
    this.backquotes = other.backquotes;
    this.quotedBackquotes = other.quotedBackquotes;
    this.limit = other.limit;
    copyPosition(other);
  }

  private static int[] flatten(List<TextRange> gaps) {
    var offsets = new int[gaps.size() * 2];
    for (int i = 0; i < gaps.size(); i++) {
      offsets[2 * i] = gaps.get(i).start();
      offsets[2 * i + 1] = gaps.get(i).end();
    }
    return offsets;
  }

  /** Returns the current character or END. */
  int current() {
    return character;
  }

  boolean is(char expected) {
    return character == expected;
  }

  boolean isBlank() {
    return character == ' ' || character == '\t' || character == '\r';
  }

  boolean atEnd() {
    return character == END;
  }

  /** Returns the offset of the current character. */
  int start() {
    return start;
  }

  /** Returns the offset behind the current character. */
  int end() {
    return end;
  }

  /** Returns the offset behind the last character that was passed. */
  int previousEnd() {
    return previousEnd;
  }

  int limit() {
    return limit;
  }

  /** Moves to the next character; a backslash with a line ending behind it is none. */
  void advance() {
    previousEnd = end;
    decode(backquotes);
    while (character == '\\' && skipLineEnding()) {
      decode(backquotes);
    }
  }

  /** Moves to the next character where a backslash does not join lines. */
  void advanceRaw() {
    previousEnd = end;
    decode(backquotes);
  }

  /** Returns the character behind the current one. */
  int peek() {
    if (backquotes == 0 && end < limit && (gap >= gaps.length || end < gaps[gap])) {
      char next = text.charAt(end);
      if (next != '\\' && next != '\r') {
        return next;
      }
    }
    var ahead = fork();
    ahead.advance();
    return ahead.character;
  }

  /** Passes over the current character if it is the expected one. */
  boolean accept(char expected) {
    if (character != expected) {
      return false;
    }
    advance();
    return true;
  }

  void require(char expected) {
    if (!accept(expected)) {
      throw new Unreadable("expected " + expected);
    }
  }

  void skipBlanks() {
    while (isBlank()) {
      advance();
    }
  }

  /** Returns a cursor at the same place that moves on its own. */
  Cursor fork() {
    return new Cursor(this);
  }

  /** Moves to where another cursor is. */
  void moveTo(Cursor other) {
    copyPosition(other);
  }

  /** Moves to the character behind another cursor's, reading on as raw or joined text. */
  void moveBehind(Cursor other, boolean raw) {
    copyPosition(other);
    if (raw) {
      advanceRaw();
    } else {
      advance();
    }
  }

  /** Sets where the text ends and returns where it ended before. */
  int limitTo(int newLimit) {
    int old = limit;
    limit = newLimit;
    return old;
  }

  /** Enters backquotes, whose first one is the current character. */
  void openBackquotes(Quoting quoting) {
    if (backquotes == DEEPEST_BACKQUOTES) {
      throw new Unreadable("backquotes nested too deeply");
    }
    backquotes++;
    quotedBackquotes = quotedBackquotes << 1 | (quoting == Quoting.DOUBLE ? 1 : 0);
    advance();
  }

  /** Leaves the innermost backquotes at their end. */
  void closeBackquotes() {
    backquotes--;
    quotedBackquotes >>= 1;
    end = start;
    advanceRaw();
    require('`');
  }

  /** Returns the text between two offsets without gaps. */
  String text(int from, int to) {
    int index = gap;
    while (index > 0 && gaps[index - 1] > from) {
      index -= 2;
    }
    if (index >= gaps.length || gaps[index] >= to) {
      return text.substring(from, to);
    }
    var joined = new StringBuilder(to - from);
    int at = from;
    for (; index < gaps.length && gaps[index] < to; index += 2) {
      joined.append(text, at, Math.max(at, gaps[index]));
      at = Math.max(at, gaps[index + 1]);
    }
    return at < to ? joined.append(text, at, to).toString() : joined.toString();
  }

  private boolean skipLineEnding() {
    int savedStart = start;
    int savedEnd = end;
    int savedGap = gap;
    decode(backquotes);
    if (character == '\n') {
      return true;
    }
    character = '\\';
    start = savedStart;
    end = savedEnd;
    gap = savedGap;
    return false;
  }

  private void decode(int level) {
    if (level == 0) {
      decodeText();
      return;
    }
    decode(level - 1);
    if (character == '`') {
      character = END;
      end = start;
    } else if (character == '\\') {
      int savedStart = start;
      int savedEnd = end;
      int savedGap = gap;
      decode(level - 1);
      if (!losesBackslash(level)) {
        character = '\\';
        end = savedEnd;
        gap = savedGap;
      }
      start = savedStart;
    }
  }

  private boolean losesBackslash(int level) {
    return character == '$'
        || character == '`'
        || character == '\\'
        || (character == '"' && (quotedBackquotes >> (backquotes - level) & 1) == 1);
  }

  private void decodeText() {
    limits.step();
    int at = end;
    while (gap < gaps.length && at >= gaps[gap]) {
      at = Math.max(at, gaps[gap + 1]);
      gap += 2;
    }
    start = at;
    if (at >= limit) {
      character = END;
      start = Math.max(end, limit);
      end = start;
      return;
    }
    character = text.charAt(at);
    end = at + 1;
    if (character == '\r' && end < limit && text.charAt(end) == '\n') {
      character = '\n';
      end++;
    }
  }

  private void copyPosition(Cursor other) {
    gap = other.gap;
    character = other.character;
    start = other.start;
    end = other.end;
    previousEnd = other.previousEnd;
  }
}
