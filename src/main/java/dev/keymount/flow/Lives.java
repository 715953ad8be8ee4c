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
  private final boolean handlesKeys;

  private Lives(Build build) {
    this.build = build;
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
    if (candidates.isEmpty()) {
      return List.of();
    }
    var lives = new ArrayList<Life>();
    var finder = new Lives(build);
    candidates.forEach((name, declared) -> finder.life(name, declared).ifPresent(lives::add));
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
              && key.get()
                  .events(Kind.MATERIALISED)
                  .anyMatch(event -> isKeyFile(event.note(), kind));
      if (written) {
        return key;
      }
      if (kind.isPresent() && kind.get() == SecretKind.SSH_KEY) {
        return hasDefault(declarations) ? Optional.empty() : key;
      }
    }
    return kind.flatMap(found -> token(name, found, declarations));
  }

  private static boolean isKeyFile(String path, Optional<SecretKind> kind) {
    boolean named = kind.isPresent() && kind.get() == SecretKind.SSH_KEY;
    return named
        || path.equals("agent")
        || path.contains("/.ssh/")
        || path.matches(".*/id_(?:rsa|dsa|ecdsa|ed25519)");
  }

  private static boolean hasDefault(List<Definition> declarations) {
    return declarations.stream()
        .flatMap(definition -> definition.value().stream())
        .anyMatch(value -> !Placeholder.standsForNothing(value));
  }

  private Optional<Life> token(String name, SecretKind kind, List<Definition> declarations) {
    boolean real =
        declarations.stream()
            .flatMap(definition -> definition.value().stream())
            .anyMatch(Placeholder::looksReal);
    if (hasDefault(declarations) && !real) {
      return Optional.empty();
    }
    var life = TokenTracker.follow(build, name, kind, declarations);
    boolean provisions =
        life.has(Kind.PROVISIONED) && !life.has(Kind.USED) && !life.has(Kind.RUNTIME);
    return provisions ? Optional.empty() : Optional.of(life);
  }
}
