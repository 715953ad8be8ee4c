package dev.keymount.dockerfile;

import dev.keymount.source.SourceText;

/**
 * The physical lines of a text, one after the other.
 *
 * <p>A line ends at a line feed; all carriage returns before it belong to the line ending. As Go's
 * scanner does for BuildKit, reading ends before a line of more bytes than fit its buffer.
 */
final class PhysicalLines {

  /** How many bytes a line with its line feed may have: Go's {@code bufio.MaxScanTokenSize}. */
  static final int LIMIT = 64 * 1024;

  private final String text;
  private final boolean utf8;
  private int start;
  private int end;
  private int next;
  private boolean tooLong;

  PhysicalLines(SourceText source) {
    this.text = source.text();
    this.utf8 = source.isUtf8();
  }

  /** Moves to the next line; returns false where there is none that BuildKit reads. */
  boolean advance() {
    if (next == text.length() || tooLong) {
      return false;
    }
    int feed = text.indexOf('\n', next);
    int behind = feed < 0 ? text.length() : feed + 1;
    if (exceeds(next, behind, feed < 0 ? LIMIT - 1 : LIMIT)) {
      tooLong = true;
      return false;
    }
    start = next;
    next = behind;
    end = behind;
    while (end > start && isLineEnding(text.charAt(end - 1))) {
      end--;
    }
    return true;
  }

  private static boolean isLineEnding(char c) {
    return c == '\n' || c == '\r';
  }

  private boolean exceeds(int from, int to, int limit) {
    if (!utf8 || (to - from) * 3L <= limit) {
      return to - from > limit;
    }
    long bytes = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes > limit;
  }

  /** Takes the first characters off the current line. */
  void skip(int characters) {
    start = Math.min(start + characters, end);
  }

  int start() {
    return start;
  }

  /** Returns the offset behind the line without its line ending. */
  int end() {
    return end;
  }

  /** Returns the offset behind the line ending. */
  int next() {
    return next;
  }

  /** Returns whether reading ended before a line that is too long. */
  boolean stoppedAtLongLine() {
    return tooLong;
  }
}
