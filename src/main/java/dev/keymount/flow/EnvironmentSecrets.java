package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets that an ENV holds as they are, by the name of the variable and the look of the value. */
final class EnvironmentSecrets {

  private EnvironmentSecrets() {}

  /** Returns a life for each of the definitions by ENV that holds one. */
  static List<Life> in(Build build, List<Definition> definitions) {
    var found = new ArrayList<Life>();
    for (var definition : definitions) {
      kind(definition).map(kind -> life(build, definition, kind)).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<SecretKind> kind(Definition definition) {
    var value = definition.value().orElse("");
    boolean constant = value.indexOf('$') < 0 && !value.contains("://");
    return constant && !PublishedNames.covers(definition.name()) && Placeholder.looksReal(value)
        ? SecretName.kind(definition.name())
        : Optional.empty();
  }

  private static Life life(Build build, Definition definition, SecretKind kind) {
    boolean image = definition.step().stage().map(build::isInImage).orElse(false);
    return StandingSecret.life(
        definition.name(),
        kind,
        Entry.ENVIRONMENT,
        List.of(definition),
        definition.step(),
        definition.range(),
        advice(image, definition.step().line()));
  }

  /** Returns what to do about a secret in an ENV. */
  static String advice(boolean image, int line) {
    return "ENV in line "
        + line
        + (image
            ? " gives it to everyone who has the image; rotate it, and give the new one to the"
                + " container when it starts, or mount it in the steps that read it"
            : " keeps it in the build cache; rotate it, and mount the new one in the steps that"
                + " read it");
  }
}
