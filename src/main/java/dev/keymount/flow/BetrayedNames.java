package dev.keymount.flow;

import dev.keymount.secret.SecretKind;
import dev.keymount.secret.UseOfVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Build arguments with innocent names that are used as only secrets are. */
final class BetrayedNames {

  private BetrayedNames() {}

  /** Returns those of the variables whose use betrays them, and what they hold. */
  static Map<String, SecretKind> in(Build build, Set<String> names) {
    var text = build.text();
    var found = new HashMap<String, SecretKind>();
    if (UseOfVariable.mayBetray(text)) {
      for (var name : names) {
        UseOfVariable.in(text, name).ifPresent(kind -> found.put(name, kind));
      }
    }
    return found;
  }
}
