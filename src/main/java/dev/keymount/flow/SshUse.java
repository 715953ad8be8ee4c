package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.secret.SshClients;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.List;
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
