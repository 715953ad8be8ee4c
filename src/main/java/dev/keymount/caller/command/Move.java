package dev.keymount.caller.command;

import java.util.Optional;

/**
 * How a command gives a value from now on.
 *
 * @param flag the option that gives it; empty where the environment or an agent is enough
 * @param assigned the variable that is put before the command
 * @param inherited the variable of the environment that the option reads
 * @param key the key that an agent must have first
 * @param source the assignment whose value is no longer read
 * @param reason what to know; for advice, what to do
 * @param isAdvice whether a person must do it
 */
record Move(
    Optional<String> flag,
    Optional<Assigned> assigned,
    Optional<String> inherited,
    Optional<Key> key,
    Optional<Binding> source,
    String reason,
    boolean isAdvice) {

  /** A variable and its value as it is written. */
  record Assigned(String name, String value) {}

  /**
   * A private key that is no file.
   *
   * @param value it, as one word
   * @param variable the variable that holds it, or a name for one
   * @param isExported whether the variable is in the environment
   */
  record Key(String value, String variable, boolean isExported) {}

  static Move advice(String reason) {
    return new Move(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        true);
  }

  static Move flag(String flag, String reason) {
    return new Move(
        Optional.of(flag),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        false);
  }

  static Move inherited(String flag, String variable, String reason) {
    return new Move(
        Optional.of(flag),
        Optional.empty(),
        Optional.of(variable),
        Optional.empty(),
        Optional.empty(),
        reason,
        false);
  }

  static Move assigned(String flag, String variable, String value, String reason) {
    return new Move(
        Optional.of(flag),
        Optional.of(new Assigned(variable, value)),
        Optional.of(variable),
        Optional.empty(),
        Optional.empty(),
        reason,
        false);
  }

  static Move agent(String flag, Key key, String reason) {
    return new Move(
        Optional.of(flag),
        Optional.empty(),
        Optional.of("SSH_AUTH_SOCK"),
        Optional.of(key),
        Optional.empty(),
        reason,
        false);
  }

  Move withoutFlag() {
    return new Move(Optional.empty(), assigned, inherited, key, source, reason, isAdvice);
  }

  Move withFlag(String other) {
    return new Move(Optional.of(other), assigned, inherited, key, source, reason, isAdvice);
  }

  Move from(Binding binding) {
    return new Move(flag, assigned, inherited, key, Optional.of(binding), reason, isAdvice);
  }
}
