package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the calls of kaniko's executor in a script or in a list of arguments. */
final class KanikoCommand {

  private static final Pattern OPTION =
      Pattern.compile("--(context|dockerfile|build-arg)[ =\n]+[\"']?([^\\s\"']+)");
  private static final Pattern SHORT = Pattern.compile("(?<=\\s)-([cf])[ =\n]+[\"']?([^\\s\"']+)");

  private KanikoCommand() {}

  /** Reads pieces of a script; empty where none of them calls the executor. */
  static Optional<CallerDocument> of(List<ScriptPiece> pieces) {
    for (var piece : pieces) {
      if (piece.own() && piece.scalar().value().contains("executor")) {
        var text = new StringBuilder();
        pieces.forEach(each -> text.append(each.scalar().value()).append('\n'));
        return Optional.of(of(piece.scalar().line(), text.toString()));
      }
    }
    return Optional.empty();
  }

  /** Reads arguments of the executor, separated by blanks. */
  static CallerDocument of(int line, String text) {
    var arguments = new ArrayList<String>();
    Optional<String> context = option(SHORT.matcher(text), "c");
    Optional<String> file = option(SHORT.matcher(text), "f");
    var matcher = OPTION.matcher(text);
    while (matcher.find()) {
      var value = matcher.group(2);
      switch (matcher.group(1)) {
        case "context" -> context = Optional.of(value);
        case "dockerfile" -> file = Optional.of(value);
        default -> arguments.add(value.replaceAll("=.*", ""));
      }
    }
    return UnmountedBuild.kaniko(line, context, file, arguments);
  }

  private static Optional<String> option(Matcher matcher, String name) {
    return matcher
        .results()
        .filter(result -> result.group(1).equals(name))
        .map(result -> result.group(2))
        .findFirst();
  }
}
