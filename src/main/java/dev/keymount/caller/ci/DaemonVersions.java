package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of Docker that a configuration of CircleCI asks for by {@code setup_remote_docker},
 * as names of images. A step that names a command has the steps of the command.
 *
 * @param root the configuration
 * @see <a href="https://circleci.com/docs/configuration-reference/#setupremotedocker">the step</a>
 */
record DaemonVersions(YamlValue root) {

  private static final int DEEPEST = 8;

  /** Returns the oldest version that the steps of a job ask for. */
  Optional<String> of(YamlValue job) {
    return oldest(names(job, 0));
  }

  /** Returns the oldest version of the file, which a command may run on. */
  Optional<String> oldest() {
    return oldest(allNames());
  }

  /** Returns all versions. */
  Stream<DockerImage> all() {
    return allNames().flatMap(name -> DockerImage.of(name).stream());
  }

  private Stream<String> allNames() {
    return Stream.of("jobs", "commands")
        .flatMap(key -> root.get(key).stream())
        .flatMap(found -> found.entries().values().stream())
        .flatMap(holder -> names(holder, 0));
  }

  private static Optional<String> oldest(Stream<String> names) {
    return names
        .filter(name -> DockerImage.of(name).isPresent())
        .min(Comparator.comparing(name -> DockerImage.of(name).orElseThrow()));
  }

  private Stream<String> names(YamlValue holder, int depth) {
    return depth > DEEPEST
        ? Stream.of()
        : holder.get("steps").stream()
            .flatMap(steps -> steps.items().stream())
            .flatMap(step -> inStep(step, depth + 1));
  }

  private Stream<String> inStep(YamlValue step, int depth) {
    var own =
        step.at("setup_remote_docker", "version").stream()
            .flatMap(version -> version.scalar().stream())
            .filter(version -> version.matches("\\d+\\..*|docker\\d+"))
            .map(version -> "docker:" + version.replace("docker", ""));
    var conditional =
        Stream.of("when", "unless")
            .flatMap(key -> step.get(key).stream())
            .flatMap(condition -> names(condition, depth));
    var called =
        Stream.concat(step.scalar().stream(), step.entries().keySet().stream())
            .flatMap(name -> root.at("commands", name).stream())
            .flatMap(command -> names(command, depth));
    return Stream.of(own, conditional, called).flatMap(names -> names);
  }
}
