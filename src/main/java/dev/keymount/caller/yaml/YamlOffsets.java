package dev.keymount.caller.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The way from a mark, which counts code points behind a byte order mark, to the file. */
final class YamlOffsets {

  private final String parsed;
  private final int shift;
  private final int @Nullable [] units;

  private YamlOffsets(String parsed, int shift, int @Nullable [] units) {
    this.parsed = parsed;
    this.shift = shift;
    this.units = units;
  }

  static YamlOffsets of(String text) {
    int shift = text.startsWith("\uFEFF") ? 1 : 0;
    var parsed = text.substring(shift);
    boolean wide = parsed.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
    return new YamlOffsets(parsed, shift, wide ? units(parsed) : null);
  }

  private static int[] units(String text) {
    var units = new int[text.codePointCount(0, text.length()) + 1];
    int at = 0;
    for (int index = 0; index < units.length - 1; index++) {
      units[index] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    units[units.length - 1] = text.length();
    return units;
  }

  /** Returns the text without byte order mark. */
  String parsed() {
    return parsed;
  }

  /** Returns the UTF-16 offset in the file. */
  int of(Mark mark) {
    int index = mark.getIndex();
    var known = units;
    return shift + (known == null ? index : known[Math.min(index, known.length - 1)]);
  }
}
