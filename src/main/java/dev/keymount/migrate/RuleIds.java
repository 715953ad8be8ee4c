package dev.keymount.migrate;

import dev.keymount.caller.CallerRule;
import dev.keymount.transform.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The ids of all rules: those of Dockerfiles and those of callers. */
public final class RuleIds {

  private static final List<String> ALL =
      Stream.concat(Rule.ids().stream(), Arrays.stream(CallerRule.values()).map(CallerRule::id))
          .toList();

  private RuleIds() {}

  /** Returns the ids in the order in which they are listed. */
  public static List<String> all() {
    return ALL;
  }
}
