package dev.keymount.flow;

import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the secrets of a build and follows each through it. */
public final class Lives {

  private Lives() {}

  /** Returns the lives of the secrets of a build, those of build arguments first. */
  public static List<Life> in(Build build, NamePolicy names) {
    var arguments = new LinkedHashMap<String, List<Definition>>();
    var environment = new ArrayList<Definition>();
    build.globalDefinitions().forEach(definition -> add(arguments, definition));
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        for (var definition : Build.definitions(step)) {
          if (definition.environment()) {
            environment.add(definition);
          } else {
            add(arguments, definition);
          }
        }
      }
    }
    var lives = new ArrayList<>(ArgumentLives.in(build, arguments, names));
    lives.addAll(TriggeredArguments.in(build, names));
    lives.addAll(EnvironmentSecrets.in(build, environment));
    lives.addAll(UrlCredentials.in(build, lives));
    lives.addAll(LiteralSecrets.in(build, lives));
    Stream.of(MountLeaks.in(build), CopiedKeys.in(build), CopiedCredentials.in(build))
        .forEach(lives::addAll);
    lives.addAll(ServiceAccountKeys.in(build, lives));
    lives.addAll(ImageKeys.in(build, lives));
    lives.addAll(UndeclaredCredentials.in(build));
    lives.addAll(UncheckedHosts.in(build));
    if (lives.stream().noneMatch(life -> life.kind() == SecretKind.SSH_KEY)) {
      MissingKeys.in(build).ifPresent(lives::add);
    }
    lives.removeIf(life -> names.isHarmless(life.name()) || names.isHarmless(life.id()));
    return lives;
  }

  private static void add(Map<String, List<Definition>> arguments, Definition definition) {
    arguments.computeIfAbsent(definition.name(), key -> new ArrayList<>()).add(definition);
  }
}
