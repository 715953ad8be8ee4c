package dev.keymount.caller;

import static dev.keymount.secret.SecretKind.SSH_KEY;

import dev.keymount.secret.NamePolicy;
import java.util.Collection;
import java.util.Optional;

/**
 * What runs a build.
 *
 * @param name its name, such as {@code podman}
 * @param mountsVariables whether it is likely to know {@code --mount=type=secret,env=}: Docker
 *     Engine from 27.3, BuildKit from 0.16, Buildah from 1.44
 * @param againstAgents why it can't forward an agent that the call would need, likewise; empty
 *     where it can or need not
 * @param obstacle why it can't build a Dockerfile with secret or ssh mounts at all, as a sentence
 *     without its end that names what to do instead; empty where it can
 */
public record Engine(
    String name,
    boolean mountsVariables,
    Optional<String> againstAgents,
    Optional<String> obstacle) {

  /** Docker Engine of today, or nothing said against it. */
  public static final Engine DOCKER =
      new Engine("docker", true, Optional.empty(), Optional.empty());

  /** Returns an engine that mounts secrets as files alone. */
  public static Engine filesOnly(String name) {
    return new Engine(name, false, Optional.empty(), Optional.empty());
  }

  /** Returns an engine that can't mount secrets. */
  public static Engine without(String name, String obstacle) {
    return new Engine(name, false, Optional.empty(), Optional.of(obstacle));
  }

  /** Returns it without agents, where one of the arguments of its call is a private key. */
  public Engine withoutAgents(Collection<String> arguments, String reason) {
    boolean key =
        arguments.stream()
            .anyMatch(
                argument -> NamePolicy.NONE.kind(argument).filter(SSH_KEY::equals).isPresent());
    return key && obstacle.isEmpty()
        ? new Engine(name, mountsVariables, Optional.of(reason), obstacle)
        : this;
  }
}
