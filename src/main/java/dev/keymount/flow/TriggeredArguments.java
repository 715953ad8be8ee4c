package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Secrets that ONBUILD ARG takes in builds that start from the image. */
final class TriggeredArguments {

  private TriggeredArguments() {}

  /** Returns a life for each; none can be followed, because those builds live elsewhere. */
  static List<Life> in(Build build, NamePolicy names) {
    var lives = new ArrayList<Life>();
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        var child = step.instruction().child();
        if (child.isEmpty() || child.get().keyword() != Keyword.ARG) {
          continue;
        }
        for (var definition : Build.definitions(step, child.get())) {
          names
              .kind(definition.name())
              .filter(kind -> isOpen(definition) && !PublishedNames.covers(definition.name()))
              .ifPresent(kind -> lives.add(life(definition, kind)));
        }
      }
    }
    return lives;
  }

  private static boolean isOpen(Definition definition) {
    return definition.value().map(Placeholder::standsForNothing).orElse(true);
  }

  private static Life life(Definition definition, SecretKind kind) {
    var step = definition.step();
    var reason =
        "ONBUILD in line "
            + step.line()
            + " takes it in builds that live elsewhere; give their RUN instructions the mount there,"
            + " tell those who build them, and delete this";
    return new Life(
        definition.name(),
        kind,
        Entry.ARGUMENT,
        List.of(definition),
        List.of(LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
