package dev.keymount.dockerfile;

import java.nio.charset.StandardCharsets;

/** What the bytes of a character are to code that reads bytes. */
final class Utf8 {

  private Utf8() {}

  /**
   * Returns whether a byte of a character above ASCII is white space when taken for a character.
   */
  static boolean hasSpaceByte(char c) {
    return isSpaceByte(0x80 | (c & 0x3F))
        || (c >= 0x800 && !Character.isSurrogate(c) && isSpaceByte(0x80 | (c >> 6 & 0x3F)));
  }

  static boolean isSpaceByte(int b) {
    return b == 0x85 || b == 0xA0;
  }

  /** Returns the UTF-8 bytes of {@code text}, each as one character. */
  static String bytesAsCharacters(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
