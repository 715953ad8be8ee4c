package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.PrivateKeyFile;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Private keys that COPY takes out of another image, or of a stage that does not show its own. */
final class ImageKeys {

  private ImageKeys() {}

  /**
   * Returns the lives of such keys.
   *
   * @param known the lives of keys whose way in is seen
   */
  static List<Life> in(Build build, List<Life> known) {
    var lives = new ArrayList<Life>();
    boolean seen = known.stream().anyMatch(life -> life.kind() == SecretKind.SSH_KEY);
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        var from = step.instruction().flag("from").flatMap(flag -> flag.value());
        if (step.is(Keyword.COPY) && from.isPresent()) {
          var origin = build.stage(from.get());
          boolean makes = origin.filter(s -> seen || makesKeys(build, s)).isPresent();
          if (!makes) {
            var where =
                origin.isPresent()
                    ? "the stage " + from.get() + ", and it stays in this layer; "
                    : from.get() + ", where everybody who has that image finds it, too; ";
            key(build, stage, step, origin.filter(s -> showsSsh(build, s)).isEmpty())
                .ifPresent(path -> lives.add(life(step, where, path)));
          }
        }
      }
    }
    return lives;
  }

  /** A directory of a stage that puts something there holds what its instructions show. */
  private static Optional<String> key(Build build, Stage stage, Step step, boolean outside) {
    var place = Place.of(build, stage, step);
    var values = step.instruction().values().stream().map(place::expand).toList();
    if (values.size() < 2) {
      return Optional.empty();
    }
    var target = Place.absolute(values.get(values.size() - 1), place.workdir());
    return values.subList(0, values.size() - 1).stream()
        .filter(source -> isKey(source, target, outside))
        .findFirst();
  }

  private static boolean isKey(String source, String target, boolean outside) {
    boolean directory = source.endsWith("/.ssh") || source.endsWith("/.ssh/");
    boolean client = target.endsWith("/.ssh") || target.contains("/.ssh/");
    return outside && directory && client
        || PrivateKeyFile.isNamed(source) && PrivateKeyFile.isPossible(target) && client;
  }

  private static boolean showsSsh(Build build, Stage stage) {
    return build.stages().stream()
        .filter(stage::descendsFrom)
        .flatMap(other -> other.steps().stream())
        .anyMatch(step -> step.instruction().range().of(build.text()).contains(".ssh"));
  }

  /** Returns whether a stage, or one that it starts from, makes keys of its own. */
  private static boolean makesKeys(Build build, Stage stage) {
    return build.stages().stream()
        .filter(stage::descendsFrom)
        .flatMap(other -> other.steps().stream())
        .anyMatch(step -> step.instruction().range().of(build.text()).contains("ssh-keygen"));
  }

  private static Life life(Step step, String where, String path) {
    var reason =
        "line "
            + step.line()
            + " copies it out of "
            + where
            + "forward an agent with RUN --mount=type=ssh where it is used, delete this and rotate"
            + " it";
    return new Life(
        path.substring(path.lastIndexOf('/') + 1),
        SecretKind.SSH_KEY,
        Entry.OTHER_IMAGE,
        List.of(),
        List.of(
            LifeEvent.of(Kind.INTRODUCED, step, ""), LifeEvent.of(Kind.UNFOLLOWED, step, reason)),
        Set.of(),
        false);
  }
}
