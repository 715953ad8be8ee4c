package dev.keymount.flow;

/**
 * A file name pattern of the shell with {@code *} and {@code ?}; other special characters match
 * themselves.
 */
record Glob(String pattern) {

  /** Returns whether a path's last segment has a wildcard. */
  static boolean isGlob(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  boolean matches(String name) {
    if (name.startsWith(".") && !pattern.startsWith(".")) {
      return false;
    }
    int n = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (n < name.length()) {
      if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        n++;
        p++;
      } else if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
