package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.shell.Command;

/** What commands do with an ssh agent that the build starts. */
final class KeyAgent {

  private final Step step;
  private final KeyState state;
  private final KeyFiles files;
  private final KeyLog log;

  KeyAgent(Step step, KeyState state, KeyFiles files, KeyLog log) {
    this.step = step;
    this.state = state;
    this.files = files;
    this.log = log;
  }

  /** Returns whether a command starts, stops or feeds an agent. */
  boolean handles(Command.Simple simple, String program) {
    return program.equals("ssh-add") || AgentCommands.runs(simple, program);
  }

  void follow(Command.Simple simple, Invocation invocation, String program) {
    if (program.equals("ssh-add")) {
      add(simple, invocation);
    } else {
      agent(simple);
    }
  }

  /** An agent of the build hides the forwarded one; one that serves another key is left. */
  private void agent(Command.Simple simple) {
    if (!state.isUsable() && !state.holdsAny()) {
      return;
    }
    if (simple.redirections().stream().anyMatch(r -> r.operator().startsWith(">"))) {
      log.unfollowed(simple, "line " + step.line() + " writes how to reach an agent to a file");
    } else {
      log.remove(Kind.PROTECTED, simple, "");
    }
  }

  private void add(Command.Simple simple, Invocation invocation) {
    var operands =
        invocation.words().stream().skip(1).filter(w -> !w.text().startsWith("-")).toList();
    boolean ours =
        operands.isEmpty()
            || operands.stream().allMatch(w -> files.path(w).filter(state::isKey).isPresent());
    if (ours && (state.isUsable() || state.holdsAny())) {
      state.addToAgent();
      log.remove(Kind.PROTECTED, simple, "");
    } else if (state.isUsable() || state.holdsAny()) {
      log.unfollowed(simple, "line " + step.line() + " gives an agent another key, too");
    }
  }
}
