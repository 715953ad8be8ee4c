package dev.keymount.secret;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords and tokens that are written out among the arguments of a download. */
final class LoginText {

  private static final Pattern CURL = Pattern.compile("\\bcurl\\b");

  /** The option of curl for a user, and the word behind it. */
  private static final Pattern USER =
      Pattern.compile(
          "(?<=\\s)(?:-[A-Za-z#]{0,12}u[ \\t]*+|--(?:proxy-)?user[ \\t=]++)"
              + "(?:\"[^\":$]{1,64}:([^\"$]++)\""
              + "|'[^':$]{1,64}:([^'$]++)'"
              + "|[^\\s:\"'$]{1,64}:([^\\s\"'$]++)(?=[\"'\\s]|\\z))");

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "Authorization:[ \\t]*+(?:Basic|Bearer)[ \\t]++([^\\s\"'$]{12,}+)(?=[\"'\\s]|\\z)",
          Pattern.CASE_INSENSITIVE);

  private LoginText() {}

  /** Returns the text with a mark in the place of passwords; lines stay lines. */
  static String redact(String text) {
    var headers = replace(AUTHORIZATION.matcher(text), text, 0);
    if (!CURL.matcher(headers).find()) {
      return headers;
    }
    var lines = headers.split("\n", -1);
    boolean continued = false;
    for (int at = 0; at < lines.length; at++) {
      var line = lines[at];
      var curl = CURL.matcher(line);
      int from = continued ? 0 : curl.find() ? curl.end() : -1;
      if (from >= 0) {
        lines[at] = replace(USER.matcher(line), line, from);
      }
      continued = from >= 0 && line.stripTrailing().endsWith("\\");
    }
    return String.join("\n", lines);
  }

  private static String replace(Matcher matcher, String text, int start) {
    var result = new StringBuilder(text.length());
    int at = 0;
    for (int from = start; from <= text.length() && matcher.find(from); from = matcher.end()) {
      int group = 1;
      while (matcher.group(group) == null) {
        group++;
      }
      result.append(text, at, matcher.start(group)).append(Redaction.MARK);
      at = matcher.end(group);
    }
    return result.append(text, at, text.length()).toString();
  }
}
