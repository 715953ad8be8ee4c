package dev.keymount.caller.yaml;

/** What stands between the nodes of a file: blanks, line ends and comments. */
final class Blanks {

  private Blanks() {}

  /** Returns the offset of the first character from {@code at} on that is part of no comment. */
  static int skip(String text, int at) {
    int place = at;
    while (place < text.length()) {
      char character = text.charAt(place);
      if (character == '#' && opensComment(text, place)) {
        place = lineEnd(text, place);
      } else if (" \t\r\n\uFEFF".indexOf(character) >= 0) {
        place++;
      } else {
        break;
      }
    }
    return place;
  }

  /** Returns the offset of the line break that ends the line, or the end of the text. */
  static int lineEnd(String text, int at) {
    int feed = text.indexOf('\n', at);
    if (feed < 0) {
      return text.length();
    }
    return feed > at && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
  }

  /** Returns the offset of the next line, or the end of the text. */
  static int nextLine(String text, int at) {
    int feed = text.indexOf('\n', at);
    return feed < 0 ? text.length() : feed + 1;
  }

  /** Returns the offset of the line's first character. */
  static int lineStart(String text, int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Returns whether the rest of the line is blank or a comment. */
  static boolean endsLine(String text, int at) {
    int end = lineEnd(text, at);
    int place = at;
    while (place < end && (text.charAt(place) == ' ' || text.charAt(place) == '\t')) {
      place++;
    }
    return place == end || text.charAt(place) == '#' && opensComment(text, place);
  }

  /** Returns whether the line holds nothing but spaces ahead of an offset. */
  static boolean startsLine(String text, int at) {
    int start = lineStart(text, at);
    return text.substring(start, at).chars().allMatch(c -> c == ' ' || c == '\uFEFF');
  }

  private static boolean opensComment(String text, int hash) {
    return hash == 0 || " \t\r\n,[]{}\uFEFF".indexOf(text.charAt(hash - 1)) >= 0;
  }
}
