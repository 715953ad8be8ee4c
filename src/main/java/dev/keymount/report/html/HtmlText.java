package dev.keymount.report.html;

import java.util.ArrayList;
import java.util.List;

/** Text of a repository or of a log as text of HTML and SVG, in elements and in attributes. */
final class HtmlText {

  private HtmlText() {}

  /**
   * Returns the text with all that means something to HTML escaped. Control characters, halves of
   * surrogate pairs, and what turns the direction of text or can't be seen are shown in brackets by
   * their numbers; tabs and line feeds stay.
   */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> {
          if (isVisible(c)) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append(String.format("[U+%04X]", c));
          }
        }
      }
    }
    return escaped.toString();
  }

  private static boolean isVisible(int c) {
    if (c == '\n' || c == '\t') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> (c & 0xfffe) != 0xfffe;
    };
  }

  /** Returns the text cut to a number of columns, of which wide characters take two. */
  static String shortened(String text, int columns) {
    int taken = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      taken += columns(c);
      if (taken > columns) {
        return text.substring(0, backed(text, at)) + "…";
      }
      at += Character.charCount(c);
    }
    return text;
  }

  /** Returns the text in lines of so many columns, the last of which may be cut. */
  static List<String> broken(String text, int columns, int lines) {
    var broken = new ArrayList<String>();
    var rest = text;
    while (broken.size() < lines - 1 && columns(rest) > columns) {
      var line = shortened(rest, columns);
      int length = line.length() - 1;
      int space = rest.lastIndexOf(' ', length);
      int cut = space > length / 2 ? space : length;
      broken.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    broken.add(shortened(rest, columns));
    return broken;
  }

  /** Returns where to cut so that an ellipsis takes the place of the last character. */
  private static int backed(String text, int at) {
    return at == 0 ? 0 : text.offsetByCodePoints(at, -1);
  }

  /** Returns how many columns a text takes. */
  static int columns(String text) {
    return text.codePoints().map(HtmlText::columns).sum();
  }

  private static int columns(int c) {
    if (!isVisible(c)) {
      return 9;
    }
    return c < 0x1100 ? 1 : 2;
  }
}
