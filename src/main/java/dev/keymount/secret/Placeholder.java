package dev.keymount.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that stand for "no secret given", and values that look like a real one. */
public final class Placeholder {

  private static final Set<String> WORDS =
      Set.of(
          "",
          "notset",
          "not_set",
          "not-set",
          "unset",
          "none",
          "null",
          "nil",
          "undefined",
          "dummy",
          "changeme",
          "change_me",
          "change-me",
          "todo",
          "fixme",
          "placeholder",
          "empty",
          "missing",
          "invalid",
          "fake",
          "xxx",
          "xxxx",
          "{}",
          "[]",
          "-",
          "0",
          "false",
          "no",
          "no_token",
          "notoken",
          "your_token",
          "your_token_here",
          "token",
          "n/a",
          "na",
          "replace_me",
          "replaceme");

  private static final Pattern CREDENTIALS_IN_URL =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@$]+:[^/\\s@$]+@.*", Pattern.CASE_INSENSITIVE);

  private Placeholder() {}

  /** Returns whether a default value stands for no value. */
  public static boolean standsForNothing(String value) {
    var plain = unquoted(value).toLowerCase(Locale.ROOT);
    var core = plain.replaceAll("^[_<{\\[]+|[_>}\\]]+$", "");
    return WORDS.contains(plain) || WORDS.contains(core);
  }

  /** Returns whether a value looks like a generated secret or holds credentials. */
  public static boolean looksReal(String value) {
    var plain = unquoted(value);
    if (CREDENTIALS_IN_URL.matcher(plain).matches() || plain.contains("PRIVATE KEY-----")) {
      return true;
    }
    boolean word =
        plain.length() >= 20
            && plain
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "-_.+/=".indexOf(c) >= 0);
    return word
        && plain.chars().anyMatch(Character::isDigit)
        && plain.chars().anyMatch(Character::isLetter)
        && !plain.startsWith("/")
        && !plain.startsWith("0x");
  }

  private static String unquoted(String value) {
    int length = value.length();
    boolean quoted =
        length >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(length - 1) == value.charAt(0);
    return quoted ? value.substring(1, length - 1) : value;
  }
}
