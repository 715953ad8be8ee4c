package dev.keymount.caller.ci;

import dev.keymount.caller.Engine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that a job runs in and beside.
 *
 * @param image the image of the job
 * @param services the images beside it
 * @param buildKit whether the environment of the job says whether builds use BuildKit
 */
record JobImages(Optional<String> image, List<String> services, boolean buildKit) {

  private static final String ALPINE =
      "command -v ssh-agent >/dev/null || apk add --no-cache openssh-client";
  private static final String DEBIAN =
      "command -v ssh-agent >/dev/null || ( apt-get update -y && apt-get install openssh-client -y"
          + " )";

  /** Takes a copy of the list. */
  JobImages {
    services = List.copyOf(services);
  }

  /** Returns the setting of a script in these images. */
  JobScript.Setting setting(List<String> directories, ScriptPiece.Shape shape) {
    var client = image.flatMap(DockerImage::of);
    var daemon =
        services.stream()
            .flatMap(name -> DockerImage.of(name).stream())
            .findFirst()
            .or(() -> client);
    boolean old =
        client.or(() -> daemon).filter(docker -> !docker.buildsWithBuildKit()).isPresent();
    return new JobScript.Setting(
        directories,
        daemon.map(DockerImage::engine).orElse(Engine.DOCKER),
        old && !buildKit ? Optional.of("export DOCKER_BUILDKIT=1") : Optional.empty(),
        client.isPresent() ? Optional.empty() : Optional.of(install()),
        Optional.empty(),
        shape);
  }

  /** Returns the versions of Docker in them. */
  Stream<DockerImage> versions() {
    return Stream.concat(image.stream(), services.stream())
        .flatMap(name -> DockerImage.of(name).stream());
  }

  /** Returns the command that installs an agent where there is none; images of Docker have one. */
  private String install() {
    return image.filter(name -> name.contains("alpine")).isPresent() ? ALPINE : DEBIAN;
  }
}
