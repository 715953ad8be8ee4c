package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.shell.Command;
import java.util.List;
import java.util.Optional;

/** What commands of a build say about the container that needs a key later. */
final class KeyHints {

  private KeyHints() {}

  /**
   * Returns what a command says.
   *
   * @param files the absolute paths of the key
   */
  static Optional<LifeEvent> in(Step step, Command.Simple simple, List<String> files) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    if (program.equals("git") && remembersRemote(invocation.arguments())) {
      return Optional.of(
          LifeEvent.of(
              Kind.RUNTIME,
              step,
              "the key is for the address that line "
                  + step.line()
                  + " notes and does not contact, so the container needs it; give it to the container"
                  + " when it starts and rotate it"));
    }
    boolean authorizes =
        Commands.words(simple).stream().anyMatch(word -> word.text().contains("authorized_keys"))
            && Commands.words(simple).stream().anyMatch(word -> isPublicHalf(word.text(), files));
    return authorizes ? Optional.of(authorizes(step)) : Optional.empty();
  }

  /** Returns what it says when the public half of the key is copied to where logins are allowed. */
  static Optional<LifeEvent> in(ContextCopy copy, String key) {
    boolean half = copy.target().endsWith("/authorized_keys") && copy.source().equals(key + ".pub");
    return half ? Optional.of(authorizes(copy.step())) : Optional.empty();
  }

  private static LifeEvent authorizes(Step step) {
    return LifeEvent.of(
        Kind.RUNTIME,
        step,
        "line "
            + step.line()
            + " lets the key log in to the containers of this image, which use it among"
            + " themselves; make a pair for each deployment and mount it when they start");
  }

  private static boolean remembersRemote(List<String> arguments) {
    return arguments.contains("remote")
        && (arguments.contains("add") || arguments.contains("set-url"))
        && arguments.stream().noneMatch(argument -> argument.equals("-f"))
        && arguments.stream().anyMatch(a -> a.contains("git@") || a.startsWith("ssh://"));
  }

  private static boolean isPublicHalf(String word, List<String> files) {
    return word.endsWith(".pub")
        && files.stream()
            .map(file -> file.substring(file.lastIndexOf('/') + 1).replace("*", ""))
            .anyMatch(name -> word.endsWith(name + ".pub"));
  }
}
