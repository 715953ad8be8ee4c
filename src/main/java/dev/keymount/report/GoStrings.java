package dev.keymount.report;

/** Strings as Go prints them. */
final class GoStrings {

  private static final char REPLACEMENT = 0xFFFD;

  private GoStrings() {}

  /**
   * Returns the text of UTF-8 bytes, of which {@code bytes} holds one in each character; a byte
   * that is not part of a valid sequence becomes a replacement character of its own.
   */
  static String fromBytes(String bytes) {
    var text = new StringBuilder(bytes.length());
    int at = 0;
    while (at < bytes.length()) {
      int length = length(bytes, at);
      if (length == 0) {
        text.append(bytes.charAt(at) < 0x80 ? bytes.charAt(at) : REPLACEMENT);
        at++;
      } else {
        text.appendCodePoint(codePoint(bytes, at, length));
        at += length;
      }
    }
    return text.toString();
  }

  /** Returns how many bytes the sequence at {@code at} has, 0 for ASCII or none that is valid. */
  private static int length(String bytes, int at) {
    char first = bytes.charAt(at);
    int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || at + length > bytes.length()) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes.charAt(at + i) & 0xFFC0) != 0x80) {
        return 0;
      }
    }
    int point = codePoint(bytes, at, length);
    boolean shortest = length == 2 || point >= (length == 3 ? 0x800 : 0x10000);
    boolean character = point <= Character.MAX_CODE_POINT && (point < 0xD800 || point > 0xDFFF);
    return shortest && character ? length : 0;
  }

  private static int codePoint(String bytes, int at, int length) {
    int point = bytes.charAt(at) & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      point = point << 6 | (bytes.charAt(at + i) & 0x3F);
    }
    return point;
  }
}
