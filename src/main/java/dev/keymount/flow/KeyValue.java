package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.Set;

/** What commands do with the variables that hold a private key. */
final class KeyValue {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");
  private static final Set<String> PUBLIC_FILES =
      Set.of("authorized_keys", "known_hosts", "config", "ssh_config", "sshd_config");

  private final Step step;
  private final KeyState state;
  private final KeyFiles files;
  private final KeyLog log;
  private boolean isPublic;

  KeyValue(Step step, KeyState state, KeyFiles files, KeyLog log) {
    this.step = step;
    this.state = state;
    this.files = files;
    this.log = log;
  }

  /** Returns whether the value went to a file of public keys. */
  boolean isPublic() {
    return isPublic;
  }

  /** Returns whether a command gets the value, itself or in a text for another shell. */
  boolean isIn(Command.Simple simple, String program) {
    return Commands.expands(simple, state::holds) || hands(simple, program);
  }

  /** Returns whether a command hands a text with the variable in it to another shell. */
  private boolean hands(Command.Simple simple, String program) {
    return (SHELLS.contains(program) || program.equals("su") || program.equals("eval"))
        && Commands.words(simple).stream()
            .anyMatch(word -> VariableNames.in(word.text()).stream().anyMatch(state::holds));
  }

  /** Follows a command that writes the value to a file or an agent. */
  void writes(Command command, Writing writing) {
    if (writing.target().isEmpty()) {
      state.addToAgent();
      log.remove(Kind.MATERIALISED, command, "agent");
      return;
    }
    var path = files.path(writing.target().get());
    if (path.isEmpty()) {
      log.unfollowed(
          command, "the file that line " + step.line() + " writes the key to is not known");
      return;
    }
    var name = path.get().substring(path.get().lastIndexOf('/') + 1);
    if (PUBLIC_FILES.contains(name)
        || name.endsWith(".pub")
        || path.get().contains("authorized_keys")) {
      isPublic = true;
      return;
    }
    state.write(path.get());
    log.remove(Kind.MATERIALISED, command, path.get());
  }

  /** A command that gets the value of the variable and does not just write it. */
  void passes(Command.Simple simple, Invocation invocation, String program) {
    boolean assigns =
        invocation.words().isEmpty() || program.equals("export") || program.equals("readonly");
    if (program.equals(":")) {
      log.remove(Kind.PROTECTED, simple, "");
      return;
    }
    boolean alone = simple.assignments().size() + Math.max(0, invocation.words().size() - 1) == 1;
    if (assigns && !alone) {
      log.unfollowed(simple, "line " + step.line() + " sets the key together with other variables");
      return;
    }
    if (!assigns) {
      log.unfollowed(simple, "line " + step.line() + " passes the key to " + named(program));
      return;
    }
    for (var assignment : simple.assignments()) {
      state.hold(assignment.name());
    }
    invocation.words().stream()
        .skip(1)
        .map(Word::text)
        .filter(text -> text.indexOf('=') > 0)
        .forEach(text -> state.hold(text.substring(0, text.indexOf('='))));
    log.remove(Kind.CARRIED, simple, "");
  }

  static String named(String program) {
    return program.isEmpty() ? "a program" : program;
  }
}
