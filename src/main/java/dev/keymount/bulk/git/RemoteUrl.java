package dev.keymount.bulk.git;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a repository on a server: {@code https://}, {@code http://}, {@code ssh://},
 * {@code git://}, {@code file:///}, or {@code user@host:path}. It is one that git takes for an
 * address and for nothing else: no option and no command for a remote helper.
 */
public final class RemoteUrl {

  private static final Pattern WITH_SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)", Pattern.DOTALL);

  /** As git has it: a colon before the first slash, and not two of them. */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:([^/:\\s]+)@)?([^/:@\\s\\[]+|\\[[0-9A-Fa-f:.]+]):(?!:)(.*)", Pattern.DOTALL);

  private static final Pattern HELPER =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9+.-]*::.*", Pattern.DOTALL);
  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private static final Map<String, String> PORTS =
      Map.of("https", "443", "http", "80", "ssh", "22", "git", "9418");
  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");
  private static final String SHORT_SCHEME = "";

  private final String text;
  private final String scheme;
  private final String user;
  private final String host;
  private final String port;
  private final String path;

  private RemoteUrl(String text, String scheme, Authority authority, String path) {
    this.text = text;
    this.scheme = scheme;
    this.user = authority.user();
    this.host = authority.host();
    this.port = authority.port();
    this.path = path;
  }

  /** An address that is not used; the message says why, and shows nothing of it. */
  public static final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** Who and where: the user may have a password behind a colon. */
  private record Authority(String user, String host, String port) {}

  /**
   * Returns whether a text is written as an address, and not as a path. It may still be refused. A
   * text without {@code ://} may also be the path of a directory with a colon in its name.
   */
  public static boolean isMeant(String text) {
    return text.contains("://") || HELPER.matcher(text).matches() || SHORT.matcher(text).matches();
  }

  /**
   * Reads an address.
   *
   * @throws Refused if it is none, or not a safe one
   */
  public static RemoteUrl of(String text) throws Refused {
    if (text.startsWith("-")) {
      throw new Refused("an address can't begin with -");
    }
    if (text.codePoints().anyMatch(RemoteUrl::isControl)) {
      throw new Refused("an address can't have control characters");
    }
    if (HELPER.matcher(text).matches()) {
      throw new Refused("an address for a remote helper of git is not used");
    }
    var full = WITH_SCHEME.matcher(text);
    if (full.matches()) {
      return withScheme(full);
    }
    var brief = SHORT.matcher(text);
    if (brief.matches() && !text.contains("://")) {
      var user = Optional.ofNullable(brief.group(1)).orElse("");
      if (user.isEmpty() && brief.group(3).indexOf('@') >= 0) {
        throw new Refused("the short form of an address is user@host:path, without a password");
      }
      var authority = new Authority(user, brief.group(2), "");
      requirePlain(authority, brief.group(3));
      return new RemoteUrl(text, SHORT_SCHEME, authority, brief.group(3));
    }
    throw new Refused(
        "it is not an address: it has neither a scheme:// nor the form user@host:path");
  }

  private static RemoteUrl withScheme(Matcher parts) throws Refused {
    var scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new Refused(
          "only https, http, ssh, git and file addresses are used, and not " + scheme);
    }
    var path = parts.group(3);
    if (scheme.equals("file")) {
      if (!parts.group(2).isEmpty()) {
        throw new Refused("a file address begins with file:/// and has no host");
      }
    } else if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new Refused("the address of a repository has no query and no fragment");
    } else if (parts.group(2).indexOf('@') < 0 && path.indexOf('@') >= 0) {
      throw new Refused("a slash in a login, or an @ in a path, must be written as %2F or %40");
    }
    var authority = scheme.equals("file") ? new Authority("", "", "") : authority(parts.group(2));
    requirePlain(authority, path);
    return new RemoteUrl(scheme + "://" + parts.group(2) + path, scheme, authority, path);
  }

  private static Authority authority(String text) throws Refused {
    int sign = text.lastIndexOf('@');
    var user = sign < 0 ? "" : text.substring(0, sign);
    var place = text.substring(sign + 1);
    int colon = place.indexOf(':', place.indexOf(']') + 1);
    var port = colon < 0 ? "" : place.substring(colon + 1);
    if (!port.isEmpty() && !PORT.matcher(port).matches()) {
      throw new Refused("the port of the address is not a number");
    }
    var host = colon < 0 ? place : place.substring(0, colon);
    if (!HOST.matcher(host).matches()) {
      throw new Refused("the address has no host, or one with characters that hosts don't have");
    }
    return new Authority(user, host, port);
  }

  private static void requirePlain(Authority authority, String path) throws Refused {
    if (isOption(authority.user()) || isOption(authority.host())) {
      throw new Refused("the user and the host of an address can't begin with -");
    }
    var plain = path.replaceFirst("^/+", "");
    if (plain.isEmpty()) {
      throw new Refused("the address has no path");
    }
    if (isOption(plain)) {
      throw new Refused("the path of an address can't begin with -");
    }
    for (var part : plain.split("/", -1)) {
      if (part.equals(".") || part.equals("..")) {
        throw new Refused("the path of an address has no . and no .. in it");
      }
    }
  }

  private static boolean isOption(String part) {
    return part.startsWith("-") || part.regionMatches(true, 0, "%2d", 0, 3);
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Returns the address for git, with its login: not to be shown. */
  String reveal() {
    return text;
  }

  /** Returns the address without its login; the user of ssh stays, without a password. */
  public String shown() {
    if (scheme.equals(SHORT_SCHEME)) {
      return text;
    }
    boolean isSsh = scheme.equals("ssh") && !user.isEmpty() && !user.startsWith(":");
    var who = isSsh ? user.replaceFirst(":.*", "") + "@" : "";
    return scheme + "://" + who + host + (port.isEmpty() ? "" : ":" + port) + path;
  }

  /**
   * Returns what is equal for addresses that differ only in their login, a slash or {@code .git} at
   * the end, the case of the host and a port that is the scheme's own.
   */
  public String key() {
    var place = host.toLowerCase(Locale.ROOT);
    if (scheme.equals(SHORT_SCHEME)) {
      return place + ":" + plain(path);
    }
    boolean isOwn = port.isEmpty() || port.equals(PORTS.get(scheme));
    var slash = path.startsWith("/") ? "/" : "";
    return scheme + "://" + place + (isOwn ? "" : ":" + port) + slash + name();
  }

  /** Returns the path without slashes at its ends and {@code .git}, such as {@code owner/repo}. */
  public String name() {
    return plain(path).replaceFirst("^/+", "");
  }

  private static String plain(String path) {
    var end = path.replaceFirst("/+$", "");
    var bare = end.endsWith(".git") ? end.substring(0, end.length() - ".git".length()) : end;
    var plain = bare.replaceFirst("/+$", "");
    return plain.isEmpty() ? end : plain;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RemoteUrl url && url.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns it as shown. */
  @Override
  public String toString() {
    return shown();
  }
}
