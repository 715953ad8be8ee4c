package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.SecretName;
import dev.keymount.secret.WordSearch;
import dev.keymount.shell.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Credentials files that a RUN writes from a variable which nothing in the Dockerfile defines. */
final class UndeclaredCredentials {

  private static final WordSearch FILES = WordSearch.forAny(Clue.CREDENTIALS_FILE.words());

  private UndeclaredCredentials() {}

  /** Returns a life for each such variable; its value comes from the base image, or is empty. */
  static List<Life> in(Build build) {
    if (!build.has(Clue.CREDENTIALS_FILE)) {
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

  private static boolean mayWrite(Build build, Step step) {
    var text = step.instruction().range().of(build.text());
    return step.is(Keyword.RUN)
        && (text.indexOf('>') >= 0 || text.contains("tee "))
        && text.indexOf('$') >= 0
        && FILES.isIn(text);
  }

  private static void search(Build build, Stage stage, Step step, Map<String, Life> found) {
    var all = Commands.all(step.commands().orElseThrow());
    var assigned = UndeclaredKeys.assigned(all);
    var place = Place.of(build, stage, step);
    var files = new TokenFiles(place, step.commands().orElseThrow(), variable -> false);
    for (var command : all) {
      for (var name : variables(command)) {
        boolean unknown =
            stage.definition(name, step.position()).isEmpty()
                && !assigned.contains(name)
                && SecretName.kind(name).isPresent();
        var path =
            unknown
                ? Writing.of(command, name::equals)
                    .flatMap(Writing::target)
                    .flatMap(files::path)
                    .orElse("")
                : "";
        if (CredentialFiles.readers(path).isPresent() && !files.isRemovedLater(path, command)) {
          found.computeIfAbsent(name, key -> life(key, step, path));
        }
      }
    }
  }

  private static Set<String> variables(Command command) {
    var names = new LinkedHashSet<String>();
    for (var inner : Commands.all(command)) {
      for (var word : Commands.words(inner)) {
        Commands.ownParameters(word).forEach(part -> names.add(part.name()));
      }
    }
    return names;
  }

  private static Life life(String name, Step step, String path) {
    var reason =
        "line "
            + step.line()
            + " writes "
            + name
            + " to "
            + path
            + ", and no ARG before it in its stage defines that: it is empty, or the base image has"
            + " it; mount it with RUN --mount=type=secret,id="
            + name
            + ",env="
            + name
            + " in the step that needs it, and remove the file at the end of that step";
    return new Life(
        name,
        SecretName.kind(name).orElseThrow(),
        Entry.WRITTEN,
        List.of(),
        List.of(
            LifeEvent.of(Kind.INTRODUCED, step, ""), LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(path),
        false);
  }
}
