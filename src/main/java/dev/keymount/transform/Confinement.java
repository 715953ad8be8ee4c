package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A command that leaves a token in a file, moved into each RUN that reads the file and undone at
 * its end: the steps see the same file as before, and no layer does.
 *
 * @param build the build
 * @param step the RUN where the command stands
 * @param command the command
 * @param undo the shell text that takes back what it does
 * @param until the position of the step that takes it back already
 */
record Confinement(Build build, Step step, Command command, String undo, int until) {

  /** Returns the changes, where every RUN concerned can take them. */
  Optional<Residue> in(Predicate<Invocation> reads, Predicate<Invocation> undoes) {
    if (!isTopLevel() || reachesOtherStages(reads)) {
      return Optional.empty();
    }
    var users = users(reads);
    if (users.isEmpty() || !users.stream().allMatch(Confinement::canEndWithMore)) {
      return Optional.empty();
    }
    boolean here = users.contains(step);
    var set = command.range().of(build.text());
    var changes = new ArrayList<Change>();
    for (var user : users) {
      if (user != step) {
        changes.add(new Change.Prepend(user, set + " && "));
      }
      if (invocations(user).noneMatch(undoes)) {
        changes.add(new Change.Append(user, " && " + undo));
      }
    }
    if (!here) {
      changes.add(new Change.DropCommand(step, command));
    }
    return Optional.of(
        new Residue(changes, here ? Set.of() : Set.of(step), users, Optional.empty()));
  }

  private boolean isTopLevel() {
    return step.instruction().heredocs().isEmpty()
        && step.commands().stream()
            .flatMap(list -> list.items().stream())
            .anyMatch(item -> item.command().range().equals(command.range()));
  }

  /** Returns whether a stage that starts from this one reads the file, too. */
  private boolean reachesOtherStages(Predicate<Invocation> reads) {
    var own = step.stage().orElseThrow();
    return build.stages().stream()
        .filter(stage -> stage != own && stage.descendsFrom(own))
        .flatMap(stage -> stage.steps().stream())
        .flatMap(Confinement::invocations)
        .anyMatch(reads);
  }

  /** Returns what a RUN runs; the exec form as the one command that it is. */
  static Stream<Invocation> invocations(Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .map(Invocation::of);
  }

  /** Returns the RUNs of the stage that read the file once it is there. */
  private Set<Step> users(Predicate<Invocation> reads) {
    var users = new LinkedHashSet<Step>();
    for (var later : step.stage().orElseThrow().steps()) {
      if (later.position() < step.position() || later.position() >= until) {
        continue;
      }
      boolean user =
          later.commands().stream()
              .flatMap(list -> Commands.simple(list).stream())
              .filter(inner -> inner.range().start() > command.range().start())
              .anyMatch(inner -> reads.test(Invocation.of(inner)));
      if (user) {
        users.add(later);
      }
    }
    return users;
  }

  /** Returns whether a command put behind the RUN's own runs whenever those succeed. */
  private static boolean canEndWithMore(Step step) {
    var items = step.commands().map(CommandList::items).orElse(List.of());
    return !items.isEmpty()
        && step.instruction().heredocs().isEmpty()
        && items.get(items.size() - 1).operator() == Operator.NONE
        && items.stream().noneMatch(item -> item.operator() == Operator.BACKGROUND)
        && items.stream().noneMatch(item -> isNamed(item.command(), Set.of("exit", "exec")));
  }

  static boolean isNamed(Command command, Set<String> names) {
    return command instanceof Command.Simple simple
        && simple.name().filter(names::contains).isPresent();
  }
}
