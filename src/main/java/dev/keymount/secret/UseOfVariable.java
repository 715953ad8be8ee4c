package dev.keymount.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the places in a text where a variable is used say about its value. */
public final class UseOfVariable {

  /** How far before a variable is looked. */
  private static final int REACH = 160;

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:authorization:[ \\t]*+(?:(?:bearer|token|basic)[ \\t]++)?"
              + "|(?:private|job|deploy)-token:[ \\t]*+"
              + "|x-(?:[a-z]++-)*+token:[ \\t]*+"
              + "|(?:x-)?api-?key:[ \\t]*+)[\"']?\\z");
  private static final Pattern SETTING =
      Pattern.compile(":_(?:authToken|auth|password)[\"']?[ =]++[\"']?\\z");
  private static final Pattern CURL_USER =
      Pattern.compile("(?:\\s-[fsSLkgGiIjlnNvB#]*+u|--user)[ =]*+[\"']?[^\\s:\"']{1,64}:\\z");
  private static final Pattern LOGIN =
      Pattern.compile(" login .*(?:\\s-p|--password)[ =]++[\"']?\\z");
  private static final Pattern OPTION =
      Pattern.compile(
          "(?:\\bhex\\.[a-z]++ .*\\s--key|\\s--auth-?key|\\bvault login)[ =]++[\"']?\\z");
  private static final Pattern ARMOUR =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\\\\n|[\\s\"'\\\\])*+\\z");

  /** What stands behind a token that takes the place of a user. */
  private static final List<String> NO_PASSWORD = List.of("@", ":@", ":x-oauth-basic@");

  /** Words with which a variable names a user or a place. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "user",
          "username",
          "usr",
          "login",
          "name",
          "email",
          "mail",
          "account",
          "org",
          "owner",
          "host",
          "hostname",
          "port",
          "server",
          "domain",
          "url",
          "uri",
          "registry",
          "repo",
          "branch",
          "version",
          "project",
          "id");

  private UseOfVariable() {}

  /** Returns whether a text with some clues has any place in it that could tell. */
  public static boolean mayBetray(Clues clues) {
    return clues.have(Clue.CREDENTIAL)
        || clues.have(Clue.AUTHORIZATION)
        || clues.have(Clue.PRIVATE_KEY)
        || clues.have(Clue.URL) && clues.have(Clue.AT)
        || clues.have(Clue.CURL) && clues.have(Clue.USER_OR_OTHER);
  }

  /** Returns what a variable holds by its use, empty where no use tells. */
  public static Optional<SecretKind> in(String text, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    var words = SecretName.words(name);
    boolean other = words.stream().anyMatch(OTHER_WORDS::contains);
    boolean about = words.stream().anyMatch(SecretWords.ABOUT_WORDS::contains);
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
      int end = at + name.length();
      boolean braced = at > 1 && text.startsWith("${", at - 2) && text.startsWith("}", end);
      boolean bare = at > 0 && text.charAt(at - 1) == '$' && !isNamePart(text, end);
      if (braced || bare) {
        var kind = kind(text, braced ? at - 2 : at - 1, braced ? end + 1 : end, other, about);
        if (kind.isPresent()) {
          return kind;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNamePart(String text, int at) {
    return at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
  }

  private static Optional<SecretKind> kind(
      String text, int start, int end, boolean other, boolean about) {
    var before = text.substring(Math.max(0, start - REACH), start);
    if (ARMOUR.matcher(before).find()) {
      return Optional.of(SecretKind.SSH_KEY);
    }
    var line = before.substring(before.lastIndexOf('\n') + 1);
    boolean token =
        isPassword(text, line, end, other)
            || HEADER.matcher(line).find()
            || SETTING.matcher(line).find()
            || before.contains("curl") && CURL_USER.matcher(line).find()
            || LOGIN.matcher(line).find()
            || !about && OPTION.matcher(line).find();
    return token ? Optional.of(SecretKind.TOKEN) : Optional.empty();
  }

  private static boolean isPassword(String text, String line, int end, boolean other) {
    int scheme = line.lastIndexOf("://");
    if (scheme < 0) {
      return false;
    }
    var between = line.substring(scheme + 3);
    if (between.chars().anyMatch(c -> c <= ' ' || "/\"'@|;".indexOf(c) >= 0)) {
      return false;
    }
    var following = text.substring(end, Math.min(text.length(), end + 40));
    boolean web = line.startsWith("http", scheme - 4) || line.startsWith("https", scheme - 5);
    return between.isEmpty()
        ? !other
            && web
            && !following.contains("sentry")
            && NO_PASSWORD.stream().anyMatch(rest -> text.startsWith(rest, end))
        : between.endsWith(":") && text.startsWith("@", end);
  }
}
