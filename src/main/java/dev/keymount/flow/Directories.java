package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.secret.Clue;
import java.util.Set;

/** What a Dockerfile says about which paths of a stage are directories. */
final class Directories {

  private static final Set<String> OF_EVERY_IMAGE =
      Set.of(
          "/",
          "/root",
          "/home",
          "/tmp",
          "/etc",
          "/opt",
          "/srv",
          "/var",
          "/usr",
          "/usr/local",
          "/usr/src",
          "/usr/local/bin",
          "/usr/bin",
          "/var/lib",
          "/var/www",
          "/etc/ssh",
          "/run");

  private Directories() {}

  /** Returns whether a path is a directory when a step runs, as far as the text before it says. */
  static boolean isKnown(Build build, Stage stage, int position, String path) {
    return path.endsWith("/.ssh") || isThere(build, stage, position, path);
  }

  /** Returns whether a directory is there before a step: of every image, or made in the build. */
  static boolean isThere(Build build, Stage stage, int position, String path) {
    return OF_EVERY_IMAGE.contains(path) || isMadeBefore(build, stage, position, path);
  }

  /** Returns whether an earlier instruction makes a directory, or something below it. */
  private static boolean isMadeBefore(Build build, Stage stage, int position, String path) {
    var place = Place.at(build, stage, position);
    if (isAtOrBelow(place.workdir(), path, true)) {
      return true;
    }
    return build.stages().stream()
        .filter(stage::descendsFrom)
        .flatMap(other -> other.steps().stream())
        .takeWhile(before -> before.position() < position)
        .anyMatch(before -> makes(build, before, path));
  }

  private static boolean makes(Build build, Step step, String path) {
    var place = Place.of(build, step.stage().orElseThrow(), step);
    if (step.is(Keyword.COPY) || step.is(Keyword.ADD)) {
      var values = step.instruction().values();
      var target = values.isEmpty() ? "" : place.expand(values.get(values.size() - 1));
      return isAtOrBelow(place.resolve(target), path, target.endsWith("/"));
    }
    if (step.is(Keyword.WORKDIR)) {
      var target = place.expand(step.instruction().values().stream().findFirst().orElse("/"));
      return isAtOrBelow(place.resolve(target), path, true);
    }
    boolean possible =
        step.is(Keyword.RUN)
            && build.has(Clue.DIRECTORY)
            && step.instruction().range().of(build.text()).contains("mkdir");
    return possible
        && step.commands().stream()
            .flatMap(list -> Commands.simple(list).stream())
            .map(Invocation::of)
            .filter(invocation -> invocation.program().filter("mkdir"::equals).isPresent())
            .flatMap(invocation -> invocation.words().stream().skip(1))
            .flatMap(word -> place.value(word).stream())
            .anyMatch(made -> isAtOrBelow(place.resolve(made), path, true));
  }

  private static boolean isAtOrBelow(String made, String path, boolean isDirectory) {
    return made.startsWith(path + "/") || isDirectory && made.equals(path);
  }
}
