package dev.keymount.secret;

import java.util.List;
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

  /** Words that no generated value has, and that a made-up one often has. */
  private static final List<String> MADE_UP =
      List.of(
          "example",
          "changeme",
          "change_me",
          "change-me",
          "changeit",
          "changethis",
          "change_this",
          "change-this",
          "replaceme",
          "replace_",
          "replace-",
          "insert_",
          "insert-",
          "your_",
          "your-",
          "yourtoken",
          "yourpass",
          "yoursecret",
          "_here",
          "-here",
          "placeholder",
          "dummy",
          "notreal",
          "not_real",
          "not-real",
          "notasecret",
          "redacted",
          "xxxx",
          "thisis",
          "this_is",
          "this-is",
          "override",
          "fixme");

  /** Words that people put together where a secret is not to be taken for one. */
  private static final Pattern WORD =
      Pattern.compile(
          "password|passwd|passphrase|pass|secret|token|test(?:ing)?|demo|default|admin|root"
              + "|local|develop(?:ment)?|production|super|strong|insecure|secure|some|random"
              + "|string|value|please|never|only|config|login|guest|welcome|hello|world|qwerty"
              + "|docker|build|github|gitlab|access|private|public|database|mysql|postgres|redis"
              + "|mongo|django|flask|rails|laravel|symfony|service|server|client|master|sample"
              + "|fake|temp(?:orary)?|simple|user|change|the|key|base|long|very|not|real"
              + "|sha(?:256|1)?|for|my");

  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9]++");
  private static final Pattern SEQUENCE =
      Pattern.compile("[0o]?(?:123456789|i2eas6789|i2ea56789)[0o]?|abcdef");

  private static final Pattern FILE =
      Pattern.compile(".*\\.(?:json|pem|key|txt|ya?ml|p12|pfx|jks|crt|cer|env|conf|sh|js|py)");

  /** The length of the shortest value that looks real or may be chosen. */
  public static final int SHORTEST = 8;

  /** What a key in base 64 may be marked with. */
  private static final String ENCODED = "base64:";

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
    if (plain.contains("PRIVATE KEY-----")) {
      return true;
    }
    if (plain.contains("://")) {
      return UrlLogin.in(plain).stream().anyMatch(login -> !isMadeUp(login, plain));
    }
    var key = plain.startsWith(ENCODED) ? plain.substring(ENCODED.length()) : plain;
    return (isGenerated(key) || isScrambled(key)) && !isMadeUp(key);
  }

  /** Returns whether a value has signs all over it, as the keys of some web frameworks have. */
  public static boolean isScrambled(String value) {
    var plain = unquoted(value);
    boolean printable = plain.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"'`".indexOf(c) < 0);
    long signs = plain.chars().filter(c -> !Character.isLetterOrDigit(c)).distinct().count();
    return plain.length() >= 32
        && printable
        && signs >= 5
        && changes(plain) * 5 >= plain.length() * 2
        && !plain.contains("${")
        && !plain.contains("://")
        && !plain.contains("insecure");
  }

  /**
   * Returns whether a value may be a password that somebody chose, which it is only where something
   * else says that it opens something real.
   */
  public static boolean mayBeChosen(String value) {
    var plain = unquoted(value);
    return plain.length() >= SHORTEST
        && plain.chars().anyMatch(Character::isDigit)
        && plain.chars().anyMatch(Character::isLetter)
        && plain.chars().noneMatch(c -> c <= ' ' || "$/{}<>".indexOf(c) >= 0)
        && !isMadeUp(plain);
  }

  private static boolean isMadeUp(UrlLogin login, String text) {
    return isMadeUp(text.substring(login.start(), login.end()));
  }

  private static boolean isGenerated(String plain) {
    int length = plain.length();
    if (length < 10) {
      return false;
    }
    boolean mixed =
        plain.chars().anyMatch(Character::isDigit) && plain.chars().anyMatch(Character::isLetter);
    if (!mixed || plain.charAt(0) == '/' || plain.startsWith("0x")) {
      return false;
    }
    boolean word = plain.chars().allMatch(Placeholder::isWordPart);
    int changes = changes(plain);
    if (word && length >= 20) {
      boolean path = plain.indexOf('.') >= 0 || plain.indexOf('/') >= 0;
      int inside = changes(NO_WORD.matcher(plain).replaceAll(""));
      return !path || inside * 5 >= length && !FILE.matcher(plain).matches();
    }
    boolean printable = plain.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '$');
    boolean symbols = !word && plain.chars().noneMatch(c -> "/:,=<>{}[]*".indexOf(c) >= 0);
    long digits = plain.chars().filter(Character::isDigit).count();
    boolean spread = changes >= 5 && (hasBothCases(plain) || digits * 5 >= length);
    return word && length >= 16 && spread
        || printable && symbols && changes >= 6 && hasBothCases(plain);
  }

  private static boolean isWordPart(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || "-_.+/=".indexOf(c) >= 0;
  }

  private static boolean hasBothCases(String plain) {
    return plain.chars().anyMatch(Character::isUpperCase)
        && plain.chars().anyMatch(Character::isLowerCase);
  }

  /** Returns how often a character is of another class than the one before it. */
  private static int changes(String plain) {
    int changes = 0;
    for (int at = 1; at < plain.length(); at++) {
      if (classOf(plain.charAt(at)) != classOf(plain.charAt(at - 1))) {
        changes++;
      }
    }
    return changes;
  }

  private static int classOf(char c) {
    if (Character.isDigit(c)) {
      return 0;
    } else if (Character.isLetter(c)) {
      return Character.isUpperCase(c) ? 1 : 2;
    }
    return 3;
  }

  /** Returns whether a value is one that people make up to fill a place. */
  public static boolean isMadeUp(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    var spelled = spelled(lower);
    return standsForNothing(value)
        || MADE_UP.stream().anyMatch(word -> lower.contains(word) || spelled.contains(word))
        || value.length() >= 12 && value.chars().distinct().count() < 6
        || isMadeOfWords(lower)
        || isMadeOfWords(spelled);
  }

  /** Returns a text with letters where digits and signs stand for them. */
  private static String spelled(String lower) {
    return lower
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('@', 'a')
        .replace('$', 's');
  }

  private static boolean isMadeOfWords(String lower) {
    var rest = WORD.matcher(lower).replaceAll("");
    if (rest.length() == lower.length()) {
      return false;
    }
    rest = SEQUENCE.matcher(rest).replaceAll("");
    long letters = rest.chars().filter(Character::isLetter).count();
    long digits = rest.chars().filter(Character::isDigit).count();
    return letters < 4 && digits < 12 || letters + digits < 6;
  }

  /** Returns a value without the quotes around it. */
  static String unquoted(String value) {
    int length = value.length();
    boolean quoted =
        length >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(length - 1) == value.charAt(0);
    return quoted ? value.substring(1, length - 1) : value;
  }
}
