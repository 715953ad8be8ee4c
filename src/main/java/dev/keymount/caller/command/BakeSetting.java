package dev.keymount.caller.command;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A build argument that {@code docker buildx bake --set} gives to a target.
 *
 * @param target the name of the target, or a pattern
 * @param argument the argument
 */
record BakeSetting(String target, NamedWord argument) {

  private static final Pattern SETTING = Pattern.compile("([\"']?)([\\w*-]+)\\.args\\.");

  /** Reads the value of {@code --set}. */
  static Optional<BakeSetting> of(Flag flag) {
    if (flag.value().isEmpty()) {
      return Optional.empty();
    }
    var operand = flag.value().get();
    var text = operand.word().text().substring(flag.lead().length());
    var matcher = SETTING.matcher(text);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    var prefix = flag.lead() + matcher.group(2) + ".args.";
    return NamedWord.of(operand.word(), operand.fragment().text().text(), prefix)
        .map(named -> new BakeSetting(matcher.group(2), named));
  }
}
