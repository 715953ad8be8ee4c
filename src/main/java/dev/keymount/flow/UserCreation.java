package dev.keymount.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numeric ids that a build gives to users which it creates. */
final class UserCreation {

  private static final Set<String> PROGRAMS = Set.of("useradd", "adduser", "usermod");

  private UserCreation() {}

  /** Returns the uid that a RUN gives to {@code user}. */
  static Optional<String> uidOf(String user, Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .map(Invocation::of)
        .filter(invocation -> invocation.program().filter(PROGRAMS::contains).isPresent())
        .filter(invocation -> names(invocation.arguments(), user))
        .flatMap(invocation -> uid(invocation.arguments()).stream())
        .findFirst();
  }

  /** Returns whether the login of a command is a user's: its last argument, or its first. */
  private static boolean names(List<String> arguments, String user) {
    return !arguments.isEmpty()
        && (arguments.get(arguments.size() - 1).equals(user) || arguments.get(0).equals(user));
  }

  private static Optional<String> uid(List<String> arguments) {
    for (int at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      if ((argument.equals("-u") || argument.equals("--uid")) && at + 1 < arguments.size()) {
        return number(arguments.get(at + 1));
      }
      if (argument.startsWith("--uid=")) {
        return number(argument.substring("--uid=".length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> number(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(text)
        : Optional.empty();
  }
}
