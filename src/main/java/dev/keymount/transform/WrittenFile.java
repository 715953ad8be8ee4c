package dev.keymount.transform;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.Place;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
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
    var place = Place.of(build, stage, step);
    boolean fixed = target.get().startsWith("/") || target.get().startsWith("~/");
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (!fixed && changesDirectory(step)
        || appends(command) && mayExist(step, fixed)
        || hasOtherWriters(build, step, command, name)
        || isCopiedOn(build, name)
        || hasOtherReaders(stage, step, until(stage, step, place, path), readers.get())) {
      return Optional.empty();
    }
    var changes = new ArrayList<Change>();
    int until = Integer.MAX_VALUE;
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
    return new Confinement(build, step, command, "rm -f " + target.get(), until)
        .in(invocation -> isReader(invocation, readers.get()), invocation -> false)
        .filter(residue -> !leavesCompanions(residue, step, command, name, own))
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

  private static boolean isReader(Invocation invocation, Set<String> readers) {
    return invocation
        .program()
        .map(name -> name.replaceAll("[0-9.]+$", ""))
        .filter(name -> readers.contains(name) || readers.contains(name + "3"))
        .isPresent();
  }

  /** Returns the position of the step that removes the file, or one behind the last. */
  private static int until(Stage stage, Step step, Place place, String path) {
    return stage.steps().stream()
        .filter(later -> later.position() > step.position())
        .filter(
            later ->
                removals(place, path, later).stream()
                    .anyMatch(removal -> Confinement.isNamed(removal, Set.of("rm"))))
        .mapToInt(Step::position)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  /** Returns whether anything but the command puts text into the file, which would go with it. */
  private static boolean hasOtherWriters(Build build, Step step, Command command, String name) {
    var stage = step.stage().orElseThrow();
    for (var other : build.stages()) {
      if (!stage.descendsFrom(other)) {
        continue;
      }
      for (var before : other.steps()) {
        boolean named = before.instruction().range().of(build.text()).contains(name);
        boolean configures =
            name.equals(".npmrc")
                && Confinement.invocations(before)
                    .anyMatch(
                        i ->
                            i.program().filter("npm"::equals).isPresent()
                                && (i.arguments().contains("config")
                                    || i.arguments().contains("set")));
        if (before.position() < step.position() && (named || configures)) {
          return true;
        }
      }
    }
    var text = build.text();
    int start = step.instruction().body().start();
    return text.substring(start, command.range().start()).contains(name);
  }

  /** Returns whether a COPY from another stage names the file, which would then not be there. */
  private static boolean isCopiedOn(Build build, String name) {
    return build.stages().stream()
        .flatMap(stage -> stage.steps().stream())
        .filter(step -> step.is(Keyword.COPY) && step.instruction().flag("from").isPresent())
        .anyMatch(step -> step.instruction().values().stream().anyMatch(v -> v.endsWith(name)));
  }

  /** Returns whether something that is not known to read the file might. */
  private static boolean hasOtherReaders(Stage stage, Step step, int until, Set<String> readers) {
    for (var later : stage.steps()) {
      if (later.position() < step.position() || later.position() >= until) {
        continue;
      }
      boolean exec =
          later.is(Keyword.RUN)
              && later.commands().isEmpty()
              && later.instruction().values().stream().anyMatch(readers::contains);
      boolean script =
          Confinement.invocations(later)
              .filter(invocation -> !isReader(invocation, readers))
              .anyMatch(WrittenFile::mayRead);
      if (exec || script) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayRead(Invocation invocation) {
    var reach =
        SshClients.reach(
            invocation.program().orElse(""), invocation.path().orElse(""), invocation.arguments());
    return reach == Reach.POSSIBLY;
  }

  /** Returns whether a command behind the moved one still names the file. */
  private static boolean leavesCompanions(
      Residue residue, Step step, Command command, String name, List<Command> own) {
    return residue.moved().contains(step)
        && step.commands().stream()
            .flatMap(list -> Commands.simple(list).stream())
            .filter(other -> other.range().start() > command.range().end())
            .filter(other -> own.stream().noneMatch(o -> o.range().equals(other.range())))
            .anyMatch(other -> other.words().stream().anyMatch(w -> w.text().contains(name)));
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
        .filter(command -> Confinement.isNamed(command, Set.of("rm", "chmod", "chown")))
        .filter(command -> namesOnly(place, path, Invocation.of(command)))
        .forEach(removals::add);
    return removals;
  }

  private static boolean namesOnly(Place place, String path, Invocation removal) {
    var operands =
        removal.words().stream()
            .skip(1)
            .filter(word -> !word.text().startsWith("-"))
            .skip(removal.program().filter(name -> name.startsWith("ch")).isPresent() ? 1 : 0)
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
