package dev.keymount.caller.ci;

import dev.keymount.caller.Hole;
import dev.keymount.caller.yaml.HoleReader;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the variable by which a CI system names the directory of the checkout. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  /** Finds a variable of the shell. */
  static HoleReader variable(String name) {
    return written("\\$(" + name + "(?!\\w)|\\{" + name + "\\})");
  }

  /** Finds what a pattern matches. */
  static HoleReader written(String expression) {
    var pattern = Pattern.compile(expression);
    return (text, at) -> {
      var matcher = pattern.matcher(text);
      matcher.region(at, text.length());
      return matcher.lookingAt()
          ? Optional.of(new Hole(matcher.group(), Optional.of("PWD"), Optional.empty()))
          : Optional.empty();
    };
  }
}
