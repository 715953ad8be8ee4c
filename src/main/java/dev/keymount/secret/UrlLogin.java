package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Credentials that stand as they are in the user information of a URL; the value itself is never
 * held.
 *
 * @param start the offset of the first character of the password, or of the token that stands in
 *     the place of a user
 * @param end the offset behind its last character
 * @param scheme the scheme in lower case
 * @param user the user as written, a token's place left empty
 * @param host the host as written, without its port
 * @param isReal whether they are to be taken for real: no default of a demo, no example, and the
 *     host is one of a network
 */
public record UrlLogin(
    int start, int end, String scheme, String user, String host, boolean isReal) {

  private static final int LONGEST = 1024;

  /** Passwords that documentation and images come with. */
  private static final Set<String> DEFAULTS =
      Set.of(
          "guest",
          "postgres",
          "password",
          "passwd",
          "pass",
          "secret",
          "admin",
          "admin123",
          "root",
          "toor",
          "user",
          "test",
          "testing",
          "changeme",
          "changeit",
          "example",
          "token",
          "mysql",
          "docker",
          "redis",
          "mongo",
          "rabbitmq",
          "minio123",
          "minioadmin",
          "vagrant",
          "anonymous",
          "qwerty",
          "welcome",
          "welcome1",
          "letmein",
          "default",
          "foobar",
          "elastic",
          "apikey",
          "api_key",
          "oauth2",
          "username",
          "x-token-auth",
          "x-access-token");

  /** What stands behind a token, in the place of a password. */
  private static final Set<String> NO_PASSWORD = Set.of("", "x-oauth-basic", "x", "X");

  /** Returns the credentials in the URLs of a text, in order. */
  public static List<UrlLogin> in(String text) {
    var found = new ArrayList<UrlLogin>();
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      int from = at + 3;
      var authority = text.substring(from, authorityEnd(text, from));
      int sign = authority.lastIndexOf('@');
      if (sign > 0) {
        add(authority, sign, from, scheme(text, at), found);
      }
    }
    return found;
  }

  private static int authorityEnd(String text, int from) {
    int limit = Math.min(text.length(), from + LONGEST);
    int at = from;
    while (at < limit && text.charAt(at) > ' ' && "/\"'`<>|;\\,?#()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static void add(
      String authority, int sign, int from, String scheme, List<UrlLogin> found) {
    int separator = authority.indexOf(':');
    int brace = authority.indexOf('{');
    if (brace >= 0 && brace < separator && authority.indexOf('}', brace) > separator) {
      return;
    }
    boolean split = separator >= 0 && separator < sign;
    var user = authority.substring(0, split ? separator : sign);
    var password = split ? authority.substring(separator + 1, sign) : "";
    var host = host(authority.substring(sign + 1));
    if (NO_PASSWORD.contains(password)) {
      if (isToken(user)) {
        boolean real = isRemote(host) && !host.contains("sentry") && !scheme.endsWith("ssh");
        found.add(new UrlLogin(from, from + user.length(), scheme, "", host, real));
      }
    } else if (isConstant(password) && password.length() > 2) {
      boolean real = isRemote(host) && isChosen(user, password);
      found.add(new UrlLogin(from + separator + 1, from + sign, scheme, user, host, real));
    }
  }

  private static String host(String authority) {
    int port = authority.indexOf(':');
    return port < 0 ? authority : authority.substring(0, port);
  }

  private static String scheme(String text, int colon) {
    int start = colon;
    while (start > 0 && colon - start < 32 && isSchemePart(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, colon).toLowerCase(Locale.ROOT);
  }

  private static boolean isSchemePart(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }

  private static boolean isConstant(String part) {
    return part.chars().noneMatch(c -> "${}*[]".indexOf(c) >= 0) && !part.startsWith("%");
  }

  private static boolean isToken(String user) {
    return IssuedTokens.matches(user)
        || user.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
            && Placeholder.looksReal(user);
  }

  private static boolean isChosen(String user, String password) {
    boolean port = password.length() < 6 && password.chars().allMatch(Character::isDigit);
    return password.length() > 4
        && !port
        && !password.equalsIgnoreCase(user)
        && !user.equals("anonymous")
        && !isDefault(password)
        && !Placeholder.isMadeUp(password);
  }

  /** Returns whether a password is one that documentation and images come with. */
  public static boolean isDefault(String password) {
    return DEFAULTS.contains(password.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a host is one of a network, and neither this machine nor a service's name. */
  public static boolean isRemote(String value) {
    var host = Placeholder.unquoted(value);
    if (host.startsWith("$") || host.startsWith("%")) {
      return true;
    }
    return host.indexOf('.') > 0
        && !host.startsWith("127.")
        && !host.startsWith("0.")
        && !host.endsWith(".local")
        && !host.endsWith(".localhost")
        && !host.endsWith(".docker.internal")
        && host.chars().allMatch(UrlLogin::isHostPart);
  }

  private static boolean isHostPart(int c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
