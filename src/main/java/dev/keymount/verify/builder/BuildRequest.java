package dev.keymount.verify.builder;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One build.
 *
 * @param context the directory of the build context
 * @param dockerfile the Dockerfile, in the context or elsewhere
 * @param target the stage to build; empty for the last one
 * @param image the name that the image gets, from {@link Workspace#imageName}
 * @param flags what the build is given, such as {@code --build-arg}, {@code TOKEN} or {@code
 *     --secret}, {@code id=a,env=B}; no value of a secret is among them
 * @param environment variables of the build command, which hold the values
 * @param cached whether steps may come from the cache of the builder
 */
public record BuildRequest(
    Path context,
    Path dockerfile,
    Optional<String> target,
    String image,
    List<String> flags,
    Map<String, String> environment,
    boolean cached) {

  /** Takes copies. */
  public BuildRequest {
    flags = List.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /**
   * Returns the build of one stage out of the same inputs.
   *
   * @param isCached whether its steps may come from the cache
   */
  public BuildRequest ofStage(String stage, String name, boolean isCached) {
    return new BuildRequest(
        context, dockerfile, Optional.of(stage), name, flags, environment, isCached);
  }

  /** Shows no values. */
  @Override
  public String toString() {
    return "build of " + image;
  }
}
