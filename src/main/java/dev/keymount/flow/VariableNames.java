package dev.keymount.flow;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that a text refers to, by {@code $name} or <code>${name…}</code>. */
final class VariableNames {

  private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{#?)?([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern WHOLE =
      Pattern.compile("\"?\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})\"?");

  private VariableNames() {}

  static Set<String> in(String text) {
    var names = new LinkedHashSet<String>();
    if (text.indexOf('$') >= 0) {
      var matcher = REFERENCE.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** Returns the variable that the whole of a text refers to. */
  static Optional<String> reference(String text) {
    var matcher = WHOLE.matcher(text);
    return matcher.matches()
        ? Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2))
        : Optional.empty();
  }
}
