package dev.keymount.flow;

import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import dev.keymount.secret.UseOfVariable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Build arguments with innocent names that are used as only secrets are. */
final class BetrayedNames {

  private BetrayedNames() {}

  /** Returns those of the arguments whose use betrays them, and what they hold. */
  static Map<String, SecretKind> in(Build build, Map<String, List<Definition>> arguments) {
    var text = build.text();
    var found = new HashMap<String, SecretKind>();
    if (!arguments.isEmpty() && UseOfVariable.mayBetray(build.clues())) {
      for (var name : nameless(arguments)) {
        UseOfVariable.in(text, name).ifPresent(kind -> found.put(name, kind));
      }
    }
    return found;
  }

  /** Returns the arguments without a default whose names say nothing. */
  private static Set<String> nameless(Map<String, List<Definition>> arguments) {
    var names = new LinkedHashSet<String>();
    arguments.forEach(
        (name, declared) -> {
          boolean open =
              declared.stream()
                  .flatMap(definition -> definition.value().stream())
                  .allMatch(Placeholder::standsForNothing);
          if (open && SecretName.kind(name).isEmpty()) {
            names.add(name);
          }
        });
    return names;
  }
}
