package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of a repository whose callers run on the builder of the lab, with a home directory of
 * their own. A {@code docker} before the real one gives each build what it needs to reach the
 * servers; compose and bake have it from files that they read beside their own.
 */
final class CallerRun {

  private static final String ADD_HOST = "--add-host=";
  private static final String BUILD_CONTEXT = "--build-context=";

  private final CallerScenario scenario;
  private final Lab lab;
  private final Builder builder;
  private final Path repository;
  private final Path home;
  private final Path programs;
  private final String image;

  /** Copies the repository under a name that is not taken in the place of the builder. */
  CallerRun(CallerScenario scenario, Lab lab, Builder builder, String name) throws IOException {
    this.scenario = scenario;
    this.lab = lab;
    this.builder = builder;
    this.repository = builder.copy(scenario.before(), name);
    this.home = Files.createDirectory(builder.file(name + "-home"));
    this.programs = Files.createDirectory(builder.file(name + "-programs"));
    this.image = builder.imageName(name);
  }

  /** Returns the name of the image that the callers make. */
  String image() {
    return image;
  }

  /** Migrates the repository, which must leave nothing to do. */
  void migrate() throws IOException {
    if (Boolean.getBoolean("callers.by.hand")) {
      org.apache.commons.io.FileUtils.copyDirectory(
          scenario.before().resolveSibling("after").toFile(), repository.toFile());
      return;
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            "migrate",
            repository.toString());
    assertThat(exitCode).as(err.toString(UTF_8)).isZero();
  }

  /** Runs the callers as the user does who has {@code secret}. */
  Builder.Result run(String secret, boolean migrated) throws IOException {
    giveDocker();
    giveCompose();
    giveBake();
    Path script = programs.resolve("script");
    Files.writeString(script, scenario.commands(repository));
    List<String> command = new ArrayList<>(lab.inside());
    command.addAll(List.of("env", "HOME=" + lab.seen(home), "IMAGE=" + image));
    Map<String, String> environment = new TreeMap<>(scenario.environment(secret));
    environment.put("BUILDKIT_PROGRESS", "plain");
    String line = "exec >&2; cd \"$1\"; PATH=\"$2:$PATH\"; ";
    if (scenario.home().isPresent()) {
      Path file = home.resolve(scenario.home().get());
      Files.createDirectories(file.getParent());
      Files.writeString(file, secret + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      if (migrated && scenario.hasAgent()) {
        line += "eval \"$(ssh-agent -s)\"; trap 'ssh-agent -k' EXIT; ssh-add \"$3\"; ";
      }
    }
    command.addAll(List.of("sh", "-ec", line + "sh \"$2/script\"", "sh"));
    command.addAll(List.of(lab.seen(repository), lab.seen(programs)));
    scenario.home().ifPresent(file -> command.add(lab.seen(home.resolve(file))));
    return builder.run(command, environment);
  }

  private void giveDocker() throws IOException {
    Path docker = programs.resolve("docker");
    String arguments =
        lab.buildArguments().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Files.writeString(
        docker,
        """
        #!/bin/sh
        real=$(PATH=${PATH#*:} && command -v docker)
        case "$1 $2" in
          'build '*) shift && exec "$real" build --no-cache %1$s "$@" ;;
          'image build' | 'buildx build') words="$1 $2" && shift 2 && exec "$real" $words --no-cache %1$s "$@" ;;
          'buildx bake') shift 2 && exec "$real" buildx bake --allow=network.host "$@" ;;
        esac
        exec "$real" "$@"
        """
            .formatted(arguments));
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Each service of the cases that are run is named {@code app}. */
  private void giveCompose() throws IOException {
    if (has("docker-compose.yml") || has("compose.yaml")) {
      Files.writeString(
          repository.resolve("docker-compose.override.yml"),
          """
          services:
            app:
              build:
                network: host
                no_cache: true
                extra_hosts: [%s]
                additional_contexts: [%s]
          """
              .formatted(
                  arguments(ADD_HOST).collect(Collectors.joining(", ")),
                  arguments(BUILD_CONTEXT).collect(Collectors.joining(", "))));
    }
  }

  private void giveBake() throws IOException {
    if (has("docker-bake.hcl")) {
      Files.writeString(
          repository.resolve("docker-bake.override.hcl"),
          """
          target "app" {
            network = "host"
            no-cache = true
            extra-hosts = { %s }
            contexts = { %s }
          }
          """
              .formatted(map(arguments(ADD_HOST), ':'), map(arguments(BUILD_CONTEXT), '=')));
    }
  }

  private boolean has(String file) {
    return Files.exists(repository.resolve(file));
  }

  private Stream<String> arguments(String flag) {
    return lab.buildArguments().stream()
        .filter(word -> word.startsWith(flag))
        .map(word -> word.substring(flag.length()));
  }

  private static String map(Stream<String> pairs, char sign) {
    return pairs
        .map(
            pair ->
                "\"%s\" = \"%s\""
                    .formatted(
                        pair.substring(0, pair.indexOf(sign)),
                        pair.substring(pair.indexOf(sign) + 1)))
        .collect(Collectors.joining(", "));
  }
}
