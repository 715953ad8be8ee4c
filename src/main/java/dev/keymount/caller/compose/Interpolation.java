package dev.keymount.caller.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value with variables that Compose fills in: {@code $X}, <code>${X}</code>, <code>${X:-d}</code>
 * and the like; {@code $$} is a dollar sign.
 *
 * @param kind what it is made of
 * @param variables the names of its variables in order
 * @param fallback what stands for the variable that is the whole value, where it is not set
 * @param demanded whether Compose stops where that variable is not set
 */
record Interpolation(
    Kind kind, List<String> variables, Optional<String> fallback, boolean demanded) {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:(\\$)|([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?:(:?[-?+])([^{}$]*))?})");

  Interpolation {
    variables = List.copyOf(variables);
  }

  /** What a value is made of. */
  enum Kind {
    /** Text and no variable. */
    TEXT,
    /** One variable and nothing else, or one with an empty text in its place where it is unset. */
    VARIABLE,
    /** One variable and another text in its place where it is unset. */
    DEFAULTED,
    /** Anything else. */
    MIXED
  }

  static Interpolation of(String value) {
    var variables = new ArrayList<String>();
    var matcher = VARIABLE.matcher(value);
    int at = 0;
    boolean strange = false;
    boolean whole = false;
    var fallback = Optional.<String>empty();
    boolean demanded = false;
    while (matcher.find()) {
      strange |= value.substring(at, matcher.start()).indexOf('$') >= 0;
      at = matcher.end();
      if (matcher.group(1) == null) {
        var name = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        variables.add(name == null ? "" : name);
        var operator = String.valueOf(matcher.group(4));
        strange |= operator.endsWith("+");
        demanded = operator.endsWith("?");
        fallback = operator.endsWith("-") ? Optional.of(matcher.group(5)) : Optional.empty();
        whole = matcher.start() == 0 && at == value.length();
      }
    }
    strange |= value.substring(at).indexOf('$') >= 0;
    return new Interpolation(
        kind(variables, strange, whole, fallback), variables, fallback, demanded);
  }

  private static Kind kind(
      List<String> variables, boolean strange, boolean whole, Optional<String> fallback) {
    if (strange) {
      return Kind.MIXED;
    }
    if (variables.isEmpty()) {
      return Kind.TEXT;
    }
    if (!whole) {
      return Kind.MIXED;
    }
    return fallback.filter(text -> !text.isEmpty()).isPresent() ? Kind.DEFAULTED : Kind.VARIABLE;
  }

  /**
   * Returns a path with its variables filled in; {@code *} stands for what is not known.
   *
   * @param known the values that the project gives to variables
   */
  static String path(String value, Map<String, String> known) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found -> {
              if (found.group(1) != null) {
                return "\\$";
              }
              var name = found.group(2) != null ? found.group(2) : found.group(3);
              var otherwise = String.valueOf(found.group(4)).endsWith("-") ? found.group(5) : "*";
              var text = known.getOrDefault(name, otherwise);
              return java.util.regex.Matcher.quoteReplacement(text);
            });
  }
}
