package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import dev.keymount.secret.UrlLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets that an ENV holds as they are, by the name of the variable and the look of the value. */
final class EnvironmentSecrets {

  private static final List<String> HOSTS = List.of("HOST", "HOSTNAME", "SERVER", "host");

  private EnvironmentSecrets() {}

  /** Returns a life for each of the definitions by ENV that holds one. */
  static List<Life> in(Build build, List<Definition> definitions) {
    var found = new ArrayList<Life>();
    for (var definition : definitions) {
      kind(definition, definitions)
          .map(kind -> life(build, definition, kind))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<SecretKind> kind(Definition definition, List<Definition> all) {
    var value = definition.value().orElse("");
    boolean constant =
        value.length() >= Placeholder.SHORTEST
            && (value.indexOf('$') < 0 || Placeholder.isScrambled(value))
            && !value.contains("://");
    if (!constant || PublishedNames.covers(definition.name())) {
      return Optional.empty();
    }
    if (Placeholder.looksReal(value)) {
      return SecretName.kindOfGenerated(definition.name());
    }
    return Placeholder.mayBeChosen(value)
        ? SecretName.kind(definition.name())
            .filter(kind -> kind == SecretKind.PASSWORD && opensHost(definition, all))
        : Optional.empty();
  }

  /** Returns whether a variable beside that of a password names the host that it is for. */
  private static boolean opensHost(Definition password, List<Definition> all) {
    int end = password.name().lastIndexOf('_');
    var prefix = end < 0 ? "" : password.name().substring(0, end + 1);
    return !prefix.isEmpty()
        && all.stream()
            .filter(other -> HOSTS.stream().anyMatch(host -> other.name().equals(prefix + host)))
            .anyMatch(other -> other.value().filter(UrlLogin::isRemote).isPresent());
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
