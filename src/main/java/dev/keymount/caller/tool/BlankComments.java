package dev.keymount.caller.tool;

/** JSON with comments as YAML reads it: comments and tabs are spaces, and every offset stays. */
final class BlankComments {

  private BlankComments() {}

  static String of(String text) {
    var result = new StringBuilder(text);
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      int end = at + 1;
      if (character == '"') {
        end = stringEnd(text, at);
      } else if (text.startsWith("//", at)) {
        end = lineEnd(text, at);
        blank(result, at, end);
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        end = close < 0 ? text.length() : close + 2;
        blank(result, at, end);
      } else if (character == '\t') {
        result.setCharAt(at, ' ');
      }
      at = end;
    }
    return result.toString();
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        text.setCharAt(at, ' ');
      }
    }
  }

  private static int stringEnd(String text, int start) {
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private static int lineEnd(String text, int start) {
    int feed = text.indexOf('\n', start);
    return feed < 0 ? text.length() : feed;
  }
}
