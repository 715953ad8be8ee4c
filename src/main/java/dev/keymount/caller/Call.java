package dev.keymount.caller;

import java.util.Set;

/**
 * One call of a build.
 *
 * @param line its 1-based line
 * @param engine what runs the build
 * @param target what is built
 * @param arguments the names of the build arguments that it passes
 */
public record Call(int line, Engine engine, Target target, Set<String> arguments) {

  /** Takes a copy of the set. */
  public Call {
    arguments = Set.copyOf(arguments);
  }
}
