package dev.keymount.transform;

import dev.keymount.flow.Commands;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import java.util.ArrayList;
import java.util.List;

/** RUNs that are written to go on when a command of theirs fails. */
final class Alternatives {

  private Alternatives() {}

  /** Returns whether a RUN has a command behind {@code ||}, at any depth. */
  static boolean in(Step step) {
    return step.commands().stream()
        .flatMap(list -> lists(list).stream())
        .flatMap(list -> list.items().stream())
        .anyMatch(item -> item.operator() == Operator.OR);
  }

  private static List<CommandList> lists(CommandList list) {
    var lists = new ArrayList<CommandList>();
    lists.add(list);
    for (Command command : Commands.all(list)) {
      lists.addAll(Commands.bodies(command));
    }
    return lists;
  }
}
