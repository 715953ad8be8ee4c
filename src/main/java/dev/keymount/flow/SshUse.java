package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
import dev.keymount.shell.Command;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a command runs an ssh client. */
final class SshUse {

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "ash", "dash", "zsh", "su", "runuser");

  private SshUse() {}

  /** Returns how sure it is that a program, or a script handed to a shell, runs an ssh client. */
  static Reach reach(Invocation invocation) {
    var program = invocation.program().orElse("");
    var arguments = invocation.arguments();
    if (SHELLS.contains(program)) {
      int option = Math.max(arguments.indexOf("-c"), arguments.indexOf("-lc"));
      if (option >= 0 && option + 1 < arguments.size()) {
        return script(arguments.get(option + 1));
      }
    }
    return SshClients.reach(program, invocation.path().orElse(""), arguments);
  }

  /**
   * Returns how sure it is that a command of a RUN runs an ssh client, by the scripts of the
   * repository where it runs any.
   */
  static Reach reach(Command.Simple command, Invocation invocation, ContextScripts scripts) {
    var known = reach(invocation);
    var found =
        known == Reach.SURELY ? Optional.<List<Script>>empty() : scripts.runBy(command, invocation);
    if (found.isEmpty()) {
      return known;
    }
    var reach = Reach.NEVER;
    boolean complete = true;
    for (var script : found.get()) {
      complete &= script.isWhole() && ScriptUse.isFollowed(script);
      for (var inner : script.list().map(Commands::simple).orElse(List.of())) {
        reach = reach.or(reach(inner, Invocation.of(inner), scripts.in(script)));
      }
    }
    boolean idle = complete && reach == Reach.NEVER && known == Reach.POSSIBLY;
    return idle ? Reach.NEVER : known.or(reach);
  }

  /** Returns what a script does that a command runs and that reads the key itself, if any does. */
  static Optional<String> reader(
      Command.Simple command, Invocation invocation, ContextScripts scripts, KeyState state) {
    for (var script : scripts.runBy(command, invocation).orElse(List.of())) {
      boolean names =
          state.isNamedIn(script.mentioned())
              || state.files().stream()
                  .map(file -> file.substring(file.lastIndexOf('/') + 1))
                  .anyMatch(name -> VariableNames.names(script.mentioned(), name));
      if (names && !script.name().isEmpty()) {
        return Optional.of(
            script.name() + " reads the key itself; let it use the agent, and mount that there");
      }
      for (var inner : script.list().map(Commands::simple).orElse(List.of())) {
        var deeper = reader(inner, Invocation.of(inner), scripts.in(script), state);
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    }
    return Optional.empty();
  }

  private static Reach script(String text) {
    var reach = Reach.NEVER;
    for (var inner :
        Commands.simple(ShellReader.read(text, new TextRange(0, text.length()), List.of()))) {
      var invocation = Invocation.of(inner);
      reach =
          reach.or(
              SshClients.reach(
                  invocation.program().orElse(""),
                  invocation.path().orElse(""),
                  invocation.arguments()));
    }
    return reach;
  }
}
