package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.EnvironmentReaders;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a token or password from a build argument through the stages. */
final class TokenTracker {

  private final Build build;
  private final String name;
  private final List<LifeEvent> events = new ArrayList<>();
  private final Map<Stage, Set<String>> ends = new HashMap<>();

  private TokenTracker(Build build, String name) {
    this.build = build;
    this.name = name;
  }

  static Life follow(Build build, String name, SecretKind kind, List<Definition> declarations) {
    var tracker = new TokenTracker(build, name);
    for (var declaration : declarations) {
      tracker.events.add(LifeEvent.of(Kind.INTRODUCED, declaration.step(), ""));
    }
    tracker.bases();
    build.stages().forEach(tracker::stage);
    return new Life(name, kind, declarations, tracker.events, Set.of(), false);
  }

  private void bases() {
    for (var stage : build.stages()) {
      if (VariableNames.in(stage.base()).contains(name)) {
        build.globals().stream()
            .findFirst()
            .ifPresent(step -> unfollowed(step, "FROM takes it, and a mount reaches RUN only"));
      }
    }
  }

  private void stage(Stage stage) {
    var variables = new LinkedHashSet<>(stage.parent().map(ends::get).orElse(Set.of()));
    for (var step : stage.steps()) {
      step(stage, step, variables);
    }
    ends.put(stage, variables);
  }

  private void step(Stage stage, Step step, Set<String> variables) {
    switch (step.instruction().keyword()) {
      case ARG -> argument(step, variables);
      case ENV -> environment(stage, step, variables);
      case RUN -> {
        if (!variables.isEmpty()) {
          run(stage, step, variables);
        }
      }
      case CMD, ENTRYPOINT, HEALTHCHECK -> {
        // An ARG is gone when these run, and an ENV that they read was reported where it stands.
      }
      case ONBUILD -> onBuild(step, variables);
      default -> {
        if (mentions(step, variables)) {
          unfollowed(
              step,
              step.instruction().keyword()
                  + " in line "
                  + step.line()
                  + " takes it, and a mount"
                  + " reaches RUN only");
        }
      }
    }
  }

  private void onBuild(Step step, Set<String> variables) {
    if (mentions(step, variables)) {
      unfollowed(
          step, "ONBUILD in line " + step.line() + " takes it for builds that live elsewhere");
    }
  }

  private void argument(Step step, Set<String> variables) {
    for (var definition : Build.definitions(step)) {
      if (definition.name().equals(name)) {
        variables.add(name);
      } else if (definition.value().map(value -> mentions(value, variables)).orElse(false)) {
        unfollowed(step, "line " + step.line() + " makes it the default of " + definition.name());
      }
    }
  }

  private void environment(Stage stage, Step step, Set<String> variables) {
    for (var definition : Build.definitions(step)) {
      var value = definition.value().orElse("");
      if (!mentions(value, variables)) {
        if (variables.contains(definition.name())) {
          unfollowed(
              step, "line " + step.line() + " sets " + definition.name() + " to another value");
        }
        continue;
      }
      if (build.isInImage(stage)) {
        events.add(
            LifeEvent.of(
                Kind.RUNTIME,
                step,
                "ENV in line "
                    + step.line()
                    + " gives it to the container as "
                    + definition.name()));
      } else if (VariableNames.reference(value).filter(variables::contains).isPresent()) {
        variables.add(definition.name());
        events.add(KeyTracker.definition(Kind.CARRIED, step, definition));
      } else {
        unfollowed(step, "line " + step.line() + " makes it part of " + definition.name());
      }
    }
  }

  private void run(Stage stage, Step step, Set<String> variables) {
    var commands = step.commands();
    if (commands.isPresent()) {
      var place = Place.of(build, stage, step);
      new TokenRun(place, step, commands.get(), Set.copyOf(variables), events).follow();
    } else if (mentions(step, variables)) {
      events.add(use(step, Reach.SURELY));
    } else if (step.instruction().json()) {
      var reach = execForm(step.instruction().values(), variables);
      if (reach != Reach.NEVER) {
        events.add(use(step, reach));
      }
    }
  }

  private static Reach execForm(List<String> words, Set<String> variables) {
    var path = words.isEmpty() ? "" : words.get(0);
    var program = path.substring(path.lastIndexOf('/') + 1);
    var reach = Reach.NEVER;
    for (var variable : variables) {
      reach =
          reach.or(
              EnvironmentReaders.reach(
                  variable, program, path, words.subList(Math.min(1, words.size()), words.size())));
    }
    return reach;
  }

  private static LifeEvent use(Step step, Reach reach) {
    return new LifeEvent(Kind.USED, step, Optional.empty(), List.of(), reach, "");
  }

  private static boolean mentions(Step step, Set<String> variables) {
    var instruction = step.instruction();
    var inner = instruction.child();
    return instruction.values().stream().anyMatch(value -> mentions(value, variables))
        || instruction.heredocs().stream().anyMatch(doc -> mentions(doc.content(), variables))
        || inner.isPresent()
            && inner.get().values().stream().anyMatch(value -> mentions(value, variables));
  }

  private static boolean mentions(String text, Set<String> variables) {
    return VariableNames.in(text).stream().anyMatch(variables::contains);
  }

  private void unfollowed(Step step, String reason) {
    events.add(LifeEvent.of(Kind.UNFOLLOWED, step, reason));
  }
}
