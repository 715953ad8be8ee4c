package dev.keymount.transform;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.shell.Command;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A credentials file that a RUN writes and leaves in its layer, such as {@code .npmrc}: it is
 * written in each RUN whose tool reads it and removed at the end of that RUN.
 */
final class WrittenFile {

  private WrittenFile() {}

  static Optional<Residue> confine(Build build, Life life, LifeEvent event, Command command) {
    var step = event.step();
    var path = event.note();
    var readers = CredentialFiles.readers(path);
    var target = target(command);
    if (readers.isEmpty() || target.isEmpty() || life.events(LifeEvent.Kind.RESIDUE).count() > 1) {
      return Optional.empty();
    }
    var stage = step.stage().orElseThrow();
    boolean fixed = target.get().startsWith("/") || target.get().startsWith("~/");
    if (!fixed && changesDirectory(step) || appends(command) && mayExist(step, fixed)) {
      return Optional.empty();
    }
    var changes = new ArrayList<Change>();
    int until = Integer.MAX_VALUE;
    var place = Place.of(build, stage, step);
    var own = inStep(place, path, step, command);
    for (var later : stage.steps()) {
      if (later.position() <= step.position()) {
        continue;
      }
      if (!fixed
          && (later.is(Keyword.WORKDIR) || later.is(Keyword.RUN) && changesDirectory(later))) {
        return Optional.empty();
      }
      if (later.is(Keyword.USER)) {
        return Optional.empty();
      }
      var removals = removals(place, path, later);
      if (removals.isEmpty() && mentions(build, later, target.get())) {
        return Optional.empty();
      }
      removals.forEach(removal -> changes.add(new Change.DropCommand(later, removal)));
      if (removals.stream().anyMatch(removal -> Confinement.isNamed(removal, Set.of("rm")))) {
        until = later.position();
        break;
      }
    }
    return new Confinement(build.text(), step, command, "rm -f " + target.get(), until)
        .in(invocation -> invocation.program().filter(readers.get()::contains).isPresent())
        .map(residue -> with(residue, step, changes, own));
  }

  /** Returns what follows the writing in its own RUN and has no purpose once it has moved. */
  private static List<Command> inStep(Place place, String path, Step step, Command command) {
    return removals(place, path, step).stream()
        .filter(later -> later.range().start() > command.range().end())
        .toList();
  }

  private static Residue with(Residue residue, Step step, List<Change> more, List<Command> own) {
    var changes = new ArrayList<>(residue.changes());
    changes.addAll(more);
    if (residue.moved().contains(step)) {
      own.forEach(command -> changes.add(new Change.DropCommand(step, command)));
    }
    return new Residue(changes, residue.moved(), residue.users(), residue.reason());
  }

  /** Returns the file as a plain redirection names it. */
  private static Optional<String> target(Command command) {
    var last =
        command instanceof Command.Pipeline pipeline
            ? pipeline.commands().get(pipeline.commands().size() - 1)
            : command;
    return last.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .map(Redirection::target)
        .map(Word::text)
        .filter(text -> text.matches("[A-Za-z0-9_./~-]+"))
        .findFirst();
  }

  private static boolean appends(Command command) {
    return Commands.all(command).stream()
        .flatMap(inner -> inner.redirections().stream())
        .anyMatch(redirection -> redirection.operator().equals(">>"));
  }

  /** A file in the working directory may come with the sources, one at home hardly. */
  private static boolean mayExist(Step step, boolean fixed) {
    return !fixed
        && step.stage().orElseThrow().steps().stream()
            .anyMatch(
                before ->
                    before.position() < step.position()
                        && (before.is(Keyword.COPY) || before.is(Keyword.ADD)));
  }

  private static boolean changesDirectory(Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .anyMatch(command -> Confinement.isNamed(command, Set.of("cd", "pushd")));
  }

  private static List<Command> removals(Place place, String path, Step step) {
    var removals = new ArrayList<Command>();
    step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .filter(command -> Confinement.isNamed(command, Set.of("rm", "chmod")))
        .filter(command -> namesOnly(place, path, Invocation.of(command)))
        .forEach(removals::add);
    return removals;
  }

  private static boolean namesOnly(Place place, String path, Invocation removal) {
    var operands =
        removal.words().stream()
            .skip(1)
            .filter(word -> !word.text().startsWith("-"))
            .skip(removal.program().filter("chmod"::equals).isPresent() ? 1 : 0)
            .map(word -> Place.absolute(place.value(word).orElse("?"), place.workdir()))
            .toList();
    return !operands.isEmpty() && operands.stream().allMatch(path::equals);
  }

  private static boolean mentions(Build build, Step step, String target) {
    var name = target.substring(target.lastIndexOf('/') + 1);
    boolean source = step.is(Keyword.COPY) || step.is(Keyword.ADD);
    return !source && step.instruction().range().of(build.text()).contains(name);
  }
}
