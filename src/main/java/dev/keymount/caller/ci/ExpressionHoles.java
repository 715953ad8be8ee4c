package dev.keymount.caller.ci;

import dev.keymount.caller.Hole;
import dev.keymount.caller.yaml.HoleReader;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds expressions that a CI system fills in before the shell sees a script.
 *
 * @param expression matches one expression
 * @param value names the variable of the step that has, or can have, the value of an expression:
 *     takes the expression and the name of the build argument or variable that it is given to
 */
record ExpressionHoles(Pattern expression, BiFunction<String, String, Optional<String>> value)
    implements HoleReader {

  private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=[\"']?$");
  private static final int LOOK_BACK = 80;

  /** Finds expressions whose value the step's environment does not have. */
  static HoleReader of(String expression) {
    return new ExpressionHoles(Pattern.compile(expression), (written, name) -> Optional.empty());
  }

  @Override
  public Optional<Hole> at(String text, int at) {
    var matcher = expression.matcher(text);
    matcher.region(at, text.length());
    return matcher.lookingAt() ? Optional.of(hole(text, at, matcher)) : Optional.empty();
  }

  private Hole hole(String text, int at, Matcher matcher) {
    var written = matcher.group();
    var ahead = ASSIGNED.matcher(text.substring(Math.max(0, at - LOOK_BACK), at));
    var name = ahead.find() ? ahead.group(1) : usual(written);
    var variable =
        value
            .apply(written, isRead(text, name) ? "" : name)
            .filter(found -> !isAssigned(text, found));
    return new Hole(written, Optional.of(written), variable);
  }

  /** Returns whether the shell reads a variable, which must not get another value then. */
  private static boolean isRead(String text, String name) {
    return Pattern.compile("\\$\\{?" + name + "\\b").matcher(text).find();
  }

  private static boolean isAssigned(String text, String name) {
    return Pattern.compile(
            "(?m)(^|[;&|(]|\\bexport)\\s*" + name + "=|\\bread\\b[^\n;]*\\b" + name + "\\b")
        .matcher(text)
        .find();
  }

  private static String usual(String written) {
    var words = written.replaceAll("[^A-Za-z0-9_.-]", "");
    return words.substring(words.lastIndexOf('.') + 1).replace('-', '_');
  }
}
