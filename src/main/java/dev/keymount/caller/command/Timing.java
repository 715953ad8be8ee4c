package dev.keymount.caller.command;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The word {@code time} ahead of a command. It is a word of bash, which wants assignments behind
 * it, and a program where dash runs it, which takes assignments behind it for the command.
 */
final class Timing {

  private static final Pattern AHEAD =
      Pattern.compile("(?<![\\w./$-])time[ \\t]+(?:-p[ \\t]+)?(?:--[ \\t]+)?$");

  private final Script script;
  private final Statement statement;

  Timing(Script script, Statement statement) {
    this.script = script;
    this.statement = statement;
  }

  /** Returns where assignments for the command go. */
  int assignmentPlace() {
    int words = statement.command().words().get(0).range().start();
    return script.shell() == Script.Shell.SH ? start().orElse(words) : words;
  }

  /** Returns whether assignments may go to the wrong place. */
  boolean isUnclear() {
    return script.shell() == Script.Shell.UNKNOWN && start().isPresent();
  }

  /** Returns where the word is, if no assignment stands behind it already. */
  private OptionalInt start() {
    var command = statement.command();
    var matcher = AHEAD.matcher(script.text().text().substring(0, command.range().start()));
    return command.assignments().isEmpty() && matcher.find()
        ? OptionalInt.of(matcher.start())
        : OptionalInt.empty();
  }
}
