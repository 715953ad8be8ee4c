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
import dev.keymount.shell.Command;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that a COPY made for a key. It goes with the COPY, unless a step that stays writes
 * into it.
 */
final class MadeDirectory {

  private final Build build;
  private final boolean asFile;
  private final Set<Command> gone = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Step> withdrawn = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Makes a view of the directories of a life.
   *
   * @param asFile whether the file is mounted, which makes a missing directory for root alone
   */
  MadeDirectory(Build build, Life life, boolean asFile) {
    this.build = build;
    this.asFile = asFile;
    for (var event : life.events()) {
      switch (event.kind()) {
        case MATERIALISED, PROTECTED, CARRIED, DISPOSED, INTRODUCED -> {
          if (event.operands().isEmpty()) {
            event.command().ifPresentOrElse(gone::add, () -> withdrawn.add(event.step()));
          }
        }
        default -> {
          // What stays may need the directory.
        }
      }
    }
  }

  /** Returns what takes the place of a COPY that made a directory; empty where nothing need to. */
  Optional<String> replacement(LifeEvent event) {
    var directory = event.note();
    var step = event.step();
    if (directory.isEmpty() || !isNeeded(step, directory)) {
      return Optional.empty();
    }
    var owner = step.instruction().flag("chown").flatMap(flag -> flag.value());
    boolean root = isRoot(step);
    return Optional.of(
        "RUN mkdir -p "
            + directory
            + (root && owner.isPresent() ? " && chown " + owner.get() + " " + directory : ""));
  }

  /** Returns why a directory that is needed can't be made as it was, if so. */
  Optional<String> objection(LifeEvent event) {
    var directory = event.operands().isEmpty() ? event.note() : "";
    if (directory.isEmpty() || !isNeeded(event.step(), directory)) {
      return Optional.empty();
    }
    boolean own = isRoot(event.step()) || event.step().instruction().flag("chown").isPresent();
    return own && directory.matches("[A-Za-z0-9_./-]+")
        ? Optional.empty()
        : Optional.of(
            "line "
                + event.step().line()
                + " makes "
                + directory
                + ", which later steps need; make it in a RUN of its own first");
  }

  private boolean isRoot(Step step) {
    return Place.of(build, step.stage().orElseThrow(), step).user().equals("root");
  }

  private boolean isNeeded(Step step, String directory) {
    var stage = step.stage().orElseThrow();
    for (var other : build.stages()) {
      if (!other.descendsFrom(stage)) {
        continue;
      }
      for (var later : other.steps()) {
        if (later.position() <= step.position() || withdrawn.contains(later)) {
          continue;
        }
        if (makes(other, later, directory)) {
          return false;
        }
        if (names(later, directory)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean makes(Stage stage, Step step, String directory) {
    var values = step.instruction().values();
    if (!step.is(Keyword.COPY) && !step.is(Keyword.ADD) && !step.is(Keyword.WORKDIR)) {
      return false;
    }
    var place = Place.of(build, stage, step);
    var target = Place.absolute(place.expand(values.get(values.size() - 1)), place.workdir());
    return target.equals(directory) || target.startsWith(directory + "/");
  }

  private boolean names(Step step, String directory) {
    var name = directory.substring(directory.lastIndexOf('/') + 1);
    var commands = step.commands();
    if (commands.isEmpty()) {
      boolean read = step.is(Keyword.RUN) || !step.instruction().heredocs().isEmpty();
      return read && step.instruction().range().of(build.text()).contains(name);
    }
    var left =
        Commands.simple(commands.get()).stream()
            .filter(command -> !gone.contains(command))
            .filter(command -> !makes(command))
            .toList();
    return left.stream()
            .flatMap(command -> Commands.words(command).stream())
            .anyMatch(word -> word.text().contains(name))
        || asFile && left.stream().anyMatch(command -> givesAway(step, command, directory));
  }

  /** Returns whether a command gives a directory to another user with all that is above it. */
  private boolean givesAway(Step step, Command.Simple command, String directory) {
    var invocation = Invocation.of(command);
    var place = Place.of(build, step.stage().orElseThrow(), step);
    return invocation.program().filter("chown"::equals).isPresent()
        && invocation.arguments().stream().anyMatch(option -> option.matches("-[a-zA-Z]*R.*"))
        && invocation.words().stream()
            .skip(1)
            .flatMap(word -> place.value(word).stream())
            .map(value -> Place.absolute(value, place.workdir()))
            .anyMatch(path -> directory.startsWith(path + "/"));
  }

  private static boolean makes(Command.Simple command) {
    var invocation = Invocation.of(command);
    return invocation.program().filter("mkdir"::equals).isPresent()
        && invocation.arguments().stream().anyMatch(option -> option.matches("-[a-z]*p.*"));
  }
}
