package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the secrets of a build and follows each through it. */
public final class Lives {

  /** Prefixes of variables that a front-end bundler puts into the page for everyone to read. */
  private static final List<String> PUBLISHED =
      List.of(
          "REACT_APP_",
          "NEXT_PUBLIC_",
          "VUE_APP_",
          "GATSBY_",
          "VITE_",
          "NUXT_PUBLIC_",
          "EXPO_PUBLIC_");

  private final Build build;
  private final Map<String, List<Definition>> candidates;
  private final boolean handlesKeys;

  private Lives(Build build, Map<String, List<Definition>> candidates) {
    this.build = build;
    this.candidates = candidates;
    var text = build.text();
    this.handlesKeys = text.contains(".ssh") || text.contains("ssh-add") || text.contains("id_rsa");
  }

  /** Returns the lives of the secrets that come in by build arguments, in order of entry. */
  public static List<Life> in(Build build) {
    var candidates = new LinkedHashMap<String, List<Definition>>();
    build.globalDefinitions().forEach(definition -> add(candidates, definition));
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        Build.definitions(step).stream()
            .filter(definition -> !definition.environment())
            .forEach(definition -> add(candidates, definition));
      }
    }
    var lives = new ArrayList<Life>();
    var finder = new Lives(build, candidates);
    candidates.forEach((name, declared) -> finder.life(name, declared).ifPresent(lives::add));
    if (finder.handlesKeys) {
      UndeclaredKeys.in(build).stream()
          .filter(life -> !candidates.containsKey(life.name()))
          .forEach(lives::add);
    }
    if (lives.stream().noneMatch(life -> life.kind() == SecretKind.SSH_KEY)) {
      MissingKeys.in(build).ifPresent(lives::add);
    }
    return lives;
  }

  private static void add(Map<String, List<Definition>> candidates, Definition definition) {
    candidates.computeIfAbsent(definition.name(), key -> new ArrayList<>()).add(definition);
  }

  private Optional<Life> life(String name, List<Definition> declarations) {
    var kind =
        PUBLISHED.stream().anyMatch(name.toUpperCase(Locale.ROOT)::startsWith)
            ? Optional.<SecretKind>empty()
            : SecretName.kind(name);
    boolean inStage = declarations.stream().anyMatch(d -> d.step().stage().isPresent());
    if (!inStage) {
      return Optional.empty();
    }
    if (kind.isPresent() && kind.get() == SecretKind.SSH_KEY || handlesKeys) {
      var key = KeyTracker.follow(build, name, declarations);
      boolean written =
          key.isPresent()
              && key.get().events(Kind.MATERIALISED).anyMatch(event -> isKeyFile(event.note()));
      if (written) {
        return key;
      }
      boolean unwritten = key.isPresent() && !key.get().has(Kind.MATERIALISED);
      if (kind.isPresent() && kind.get() == SecretKind.SSH_KEY && (key.isEmpty() || unwritten)) {
        return hasDefault(declarations) && !looksReal(declarations) ? Optional.empty() : key;
      }
    }
    return kind.map(found -> found == SecretKind.SSH_KEY ? SecretKind.OTHER : found)
        .flatMap(found -> token(name, found, declarations));
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
    boolean real = looksReal(declarations);
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
