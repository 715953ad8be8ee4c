package dev.keymount.migrate;

import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.Rule;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param forms which forms of mounts to write
 * @param unsafe whether fixes that may change what a step sees are applied too
 * @param select the only rules to apply; where empty, those that apply by default
 * @param ignore the rules to pass over
 * @param names which names are secrets, and which are none
 */
public record Settings(
    MountForms forms, boolean unsafe, Set<Rule> select, Set<Rule> ignore, NamePolicy names) {

  /** The settings when the user asks for nothing. */
  public static final Settings DEFAULT =
      new Settings(MountForms.DEFAULT, false, Set.of(), Set.of(), NamePolicy.NONE);

  /** Takes copies. */
  public Settings {
    select = Set.copyOf(select);
    ignore = Set.copyOf(ignore);
  }

  boolean covers(Rule rule) {
    boolean selected = select.isEmpty() ? rule.isDefault() : select.contains(rule);
    return selected && !ignore.contains(rule);
  }
}
