package dev.keymount.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Generated values in a text that the word before them calls a secret: <code>TOKEN=…</code>, {@code
 * --password …}, {@code _authToken=…}, {@code Authorization: Bearer …}.
 */
final class AssignedValues {

  /** The shortest value that is looked at. */
  static final int SHORTEST = 16;

  private static final int LONGEST_GAP = 8;
  private static final int LONGEST_NAME = 64;
  private static final List<String> SCHEMES = List.of("bearer", "basic", "token", "apikey");

  /** Names that hold a token though no word of them says so. */
  private static final Set<String> TOKEN_NAMES =
      Set.of("_auth", "authorization", "x-jfrog-art-api");

  /** Starts of the names under which composer keeps the token of a host. */
  private static final List<String> TOKEN_PREFIXES =
      List.of("github-oauth.", "gitlab-oauth.", "gitlab-token.");

  /** Commands whose {@code -p} is a password. */
  private static final List<String> LOGINS = List.of(" login ", "nuget ", "sshpass");

  private AssignedValues() {}

  /** Returns what the word before a value says that it is, empty where that names no secret. */
  static Optional<WrittenSecret> at(String text, int start, int end) {
    int gap = start;
    while (gap > 0 && start - gap < LONGEST_GAP && isGap(text.charAt(gap - 1))) {
      gap--;
    }
    if (gap == start) {
      return Optional.empty();
    }
    int name = gap;
    while (name > 0 && gap - name < LONGEST_NAME && isNamePart(text.charAt(name - 1))) {
      name--;
    }
    var between = text.substring(gap, start);
    return kind(text, name, gap, between)
        .filter(kind -> Placeholder.looksReal(text.substring(start, end)))
        .filter(kind -> !text.startsWith("AAAA", start))
        .map(kind -> new WrittenSecret(start, end, kind, what(kind)));
  }

  private static Optional<SecretKind> kind(String text, int from, int to, String between) {
    var name = text.substring(from, to);
    var lower = name.toLowerCase(Locale.ROOT);
    boolean blank = between.indexOf('=') < 0 && between.indexOf(':') < 0;
    if (blank && SCHEMES.contains(lower)) {
      var before = text.substring(Math.max(0, from - 20), from).toLowerCase(Locale.ROOT);
      return before.contains("authorization:") ? Optional.of(SecretKind.TOKEN) : Optional.empty();
    }
    if (TOKEN_NAMES.contains(lower) || TOKEN_PREFIXES.stream().anyMatch(lower::startsWith)) {
      return Optional.of(SecretKind.TOKEN);
    }
    if (blank && lower.equals("-p")) {
      var line = lineBefore(text, from);
      return LOGINS.stream().anyMatch(line::contains)
          ? Optional.of(SecretKind.PASSWORD)
          : Optional.empty();
    }
    if (between.equals(":") && lineBefore(text, from).contains("bundle config ")) {
      return Optional.of(SecretKind.TOKEN);
    }
    boolean named = !blank || name.startsWith("-") || name.indexOf('_') >= 0 || !name.equals(lower);
    boolean word = lower.equals("password") || lower.equals("passwd");
    return named || word
        ? SecretName.kind(plain(name)).filter(kind -> kind != SecretKind.SSH_KEY)
        : Optional.empty();
  }

  private static String lineBefore(String text, int end) {
    var before = text.substring(Math.max(0, end - 160), end);
    return before.substring(before.lastIndexOf('\n') + 1);
  }

  private static String plain(String name) {
    int start = 0;
    while (start < name.length() && !Character.isLetter(name.charAt(start))) {
      start++;
    }
    return name.substring(start);
  }

  /** Returns how people call a secret of a kind that stands in a text. */
  static String what(SecretKind kind) {
    return switch (kind) {
      case TOKEN -> "token";
      case CLOUD_CREDENTIAL -> "cloud credential";
      case SSH_KEY -> "private key";
      default -> "password";
    };
  }

  private static boolean isGap(char c) {
    return c == '=' || c == ':' || c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '\\'
        || c == ',';
  }

  private static boolean isNamePart(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
