package dev.keymount.dockerfile;

/**
 * The two notions of white space in BuildKit's parser: the five blanks of its regular expression,
 * and Go's {@code unicode.IsSpace}.
 */
final class Whitespace {

  private Whitespace() {}

  /** Returns whether {@code c} separates the keyword, and the words of list instructions. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B;
  }

  /** Returns whether {@code c} is white space of one byte. */
  static boolean isAscii(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Returns whether {@code c} is white space to Go. */
  static boolean isSpace(char c) {
    return c < 0x80 ? isAscii(c) : isWide(c);
  }

  private static boolean isWide(char c) {
    return switch (c) {
      case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /**
   * Returns how many characters the white space at {@code at} has, or 0 where there is none. In
   * text that holds one byte a character it may have up to three.
   */
  static int length(String text, int at, int end, boolean utf8) {
    char c = text.charAt(at);
    if (c < 0x80) {
      return isAscii(c) ? 1 : 0;
    }
    if (utf8) {
      return isWide(c) ? 1 : 0;
    }
    if (c == 0xC2 && at + 1 < end) {
      return isWide(text.charAt(at + 1)) ? 2 : 0;
    }
    return c >= 0xE1 && c <= 0xE3 && at + 2 < end && isWide(threeBytes(text, at)) ? 3 : 0;
  }

  private static char threeBytes(String text, int at) {
    char second = text.charAt(at + 1);
    char third = text.charAt(at + 2);
    boolean wellFormed = (second & 0xFFC0) == 0x80 && (third & 0xFFC0) == 0x80;
    return wellFormed
        ? (char) ((text.charAt(at) & 0xF) << 12 | (second & 0x3F) << 6 | (third & 0x3F))
        : 0;
  }

  /** Returns the offset of the first character that is no white space, at most {@code end}. */
  static int skip(String text, int start, int end, boolean utf8) {
    int at = start;
    while (at < end) {
      int length = length(text, at, end, utf8);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return end;
  }

  /** Returns the offset behind the last character that is no white space. */
  static int trim(String text, int start, int end, boolean utf8) {
    int at = end;
    while (at > start) {
      int length = lengthBefore(text, start, at, utf8);
      if (length == 0) {
        return at;
      }
      at -= length;
    }
    return start;
  }

  private static int lengthBefore(String text, int start, int end, boolean utf8) {
    for (int length = 1; length <= (utf8 ? 1 : 3) && end - length >= start; length++) {
      if (length(text, end - length, end, utf8) == length) {
        return length;
      }
    }
    return 0;
  }
}
