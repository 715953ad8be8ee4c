package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Secrets that ONBUILD copies in builds that start from the image. */
final class TriggeredCopies {

  private TriggeredCopies() {}

  /**
   * Returns a life for each; none can be followed, because those builds live elsewhere.
   *
   * @param isSecret whether a source and a target, as written, are such a secret
   */
  static List<Life> of(Build build, SecretKind kind, BiPredicate<String, String> isSecret) {
    var lives = new ArrayList<Life>();
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        var child = step.instruction().child();
        boolean copies =
            child.isPresent()
                && (child.get().keyword() == Keyword.COPY || child.get().keyword() == Keyword.ADD)
                && child.get().flag("from").isEmpty();
        if (!copies) {
          continue;
        }
        var values = child.get().values();
        for (var source : values.subList(0, Math.max(0, values.size() - 1))) {
          var target = KeyCopy.target(source, values.get(values.size() - 1), endsInSlash(values));
          if (isSecret.test(source, target)) {
            lives.add(life(step, source, kind));
          }
        }
      }
    }
    return lives;
  }

  private static boolean endsInSlash(List<String> values) {
    return values.size() > 2 || values.get(values.size() - 1).endsWith("/");
  }

  private static Life life(Step step, String source, SecretKind kind) {
    var reason =
        "ONBUILD in line "
            + step.line()
            + " copies it in builds that live elsewhere; give their RUN instructions the mount there,"
            + " tell those who build them, and delete this";
    return new Life(
        source,
        kind,
        Entry.CONTEXT_FILE,
        List.of(),
        List.of(
            LifeEvent.of(Kind.INTRODUCED, step, ""), LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
