package dev.keymount.verify.builder;

import java.util.Optional;

/**
 * How a build ended.
 *
 * @param failure what failed; empty where the build succeeded
 * @param log all that the build wrote, secrets included: to be searched, not to be printed
 * @param provenance the provenance attestation as the builder tells it apart from the image, in
 *     JSON; empty where it tells none
 */
public record BuildResult(
    Optional<BuildFailure> failure, BuildLog log, Optional<String> provenance) {

  /** Returns whether there is an image now. */
  public boolean isBuilt() {
    return failure.isEmpty();
  }

  /** Shows nothing of the log. */
  @Override
  public String toString() {
    return failure.isEmpty() ? "built" : "failed";
  }
}
