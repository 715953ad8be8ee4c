package dev.keymount.caller;

import java.util.Optional;

/**
 * What runs a build.
 *
 * @param name its name, such as {@code podman}
 * @param mountsVariables whether it is likely to know {@code --mount=type=secret,env=}: Docker
 *     Engine from 27.3, BuildKit from 0.16, Buildah from 1.44
 * @param obstacle why it can't build a Dockerfile with secret or ssh mounts at all, as a sentence
 *     without its end that names what to do instead; empty where it can
 */
public record Engine(String name, boolean mountsVariables, Optional<String> obstacle) {

  /** Docker Engine of today, or nothing said against it. */
  public static final Engine DOCKER = new Engine("docker", true, Optional.empty());

  /** Returns an engine that mounts secrets as files alone. */
  public static Engine filesOnly(String name) {
    return new Engine(name, false, Optional.empty());
  }

  /** Returns an engine that can't mount secrets. */
  public static Engine without(String name, String obstacle) {
    return new Engine(name, false, Optional.of(obstacle));
  }
}
