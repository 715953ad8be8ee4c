package dev.keymount.migrate;

import dev.keymount.flow.Life;
import dev.keymount.flow.Step;
import dev.keymount.transform.Fix;

/**
 * What tells a fix from the others of its Dockerfile, the same in each migration of one text.
 *
 * @param rule the id of the rule
 * @param name the name of the secret
 * @param line the 1-based line where the secret comes in
 */
public record FixId(String rule, String name, int line) {

  static FixId of(Fix fix) {
    return new FixId(fix.rule().id(), fix.life().name(), origin(fix.life()).line());
  }

  /** Returns the id of the fix of a secret. */
  public static FixId of(SecretResult secret) {
    return of(secret.fix());
  }

  /** Returns the instruction that brings a secret in: the first of a stage, where there is one. */
  static Step origin(Life life) {
    var origins = life.origins();
    return origins.stream()
        .filter(step -> step.stage().isPresent())
        .findFirst()
        .orElse(origins.get(0));
  }
}
