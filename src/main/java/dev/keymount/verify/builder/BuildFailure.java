package dev.keymount.verify.builder;

import java.util.List;
import java.util.Optional;

/**
 * Why a build failed.
 *
 * @param stage the stage whose step failed, as the builder calls it; empty where no step did, and
 *     where the builder does not say because there is but one
 * @param line the 1-based first line of the instruction in the Dockerfile; 0 where none failed
 * @param message the last word of the builder
 * @param excerpt the lines of the log that belong to it; values of secrets may be in them
 */
public record BuildFailure(Optional<String> stage, int line, String message, List<String> excerpt) {

  /** Takes a copy of the lines. */
  public BuildFailure {
    excerpt = List.copyOf(excerpt);
  }

  /** Shows nothing of the log. */
  @Override
  public String toString() {
    return "failure at line " + line;
  }
}
