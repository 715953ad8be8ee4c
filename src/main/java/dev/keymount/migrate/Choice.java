package dev.keymount.migrate;

import dev.keymount.edit.Applicability;
import dev.keymount.transform.Fix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fixes that a person wants, by the path of their Dockerfile. In a Dockerfile that is not among
 * them nobody has chosen yet, and the settings decide.
 *
 * @param fixes the fixes, safe and unsafe ones, by paths with slashes relative to the root
 */
public record Choice(Map<String, Set<FixId>> fixes) {

  /** The choice of nobody. */
  public static final Choice OPEN = new Choice(Map.of());

  /** Takes a copy. */
  public Choice {
    var copy = new HashMap<String, Set<FixId>>();
    fixes.forEach((path, wanted) -> copy.put(path, Set.copyOf(wanted)));
    fixes = Map.copyOf(copy);
  }

  /** Returns this choice with the fixes of one Dockerfile, and no others of it. */
  public Choice with(String dockerfile, Set<FixId> wanted) {
    var more = new HashMap<>(fixes);
    more.put(dockerfile, wanted);
    return new Choice(more);
  }

  /** Returns what is wanted in a Dockerfile; empty where nobody has chosen. */
  public Optional<Set<FixId>> in(String dockerfile) {
    return Optional.ofNullable(fixes.get(dockerfile));
  }

  /**
   * Returns whether a fix is to be applied.
   *
   * @param unsafe whether unsafe ones are where nobody has chosen
   */
  boolean takes(String dockerfile, Fix fix, boolean unsafe) {
    return switch (fix.applicability()) {
      case ADVICE -> false;
      case SAFE -> wants(dockerfile, fix, true);
      case UNSAFE -> wants(dockerfile, fix, unsafe);
    };
  }

  /** Returns whether a fix could be applied and a person wants that it is not. */
  boolean leaves(String dockerfile, Fix fix) {
    return fix.applicability() != Applicability.ADVICE && !wants(dockerfile, fix, true);
  }

  private boolean wants(String dockerfile, Fix fix, boolean otherwise) {
    return in(dockerfile).map(wanted -> wanted.contains(FixId.of(fix))).orElse(otherwise);
  }
}
