package dev.keymount.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The escapes that Go's {@code encoding/json} writes in strings. */
final class GoEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1;

  private final int[] codes;

  GoEscapes() {
    codes = standardAsciiEscapesForJSON();
    for (int c = 0; c < ' '; c++) {
      if (codes[c] == ESCAPE_STANDARD) {
        codes[c] = ESCAPE_CUSTOM;
      }
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return codes.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    boolean escaped = c < ' ' || c == 0x2028 || c == 0x2029;
    return escaped ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
  }
}
