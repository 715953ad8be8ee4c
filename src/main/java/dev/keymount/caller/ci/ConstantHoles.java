package dev.keymount.caller.ci;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.caller.yaml.HoleReader;
import dev.keymount.source.SourceText;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds variables of the shell that the file itself sets to a path or a name, so that what a script
 * builds is known; a script that gives the variable another value keeps it.
 *
 * @param values the value that the file sets a variable to
 */
record ConstantHoles(Function<String, Optional<String>> values) implements HoleReader {

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");
  private static final Pattern CONSTANT = Pattern.compile("[A-Za-z_.][\\w./-]*");

  @Override
  public Optional<Hole> at(String text, int at) {
    var matcher = VARIABLE.matcher(text);
    matcher.region(at, text.length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return values
        .apply(name)
        .filter(value -> CONSTANT.matcher(value).matches())
        .filter(value -> !text.matches("(?s).*\\b" + name + "=.*"))
        .map(value -> Embedded.whole(SourceText.of(value)))
        .map(
            value ->
                new Hole(
                    matcher.group(), Optional.of(name), Optional.of(name), Optional.of(value)));
  }
}
