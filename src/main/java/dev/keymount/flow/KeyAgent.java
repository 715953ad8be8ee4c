package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.List;

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
    boolean noted =
        simple.redirections().stream()
            .filter(r -> r.operator().startsWith(">") || r.operator().startsWith("&>"))
            .anyMatch(
                r ->
                    files.path(r.target()).filter("/dev/null"::equals).isEmpty()
                        && !r.operator().endsWith("&"));
    if (noted) {
      log.unfollowed(simple, "line " + step.line() + " writes how to reach an agent to a file");
    } else {
      log.remove(Kind.PROTECTED, simple, "");
    }
  }

  /** Returns the files that are added; the options named here take a word of their own. */
  private static List<Word> operands(Invocation invocation) {
    var operands = new ArrayList<Word>();
    var words = invocation.words();
    for (int at = 1; at < words.size(); at++) {
      var text = words.get(at).text();
      if (text.matches("-[a-zA-Z]*[tEhHSse]")) {
        at++;
      } else if (!text.startsWith("-")) {
        operands.add(words.get(at));
      }
    }
    return operands;
  }

  private void add(Command.Simple simple, Invocation invocation) {
    var operands = operands(invocation);
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
