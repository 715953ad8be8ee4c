package dev.keymount.caller;

import java.util.Optional;

/**
 * A part of embedded shell text that the host fills in before the shell sees it.
 *
 * @param written the part as it stands in the host, such as <code>$(TOKEN)</code> of make or <code>
 *     ${{ secrets.TOKEN }}</code> of GitHub Actions
 * @param variable the variable of the host where the part is its value and nothing else
 * @param environment the variable of the step's environment that surely has the same value, if any
 * @param definition the shell text that the host surely fills in, at the place where it stands
 */
public record Hole(
    String written,
    Optional<String> variable,
    Optional<String> environment,
    Optional<Embedded> definition) {

  /** Makes a hole that is filled with something unknown. */
  public Hole(String written, Optional<String> variable, Optional<String> environment) {
    this(written, variable, environment, Optional.empty());
  }
}
