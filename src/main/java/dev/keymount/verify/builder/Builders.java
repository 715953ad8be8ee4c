package dev.keymount.verify.builder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The builders of this machine. */
public final class Builders {

  private Builders() {}

  /** A kind of builder. */
  public enum Kind {
    DOCKER,
    PODMAN
  }

  /**
   * Finds a builder by the PATH.
   *
   * @param kind which one; empty for Docker, or Podman where there is no Docker
   * @param options flags that each build gets, such as {@code --add-host=…}
   * @throws BuilderException if there is none that can build; the message says what is missing
   */
  public static Builder find(Optional<Kind> kind, Workspace workspace, List<String> options)
      throws BuilderException {
    return find(kind, workspace, options, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * Finds a builder.
   *
   * @param path the directories in which commands are looked for, as in the PATH
   */
  public static Builder find(
      Optional<Kind> kind, Workspace workspace, List<String> options, String path)
      throws BuilderException {
    boolean isPodman =
        kind.equals(Optional.of(Kind.PODMAN))
            || kind.isEmpty() && command("docker", path).isEmpty() && tool(path).isPresent();
    return isPodman ? podman(workspace, options, path) : docker(workspace, options, path);
  }

  private static Optional<PodmanBuilder.Tool> tool(String path) {
    return Stream.of(PodmanBuilder.Tool.values())
        .filter(tool -> command(tool.label(), path).isPresent())
        .findFirst();
  }

  private static Builder podman(Workspace workspace, List<String> options, String path)
      throws BuilderException {
    for (var tool : PodmanBuilder.Tool.values()) {
      var file = command(tool.label(), path);
      if (file.isPresent()) {
        return PodmanBuilder.of(tool, workspace, List.of(file.get().toString()), options);
      }
    }
    throw new BuilderException(
        "neither podman nor buildah is on the PATH: install Podman 5 or later");
  }

  private static Builder docker(Workspace workspace, List<String> options, String path)
      throws BuilderException {
    Path file =
        command("docker", path)
            .orElseThrow(
                () ->
                    new BuilderException(
                        "docker is not on the PATH: install Docker Engine 27.3 or later with"
                            + " buildx (https://docs.docker.com/engine/install/)"));
    var docker = new Command(workspace, List.of(file.toString()));
    Engine engine = Engine.ask(docker);
    if (!engine.isBuilder()) {
      return ContainerDriverBuilder.of(workspace, docker, engine, options);
    }
    try {
      workspace.removeImagesOf(docker.words());
    } catch (IOException e) {
      throw new BuilderException("the process that cleans up has ended: " + e.getMessage());
    }
    return new DockerBuilder(workspace, docker, engine, options);
  }

  /** Finds a command in the directories of a PATH. */
  static Optional<Path> command(String name, String path) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory).resolve(name).toAbsolutePath())
        .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
        .findFirst();
  }
}
