package dev.keymount.verify.builder;

import java.util.Locale;
import java.util.Optional;

/**
 * What a docker command has behind it.
 *
 * @param version of the engine
 * @param buildx the version of the plugin
 * @param driver by which the current builder of buildx is reached: {@code docker}, {@code
 *     docker-container}, or another
 * @param buildKit the version of the builder; empty where it does not tell
 * @param hasBridge whether steps have a network if nothing is said
 */
record Engine(
    Version version, Version buildx, String driver, Optional<Version> buildKit, boolean hasBridge) {

  /**
   * Asks a docker command.
   *
   * @throws BuilderException if it can't build
   */
  static Engine ask(Command docker) throws BuilderException {
    Version version = engine(docker);
    Version buildx = buildx(docker);
    Command.Answer builder = docker.ask("buildx", "inspect");
    if (!builder.isSuccess()) {
      throw new BuilderException(
          "docker buildx has no builder to use: choose one by docker buildx use, or by"
              + " BUILDX_BUILDER: "
              + builder.error());
    }
    return new Engine(
        version,
        buildx,
        field(builder.output(), "Driver:").orElse("docker"),
        field(builder.output(), "BuildKit version:")
            .or(() -> field(builder.output(), "Buildkit:"))
            .flatMap(Version::find)
            .filter(found -> found.isAtLeast(0, 1)),
        docker.ask("network", "inspect", "bridge").isSuccess());
  }

  private static Version engine(Command docker) throws BuilderException {
    Command.Answer answer = docker.ask("version", "--format", "{{.Server.Version}}");
    if (answer.error().toLowerCase(Locale.ROOT).contains("permission denied")) {
      throw new BuilderException(
          "docker may not talk to its engine: run as a user of the group docker, or use rootless"
              + " mode: "
              + answer.error());
    }
    if (!answer.isSuccess()) {
      throw new BuilderException(
          "docker does not reach its engine: start it (systemctl start docker), or check"
              + " DOCKER_HOST and docker context: "
              + answer.error());
    }
    return Version.find(answer.output())
        .orElseThrow(
            () -> new BuilderException("docker does not tell its version: " + answer.output()));
  }

  private static Version buildx(Command docker) throws BuilderException {
    Command.Answer answer = docker.ask("buildx", "version");
    if (answer.output().contains("buildah")) {
      throw new BuilderException("docker is Podman here: use --builder podman");
    }
    return Optional.of(answer)
        .filter(Command.Answer::isSuccess)
        .map(Command.Answer::output)
        .map(output -> output.replaceFirst("^\\S+ ", ""))
        .flatMap(Version::find)
        .orElseThrow(
            () ->
                new BuilderException(
                    "docker has no buildx: install the package docker-buildx-plugin (docker-buildx"
                        + " of Debian and Ubuntu)"));
  }

  private static Optional<String> field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst();
  }

  /** Returns whether the builder knows {@code env=} of a mounted secret. */
  boolean mountsVariables() {
    return buildKit.map(found -> found.isAtLeast(0, 16)).orElseGet(() -> version.isAtLeast(27, 3));
  }

  /** Returns what it is, for people. */
  String description() {
    return "docker " + version.text() + ", buildx " + buildx.text() + ", driver " + driver;
  }
}
