package dev.keymount.caller.yaml;

import java.util.regex.Pattern;

/** What may stand without quotes, and the quotes of the rest. */
final class PlainScalars {

  private static final Pattern WORDS =
      Pattern.compile("(?:--)?[A-Za-z_./$][\\w./$\\-=@+(){}:?,<>~%^;|&'\"\\[\\]*!`\\\\ ]*");
  private static final Pattern BLOCK_OPENER = Pattern.compile(": |:$| #|^[-?] | $|^---|^\\.\\.\\.");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)true|false|yes|no|on|off|y|n|null|~|[-+]?\\.inf|\\.nan|[-+.]?\\d[\\d_.:xeE+-]*");

  private PlainScalars() {}

  /** Returns whether a text can stand without quotes and is read back as the same text. */
  static boolean isPlain(String text, boolean flow) {
    return WORDS.matcher(text).matches()
        && !BLOCK_OPENER.matcher(text).find()
        && !RESERVED.matcher(text).matches()
        && !(flow && text.chars().anyMatch(c -> "[]{},:".indexOf(c) >= 0));
  }

  /** Returns a text as it is written, without quotes where it can. */
  static String written(String text, boolean flow) {
    return isPlain(text, flow) ? text : quoted(text);
  }

  /** Returns a text in single quotes, or in double quotes where that reads better or must be. */
  static String quoted(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c != '\'' && c != 0x7f);
    return plain ? "'" + text + "'" : "\"" + escaped(text) + "\"";
  }

  /** Returns a text as it is written between double quotes, which is right in JSON too. */
  static String escaped(String text) {
    var result = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '"' -> result.append("\\\"");
        case '\\' -> result.append("\\\\");
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        default -> result.append(character);
      }
    }
    return result.toString();
  }
}
