package dev.keymount.migrate;

import java.util.regex.Pattern;

/**
 * A pattern of paths below the root: {@code *} and {@code ?} stand for characters of one name,
 * {@code **} for any number of directories; a directory stands for all that is in it.
 */
final class PathPattern {

  private final Pattern pattern;

  private PathPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  static PathPattern of(String glob) {
    var regex = new StringBuilder();
    var plain = glob.replaceFirst("^(?:\\./|/)+", "").replaceFirst("/+$", "");
    for (int at = 0; at < plain.length(); at++) {
      if (plain.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        at += 2;
      } else if (plain.startsWith("**", at)) {
        regex.append(".*");
        at++;
      } else {
        regex.append(
            switch (plain.charAt(at)) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(plain.substring(at, at + 1));
            });
      }
    }
    return new PathPattern(Pattern.compile(regex.append("(?:/.*)?").toString(), Pattern.DOTALL));
  }

  /** Returns whether it covers a path, which is relative to the root and has slashes. */
  boolean covers(String path) {
    return pattern.matcher(path).matches();
  }
}
