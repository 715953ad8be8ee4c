package dev.keymount.verify.search;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a writer of JSON escapes in a string, besides what it must.
 *
 * @param others the characters that it may leave
 * @param isAscii whether it escapes all that is not ASCII
 * @param hex how it writes digits
 */
record JsonEscapes(String others, boolean isAscii, HexFormat hex) {

  /** What everything escapes. */
  static final JsonEscapes FEWEST = new JsonEscapes("", false, HexFormat.of());

  /** What known writers do: Go escapes for HTML, PHP slashes, Python what is not ASCII. */
  static final List<JsonEscapes> ALL = all();

  private static List<JsonEscapes> all() {
    var all = new ArrayList<JsonEscapes>();
    for (var others : List.of("", "/", "<>&", "<>&'", "<>&'=", "/<>&'")) {
      all.add(new JsonEscapes(others, false, HexFormat.of()));
      all.add(new JsonEscapes(others, true, HexFormat.of()));
    }
    return List.copyOf(all);
  }

  JsonEscapes inUpperCase() {
    return new JsonEscapes(others, isAscii, hex.withUpperCase());
  }

  String applyTo(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int named = "\"\\\n\r\t\b\f".indexOf(c);
      if (named >= 0) {
        out.append('\\').append("\"\\nrtbf".charAt(named));
      } else if (c == '/' && others.indexOf(c) >= 0) {
        out.append("\\/");
      } else if (c < ' ' || isAscii && c > '~' || others.indexOf(c) >= 0) {
        out.append("\\u").append(hex.toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
