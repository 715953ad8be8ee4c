package dev.keymount.caller.command;

import dev.keymount.shell.Operator;
import dev.keymount.source.TextRange;
import java.util.regex.Pattern;

/** Assignments that nothing reads any more. */
final class Leftovers {

  private final String text;
  private final Changes changes;

  Leftovers(Script script, Changes changes) {
    this.text = script.text().text();
    this.changes = changes;
  }

  /** Removes assignments whose values went to builds alone. */
  void remove() {
    for (var binding : changes.sources()) {
      if (binding.isAlone() && !isRead(binding)) {
        var range = range(binding);
        if (!range.isEmpty()) {
          changes.delete(range);
        }
      }
    }
  }

  private boolean isRead(Binding binding) {
    return Pattern.compile("(?<!\\w)" + binding.name() + "(?!\\w)")
        .matcher(text)
        .results()
        .anyMatch(
            match -> !binding.range().contains(match.start()) && !changes.isMoved(match.start()));
  }

  private TextRange range(Binding binding) {
    var command = binding.statement().command().range();
    var line = Lines.whole(text, command);
    var chain = binding.statement().chain();
    var step = chain.get(chain.size() - 1);
    var items = step.list().items();
    if (!line.isEmpty() && items.size() > 1) {
      return line;
    }
    boolean isFollowed = step.index() + 1 < items.size() && !step.isConditional();
    if (!isFollowed) {
      return TextRange.at(command.start());
    }
    var operator = items.get(step.index()).operator();
    return operator == Operator.AND || operator == Operator.SEMICOLON
        ? new TextRange(command.start(), items.get(step.index() + 1).command().range().start())
        : TextRange.at(command.start());
  }
}
