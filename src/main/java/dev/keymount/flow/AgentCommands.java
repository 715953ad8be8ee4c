package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.WordPart;
import java.util.ArrayList;
import java.util.List;

/** Commands that start or stop an ssh agent in the build. */
final class AgentCommands {

  private AgentCommands() {}

  /** Returns whether a command starts or stops an agent. */
  static boolean runs(Command.Simple simple, String program) {
    if (program.equals("kill")) {
      return simple.words().stream().anyMatch(word -> word.text().contains("SSH_AGENT_PID"));
    }
    if (program.equals("ssh-agent")) {
      return simple.words().stream().skip(1).allMatch(word -> word.text().startsWith("-"));
    }
    return program.equals("eval")
        && simple.words().stream()
            .flatMap(word -> substitutions(word.parts()).stream())
            .flatMap(body -> Commands.simple(body).stream())
            .anyMatch(
                inner -> Invocation.of(inner).program().filter("ssh-agent"::equals).isPresent());
  }

  private static List<CommandList> substitutions(List<WordPart> parts) {
    var found = new ArrayList<CommandList>();
    for (var part : parts) {
      if (part instanceof WordPart.CommandSubstitution substitution) {
        found.add(substitution.body());
      } else if (part instanceof WordPart.DoubleQuoted quoted) {
        found.addAll(substitutions(quoted.parts()));
      }
    }
    return found;
  }
}
