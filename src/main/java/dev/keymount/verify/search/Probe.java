package dev.keymount.verify.search;

/** Compares spellings with the bytes around a place, and counts what that costs. */
final class Probe {

  private final byte[] bytes;
  private final int length;
  private int start;
  private int end;
  private long work;

  Probe(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Returns where the last match begins. */
  int start() {
    return start;
  }

  /** Returns where the last match ends. */
  int end() {
    return end;
  }

  /** Returns the number of bytes compared so far. */
  long work() {
    return work;
  }

  /** Returns whether a spelling stands where its byte number {@code index} is at {@code place}. */
  boolean matches(Spelling spelling, int index, int place) {
    end = forwards(spelling, index, place);
    if (end < 0) {
      return false;
    }
    start = backwards(spelling, index, place);
    return start >= 0 && end - start <= spelling.span();
  }

  private int forwards(Spelling spelling, int index, int place) {
    byte[] text = spelling.text();
    byte[] variant = spelling.variant();
    int at = place;
    for (int i = index; i < text.length; i++, at++) {
      work++;
      if (spelling.wraps() && at < length && isGap(bytes[at])) {
        at = afterGap(at);
      }
      if (at >= length || bytes[at] != text[i] && bytes[at] != variant[i]) {
        return -1;
      }
    }
    return at;
  }

  private int backwards(Spelling spelling, int index, int place) {
    byte[] text = spelling.text();
    byte[] variant = spelling.variant();
    int at = place;
    for (int i = index - 1; i >= 0; i--) {
      work++;
      if (spelling.wraps()) {
        at = beforeGap(at);
      }
      at--;
      if (at < 0 || bytes[at] != text[i] && bytes[at] != variant[i]) {
        return -1;
      }
    }
    return at;
  }

  private static boolean isGap(byte b) {
    return b == '\n' || b == '\r' || b == '\\';
  }

  /** Passes over line ends, also as JSON writes them, and the indentation behind them. */
  private int afterGap(int from) {
    int at = from;
    while (at < length && at - from < Spelling.LONGEST_GAP) {
      byte b = bytes[at];
      if (b == '\n' || b == '\r' || at > from && isBlank(b)) {
        at++;
      } else if (isEscapedLineEnd(at)) {
        at += 2;
      } else {
        break;
      }
      work++;
    }
    return at;
  }

  private int beforeGap(int to) {
    int at = to;
    int lineEnd = to;
    while (at > 0 && to - at < Spelling.LONGEST_GAP) {
      byte b = bytes[at - 1];
      if (b == '\n' || b == '\r') {
        at--;
        lineEnd = at;
      } else if (at > 1 && isEscapedLineEnd(at - 2)) {
        at -= 2;
        lineEnd = at;
      } else if (isBlank(b)) {
        at--;
      } else {
        break;
      }
      work++;
    }
    return lineEnd;
  }

  private boolean isEscapedLineEnd(int at) {
    return bytes[at] == '\\' && at + 1 < length && (bytes[at + 1] == 'n' || bytes[at + 1] == 'r');
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
