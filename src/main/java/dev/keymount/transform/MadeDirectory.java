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
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
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
    var levels = levels(step, directory);
    for (var other : build.stages()) {
      boolean descends = other.descendsFrom(stage);
      boolean made = false;
      for (var later : other.steps()) {
        if (later.position() <= step.position() || withdrawn.contains(later)) {
          continue;
        }
        if (copiesFrom(stage, other, later, levels)) {
          return true;
        }
        made |= descends && makes(other, later, directory);
        if (descends && !made && names(later, levels)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the directory and those above it that were not there before. */
  private List<String> levels(Step step, String directory) {
    var place = Place.of(build, step.stage().orElseThrow(), step);
    var levels = new ArrayList<String>();
    for (var at = directory; at.lastIndexOf('/') >= 0 && !place.hasDirectory(at); ) {
      levels.add(at);
      at = at.substring(0, Math.max(at.equals("/") ? 0 : 1, at.lastIndexOf('/')));
    }
    return levels.isEmpty() ? List.of(directory) : levels;
  }

  private boolean copiesFrom(Stage origin, Stage stage, Step step, List<String> levels) {
    var from =
        step.is(Keyword.COPY)
            ? step.instruction().flag("from").flatMap(flag -> flag.value()).flatMap(build::stage)
            : Optional.<Stage>empty();
    var place = Place.of(build, stage, step);
    return from.filter(other -> other.descendsFrom(origin)).isPresent()
        && step.instruction().values().stream()
            .map(place::expand)
            .map(path -> Place.absolute(path, "/"))
            .anyMatch(levels::contains);
  }

  /** Returns whether an instruction makes the directory again where it needs it. */
  private boolean makes(Stage stage, Step step, String directory) {
    var values = step.instruction().values();
    if (!step.is(Keyword.COPY) && !step.is(Keyword.ADD) && !step.is(Keyword.WORKDIR)) {
      return false;
    }
    var target = target(stage, step);
    boolean into =
        step.is(Keyword.WORKDIR)
            || values.size() > 2
            || values.get(values.size() - 1).endsWith("/");
    return target.startsWith(directory + "/") || into && target.equals(directory);
  }

  private String target(Stage stage, Step step) {
    var values = step.instruction().values();
    var place = Place.of(build, stage, step);
    return Place.absolute(place.expand(values.get(values.size() - 1)), place.workdir());
  }

  private boolean names(Step step, List<String> levels) {
    var stage = step.stage().orElseThrow();
    if (step.is(Keyword.COPY) || step.is(Keyword.ADD)) {
      return levels.contains(target(stage, step));
    }
    return levels.stream().anyMatch(level -> names(step, level));
  }

  private boolean names(Step step, String directory) {
    var name = directory.substring(directory.lastIndexOf('/') + 1);
    var commands = step.commands();
    if (commands.isEmpty()) {
      boolean read = step.is(Keyword.RUN) || !step.instruction().heredocs().isEmpty();
      return read && step.instruction().range().of(build.text()).contains(name);
    }
    var place = Place.of(build, step.stage().orElseThrow(), step);
    var left =
        Commands.simple(commands.get()).stream()
            .filter(command -> !gone.contains(command))
            .filter(command -> !makes(command))
            .toList();
    return left.stream()
            .flatMap(command -> Commands.words(command).stream())
            .anyMatch(
                word ->
                    word.text().contains(name)
                        || place.value(word).filter(v -> v.contains(directory)).isPresent())
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
