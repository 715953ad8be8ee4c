package dev.keymount.secret;

import java.util.LinkedHashSet;
import java.util.regex.Pattern;

/** Takes the values of the secrets that a user names out of text that people get to see. */
public final class NamedValues {

  /** Shorter values are words of their own elsewhere. */
  private static final int TELLING = 6;

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]*+)"
              + "(?:=|(?<=\\b(?i:env)[ \\t]{1,9}[A-Za-z0-9_.-]{1,99})[ \\t]+)"
              + "(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s\"';&|)]+)");

  private NamedValues() {}

  /** Returns the text without the values that are given to named secrets in it. */
  public static String redact(String text, NamePolicy names) {
    if (names.secret().isEmpty()) {
      return text;
    }
    var result = new StringBuilder(text.length());
    var values = new LinkedHashSet<String>();
    var matcher = ASSIGNED.matcher(text);
    int at = 0;
    while (matcher.find()) {
      var written = matcher.group(2);
      boolean quoted = written.startsWith("\"") || written.startsWith("'");
      var value = quoted ? written.substring(1, written.length() - 1) : written;
      if (names.isSecret(matcher.group(1)) && isValue(value)) {
        int start = matcher.start(2) + (quoted ? 1 : 0);
        result.append(text, at, start).append(Redaction.MARK);
        at = start + value.length();
        values.add(value);
      }
    }
    var redacted = result.append(text, at, text.length()).toString();
    for (var value : values) {
      redacted = value.length() < TELLING ? redacted : redacted.replace(value, Redaction.MARK);
    }
    return redacted;
  }

  private static boolean isValue(String value) {
    return value.indexOf('$') < 0
        && !value.equals(Redaction.MARK)
        && !Placeholder.standsForNothing(value);
  }
}
