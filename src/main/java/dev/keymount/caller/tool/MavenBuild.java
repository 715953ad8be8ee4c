package dev.keymount.caller.tool;

import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image that a plugin of Maven builds from a Dockerfile.
 *
 * @param directory the directory of the project
 * @param element the element that configures the build
 * @param arguments the elements that are build arguments
 * @param version the version of the plugin where it is known
 * @param fabric8 whether it is the plugin of fabric8
 */
record MavenBuild(
    String directory,
    XmlElement element,
    List<XmlElement> arguments,
    Optional<String> version,
    boolean fabric8) {

  private static final int[] WITH_SECRETS = {0, 45, 0};

  MavenBuild {
    arguments = List.copyOf(arguments);
  }

  Optional<XmlElement> buildx() {
    return element.child("buildx");
  }

  /** Returns what builds: the API, which has no BuildKit, unless it is told to use buildx. */
  Engine engine() {
    if (!fabric8) {
      return Engine.without(
          "dockerfile-maven-plugin",
          "the plugin of Spotify builds by the API without BuildKit; build by docker build, or by"
              + " docker-maven-plugin of fabric8 from 0.45.0 with buildx");
    }
    boolean buildx =
        buildx()
            .filter(
                found -> found.child("platforms").isPresent() || found.child("secret").isPresent())
            .isPresent();
    if (!buildx) {
      return Engine.without(
          "docker-maven-plugin",
          "docker-maven-plugin builds by the API without BuildKit; take version 0.45.0 or later"
              + " and add buildx with platforms to the build");
    }
    return version.isEmpty() || isRecent()
        ? Engine.DOCKER
        : Engine.without(
            "docker-maven-plugin",
            "docker-maven-plugin mounts secrets from version 0.45.0 on; take that or a later one");
  }

  /** Returns whether the version is known and mounts secrets. */
  boolean isRecent() {
    if (version.isEmpty() || !version.get().matches("\\d+\\.\\d+(\\.\\d+)?")) {
      return false;
    }
    var numbers =
        Arrays.stream(version.get().split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(numbers, WITH_SECRETS) >= 0;
  }

  Target target() {
    var found = new LinkedHashSet<String>();
    var context = element.text("contextDir").or(() -> element.text("dockerFileDir"));
    var file = element.text(fabric8 ? "dockerFile" : "dockerfile");
    if (!fabric8) {
      var directoryText =
          element.text("contextDirectory").or(() -> element.text("dockerDirectory"));
      file.or(() -> Optional.of(directoryText.orElse(".") + "/Dockerfile")).stream()
          .flatMap(this::places)
          .forEach(found::add);
    } else if (file.isPresent() && (context.isEmpty() || isOfProject(file.get()))) {
      places(file.get()).forEach(found::add);
    } else if (context.isPresent()) {
      places(context.get() + "/" + file.orElse("Dockerfile")).forEach(found::add);
    } else {
      places("Dockerfile").forEach(found::add);
    }
    return new Target(List.copyOf(found));
  }

  private static boolean isOfProject(String path) {
    return path.matches("\\$\\{(project\\.|pom\\.)?basedir}.*");
  }

  /** Returns where a path may lead: relative ones count from {@code src/main/docker}. */
  private Stream<String> places(String path) {
    if (isOfProject(path)) {
      var inside = path.substring(path.indexOf('}') + 1).replaceFirst("^/", "");
      return Paths.from(directory, holes(inside)).stream();
    }
    return Stream.of(directory + "/src/main/docker", directory)
        .flatMap(base -> Paths.from(base, holes(path)).stream());
  }

  private static String holes(String path) {
    return path.replaceAll("\\$\\{[^}]*}", "*");
  }
}
