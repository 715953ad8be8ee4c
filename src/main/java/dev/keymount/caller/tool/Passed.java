package dev.keymount.caller.tool;

import java.util.Optional;

/**
 * Where the value of a build argument comes from.
 *
 * @param variable the variable of the environment that surely has the same value
 * @param literal whether it stands in the file as plain text
 * @param why what is in the way of a change where there is no such variable, as a clause
 */
record Passed(Optional<String> variable, boolean literal, String why) {

  static Passed environment(String variable) {
    return new Passed(Optional.of(variable), false, "");
  }

  static Passed plain() {
    return new Passed(Optional.empty(), true, "its value stands in this file and must be rotated");
  }

  static Passed unclear(String why) {
    return new Passed(Optional.empty(), false, why);
  }
}
