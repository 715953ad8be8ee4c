package dev.keymount.caller.command;

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
        Removal.of(text, binding.statement()).ifPresent(changes::delete);
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
}
