package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.SecretKind;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that a build writes from a variable which nothing in the Dockerfile defines. */
final class UndeclaredKeys {

  private UndeclaredKeys() {}

  /** Returns a life for each such variable; none of them can be followed from its start. */
  static List<Life> in(Build build) {
    if (!build.has(Clue.KEY_NAME)) {
      return List.of();
    }
    var found = new LinkedHashMap<String, Life>();
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        boolean mounted = step.instruction().flag("mount").isPresent();
        if (!mounted && mayWrite(build, step) && step.commands().isPresent()) {
          search(build, stage, step, found);
        }
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Returns whether the text of a step has a variable in it. */
  private static boolean mayWrite(Build build, Step step) {
    return step.is(Keyword.RUN) && step.instruction().range().of(build.text()).indexOf('$') >= 0;
  }

  private static void search(Build build, Stage stage, Step step, Map<String, Life> found) {
    var all = Commands.all(step.commands().orElseThrow());
    var assigned = assigned(all);
    for (var command : all) {
      var name = new ArrayList<String>();
      var writing =
          Writing.of(
              command,
              variable -> {
                boolean undefined =
                    stage.definition(variable, step.position()).isEmpty()
                        && !assigned.contains(variable);
                if (undefined) {
                  name.add(variable);
                }
                return undefined;
              });
      var place = Place.of(build, stage, step);
      var path = writing.flatMap(Writing::target).flatMap(place::value).orElse("");
      if (path.matches(".*/\\.ssh/id_[a-z0-9]+") && isVariable(name)) {
        var variable = name.get(0);
        found.computeIfAbsent(variable, key -> life(key, step));
      }
    }
  }

  /** Returns the variables that commands assign, or name in a way that may assign them. */
  static Set<String> assigned(List<Command> commands) {
    var names = new HashSet<String>();
    for (var command : commands) {
      if (command instanceof Command.Simple simple) {
        simple.assignments().forEach(assignment -> names.add(assignment.name()));
        simple.words().stream()
            .map(Word::text)
            .filter(text -> text.indexOf('=') > 0)
            .forEach(text -> names.add(text.substring(0, text.indexOf('='))));
        simple.words().stream().skip(1).map(Word::text).forEach(names::add);
      } else if (command instanceof Command.For loop) {
        names.add(loop.variable());
      }
    }
    return names;
  }

  private static boolean isVariable(List<String> names) {
    return !names.isEmpty() && names.get(0).matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  private static Life life(String name, Step step) {
    var declaration =
        new Definition(step, name, false, Optional.empty(), step.instruction().keywordRange());
    var reason =
        "line "
            + step.line()
            + " writes a private key from "
            + name
            + ", which no ARG before it in its stage defines, so the file is empty; forward an agent"
            + " with RUN --mount=type=ssh where the key is used, and delete this";
    return new Life(
        name,
        SecretKind.SSH_KEY,
        Entry.ARGUMENT,
        List.of(declaration),
        List.of(LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
