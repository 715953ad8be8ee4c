package dev.keymount.flow;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables that a text refers to, by {@code $name} or <code>${name…}</code>, by PowerShell's
 * {@code $env:name} or by cmd's {@code %name%}.
 */
final class VariableNames {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:\\{#?)?(?:env:)?([A-Za-z_][A-Za-z0-9_]*)|%([A-Za-z_][A-Za-z0-9_]*)%");
  private static final Pattern WHOLE =
      Pattern.compile("\"?\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})\"?");

  private VariableNames() {}

  static Set<String> in(String text) {
    var names = new LinkedHashSet<String>();
    if (text.indexOf('$') >= 0 || text.indexOf('%') >= 0) {
      var matcher = REFERENCE.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      }
    }
    return names;
  }

  /** Returns whether a text has a name in it as a whole word, whatever language it is in. */
  static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || !isPart(text.charAt(at - 1));
      if (starts && (end == text.length() || !isPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Returns the variable that the whole of a text refers to. */
  static Optional<String> reference(String text) {
    var matcher = WHOLE.matcher(text);
    return matcher.matches()
        ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }
}
