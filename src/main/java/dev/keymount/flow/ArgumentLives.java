package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets that come in by build arguments. */
final class ArgumentLives {

  private final Build build;
  private final Map<String, List<Definition>> candidates;
  private final NamePolicy names;
  private final Map<String, SecretKind> betrayed;
  private final boolean handlesKeys;

  private ArgumentLives(Build build, Map<String, List<Definition>> candidates, NamePolicy names) {
    this.build = build;
    this.candidates = candidates;
    this.names = names;
    this.betrayed = BetrayedNames.in(build, candidates);
    this.handlesKeys = build.has(Clue.KEY_PLACE);
  }

  /**
   * Returns the lives of such secrets, in order of entry.
   *
   * @param arguments the definitions of each build argument by its name
   */
  static List<Life> in(Build build, Map<String, List<Definition>> arguments, NamePolicy names) {
    var lives = new ArrayList<Life>();
    var finder = new ArgumentLives(build, arguments, names);
    arguments.forEach((name, declared) -> finder.life(name, declared).ifPresent(lives::add));
    if (finder.handlesKeys) {
      UndeclaredKeys.in(build).stream()
          .filter(life -> !arguments.containsKey(life.name()))
          .forEach(lives::add);
    }
    return lives;
  }

  private Optional<Life> life(String name, List<Definition> declarations) {
    if (names.isHarmless(name)) {
      return Optional.empty();
    }
    var kind =
        PublishedNames.covers(name) && !names.isSecret(name)
            ? Optional.<SecretKind>empty()
            : names
                .kind(name)
                .or(() -> Optional.ofNullable(betrayed.get(name)))
                .or(() -> generated(name, declarations));
    boolean inStage = declarations.stream().anyMatch(d -> d.step().stage().isPresent());
    if (!inStage) {
      return Optional.empty();
    }
    if (kind.isPresent() && kind.get() == SecretKind.SSH_KEY || handlesKeys) {
      var key = KeyTracker.follow(build, KeyEntry.argument(name, declarations));
      boolean written =
          key.isPresent()
              && key.get().events(Kind.MATERIALISED).anyMatch(event -> isKeyFile(event.note()));
      if (written) {
        return key;
      }
      boolean unwritten = key.isPresent() && !key.get().has(Kind.MATERIALISED);
      if (kind.isPresent() && kind.get() == SecretKind.SSH_KEY && (key.isEmpty() || unwritten)) {
        boolean real = looksReal(declarations) || names.isSecret(name);
        return hasDefault(declarations) && !real ? Optional.empty() : key;
      }
    }
    return kind.map(found -> found == SecretKind.SSH_KEY ? SecretKind.OTHER : found)
        .flatMap(found -> token(name, found, declarations));
  }

  private static Optional<SecretKind> generated(String name, List<Definition> declarations) {
    return looksReal(declarations) ? SecretName.kindOfGenerated(name) : Optional.empty();
  }

  /**
   * Returns whether a file is one that ssh takes a key from, by its place or by how it is named.
   */
  private boolean isKeyFile(String path) {
    return path.equals("agent")
        || path.contains("/.ssh/")
        || path.matches(".*/id_(?:rsa|dsa|ecdsa|ed25519)")
        || build.text().contains("-i " + path)
        || build.text().contains("IdentityFile " + path)
        || build.text().contains("ssh-add " + path);
  }

  private static boolean looksReal(List<Definition> declarations) {
    return declarations.stream()
        .flatMap(definition -> definition.value().stream())
        .anyMatch(Placeholder::looksReal);
  }

  /** Returns whether a default is one, and no mere pass-on of an argument that has none. */
  private boolean isOwn(String value) {
    var other = VariableNames.reference(value);
    return other.isEmpty()
        || candidates.getOrDefault(other.get(), List.of()).stream()
            .flatMap(definition -> definition.value().stream())
            .anyMatch(text -> VariableNames.reference(text).isEmpty());
  }

  private boolean hasDefault(List<Definition> declarations) {
    return declarations.stream()
        .flatMap(definition -> definition.value().stream())
        .anyMatch(value -> !Placeholder.standsForNothing(value) && isOwn(value));
  }

  private Optional<Life> token(String name, SecretKind kind, List<Definition> declarations) {
    boolean real = looksReal(declarations) || names.isSecret(name);
    if (hasDefault(declarations) && !real) {
      return Optional.empty();
    }
    var life = TokenTracker.follow(build, name, kind, declarations);
    return isLookAlike(life) && !real ? Optional.empty() : Optional.of(life);
  }

  /**
   * Returns whether a variable is named like a secret and serves as none: an account that the image
   * comes with, a setting of the container with a default, a dummy that lets a build pass.
   */
  private boolean isLookAlike(Life life) {
    boolean named = life.has(Kind.USED) || life.has(Kind.MATERIALISED) || life.has(Kind.RESIDUE);
    boolean provisions = life.has(Kind.PROVISIONED) && !life.has(Kind.RUNTIME);
    boolean hasDefault =
        life.declarations().stream()
            .flatMap(declaration -> declaration.value().stream())
            .anyMatch(this::isOwn);
    return !named && (provisions || hasDefault);
  }
}
