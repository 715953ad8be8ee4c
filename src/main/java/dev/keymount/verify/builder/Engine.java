package dev.keymount.verify.builder;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a docker command has behind it.
 *
 * @param version of the engine
 * @param context the docker context, which says where the engine is
 * @param buildx the version of the plugin
 * @param builder the name of the current builder of buildx
 * @param driver by which that is reached: {@code docker}, {@code docker-container}, or another
 * @param buildKit the version of the builder; empty where it does not tell
 * @param hasBridge whether steps have a network if nothing is said
 */
record Engine(
    Version version,
    String context,
    Version buildx,
    String builder,
    String driver,
    Optional<Version> buildKit,
    boolean hasBridge) {

  private static final Pattern NO_NETWORK =
      Pattern.compile("not found|no such network", Pattern.CASE_INSENSITIVE);

  /**
   * Asks a docker command.
   *
   * @throws BuilderException if it can't build
   */
  static Engine ask(Command docker) throws BuilderException {
    Command.Answer version = version(docker);
    Version buildx = buildx(docker);
    Command.Answer builder = docker.ask("buildx", "inspect");
    if (!builder.isSuccess()) {
      throw new BuilderException(
          "docker buildx has no builder to use: choose one with docker buildx use or"
              + " BUILDX_BUILDER: "
              + builder.error());
    }
    return new Engine(
        Version.find(version.output())
            .orElseThrow(
                () -> new BuilderException("docker does not tell the version of its engine")),
        version.output().lines().skip(1).findFirst().orElse(""),
        buildx,
        field(builder.output(), "Name:").orElse(""),
        field(builder.output(), "Driver:").orElse(""),
        field(builder.output(), "BuildKit version:")
            .or(() -> field(builder.output(), "Buildkit:"))
            .flatMap(Version::find)
            .filter(found -> found.isAtLeast(0, 1)),
        hasBridge(docker));
  }

  private static Command.Answer version(Command docker) throws BuilderException {
    Command.Answer answer =
        docker.ask("version", "--format", "{{.Server.Version}}\n{{.Client.Context}}");
    if (answer.error().toLowerCase(Locale.ROOT).contains("permission denied")) {
      throw new BuilderException(
          "docker may not talk to its engine: run as a member of the group docker, or use the"
              + " rootless mode of Docker: "
              + answer.error());
    }
    if (!answer.isSuccess()) {
      throw new BuilderException(
          "docker does not reach its engine: start it (systemctl start docker), or check"
              + " DOCKER_HOST and docker context ls: "
              + answer.error());
    }
    return answer;
  }

  private static boolean hasBridge(Command docker) throws BuilderException {
    Command.Answer answer = docker.ask("network", "inspect", "bridge");
    return answer.isSuccess() || !NO_NETWORK.matcher(answer.error()).find();
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

  /** Returns whether the current builder of buildx is the one inside the engine. */
  boolean isBuilder() throws BuilderException {
    if (!driver.equals("docker")) {
      return false;
    }
    if (!builder.equals(context)) {
      throw new BuilderException(
          "docker buildx builds in the context "
              + builder
              + ", and docker works in "
              + context
              + ": choose one for both with docker context use");
    }
    return true;
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
