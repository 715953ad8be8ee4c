package dev.keymount.caller.command;

import dev.keymount.shell.Operator;
import dev.keymount.source.TextRange;
import java.util.Optional;

/** What goes with a command so that the rest still is a script. */
final class Removal {

  private Removal() {}

  /** Returns the range to delete; empty where the command can't just go. */
  static Optional<TextRange> of(String text, Statement statement) {
    var chain = statement.chain();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    var step = chain.get(chain.size() - 1);
    var items = step.list().items();
    var item = items.get(step.index());
    var range = item.command().range();
    boolean isItself = range.equals(statement.command().range());
    if (!isItself || items.size() == 1) {
      return Optional.empty();
    }
    var line = Lines.whole(text, range);
    boolean isLast = step.index() + 1 == items.size();
    if (!line.isEmpty() && !step.isConditional()) {
      return Optional.of(line);
    } else if (!isLast && !step.isConditional() && isSequence(item.operator())) {
      return Optional.of(
          new TextRange(range.start(), items.get(step.index() + 1).command().range().start()));
    }
    boolean ends = isLast || item.operator() == Operator.NEWLINE;
    if (step.index() > 0 && ends) {
      var previous = items.get(step.index() - 1);
      return isSequence(previous.operator())
          ? Optional.of(new TextRange(previous.command().range().end(), range.end()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean isSequence(Operator operator) {
    return operator == Operator.AND || operator == Operator.SEMICOLON;
  }
}
