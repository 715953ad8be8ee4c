package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.EnvironmentReaders;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SideEffects;
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
    return new Life(name, kind, Entry.ARGUMENT, declarations, tracker.events, Set.of(), false);
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
        definition
            .value()
            .flatMap(VariableNames::reference)
            .filter(other -> !other.equals(name))
            .ifPresent(
                other ->
                    unfollowed(step, "line " + step.line() + " takes its default from " + other));
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
      int before = events.size();
      new TokenRun(place, step, commands.get(), Set.copyOf(variables), events).follow();
      if (events.size() == before && mentions(step, variables)) {
        // A text of another language, or a name in quotes: somebody reads it.
        events.add(use(step));
      }
    } else if (mentions(step, variables)) {
      execForm(stage, step, variables);
    } else if (step.instruction().json()) {
      var reach = execForm(step.instruction().values(), variables);
      if (reach != Reach.NEVER) {
        events.add(LifeEvent.offered(step, Optional.empty(), reach));
      }
    }
  }

  private void execForm(Stage stage, Step step, Set<String> variables) {
    var words = step.instruction().values();
    int option = words.indexOf("-c");
    if (!step.instruction().json()) {
      events.add(use(step));
    } else if (option > 0 && option + 1 < words.size()) {
      var script = words.get(option + 1);
      var inner = new ArrayList<LifeEvent>();
      var place = Place.of(build, stage, step);
      var inline = Script.inline(script, place.workdir());
      var list = inline.list().orElseThrow();
      var scripts = ContextScripts.of(place, step).in(inline);
      new TokenRun(place, step, list, Set.copyOf(variables), inner, scripts).follow();
      boolean plain =
          inner.stream().allMatch(e -> e.kind() == Kind.USED || e.kind() == Kind.OFFERED);
      if (plain) {
        events.add(use(step));
      } else {
        unfollowed(step, "line " + step.line() + " does more with it in its script than use it");
      }
    } else {
      var program = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
      var left = SideEffects.leftIn(program, words.subList(1, words.size()));
      if (left.isPresent()) {
        unfollowed(step, "line " + step.line() + " leaves it in " + left.get());
      } else {
        events.add(use(step));
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

  private static LifeEvent use(Step step) {
    return new LifeEvent(Kind.USED, step, Optional.empty(), List.of(), Reach.SURELY, "", false);
  }

  private static boolean mentions(Step step, Set<String> variables) {
    var instruction = step.instruction();
    var inner = instruction.child();
    return instruction.values().stream().anyMatch(value -> mentions(value, variables))
        || instruction.heredocs().stream()
            .anyMatch(
                doc ->
                    variables.stream().anyMatch(name -> VariableNames.names(doc.content(), name)))
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
