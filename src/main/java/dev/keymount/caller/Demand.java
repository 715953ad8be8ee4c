package dev.keymount.caller;

import java.util.List;
import java.util.Optional;

/**
 * What a call must give to the Dockerfiles that it builds, once they are migrated.
 *
 * @param needs what to give
 */
public record Demand(List<Need> needs) {

  /** Nothing. */
  public static final Demand NONE = new Demand(List.of());

  /** Takes a copy of the list. */
  public Demand {
    needs = List.copyOf(needs);
  }

  /** Returns whether the call stays as it is. */
  public boolean isEmpty() {
    return needs.isEmpty();
  }

  /** Returns the need that replaces a build argument. */
  public Optional<Need> forArgument(String name) {
    return needs.stream()
        .filter(need -> need.argument().filter(name::equals).isPresent())
        .findFirst();
  }
}
