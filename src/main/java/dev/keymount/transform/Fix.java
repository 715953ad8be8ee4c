package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Life;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done about one secret.
 *
 * @param life the secret
 * @param rule the rule that it breaks
 * @param mechanism what takes the place of its old way in
 * @param applicability whether the changes may be made without a person
 * @param reason one sentence: why this, and what a person must do
 * @param changes the changes; empty for advice
 * @param required whether the build can't succeed without the value
 */
public record Fix(
    Life life,
    Rule rule,
    Mechanism mechanism,
    Applicability applicability,
    String reason,
    List<Change> changes,
    boolean required) {

  /** Takes a copy of the list. */
  public Fix {
    changes = List.copyOf(changes);
  }

  /** Returns the id under which the caller forwards the agent or key of an ssh mount. */
  public String sshId() {
    return changes.stream()
        .filter(Change.AddMount.class::isInstance)
        .map(change -> MountOptions.of(((Change.AddMount) change).options()))
        .flatMap(options -> Optional.ofNullable(options.options().get("id")).stream())
        .findFirst()
        .orElse("default");
  }

  static Fix advice(Life life, Rule rule, String reason) {
    return new Fix(life, rule, Mechanism.NONE, Applicability.ADVICE, reason, List.of(), false);
  }

  /** Returns this fix as advice with another reason. */
  public Fix withheld(String why) {
    return advice(life, rule, why);
  }

  /** Returns this fix at another applicability, for a reason. */
  public Fix lowered(Applicability lower, String why) {
    return new Fix(life, rule, mechanism, lower, why, changes, required);
  }
}
