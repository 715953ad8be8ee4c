package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.source.TextRange;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** What was found in the commands of one RUN, and which of them go. */
final class KeyLog {

  private final Step step;
  private final List<LifeEvent> events;
  private final Set<Command> gone = Collections.newSetFromMap(new IdentityHashMap<>());

  KeyLog(Step step, List<LifeEvent> events) {
    this.step = step;
    this.events = events;
  }

  /** Notes a command that goes. */
  void remove(Kind kind, Command command, String note) {
    gone.add(command);
    events.add(LifeEvent.of(kind, step, command, note));
  }

  /** Notes a command that loses some of its words. */
  void removePart(Kind kind, Command command, List<TextRange> operands, String note) {
    events.add(LifeEvent.part(kind, step, command, operands, note));
  }

  /** Notes a command that uses the key at a path; empty where that is not known. */
  void use(Command command, Reach reach, String path) {
    events.add(LifeEvent.used(step, command, reach).at(path));
  }

  void unfollowed(Command command, String reason) {
    events.add(LifeEvent.of(Kind.UNFOLLOWED, step, command, reason));
  }

  /** Returns whether a command goes, or all that is in it. */
  boolean isGone(Command command) {
    if (gone.contains(command)) {
      return true;
    }
    var bodies = Commands.bodies(command);
    return !bodies.isEmpty()
        && bodies.stream()
            .flatMap(body -> body.items().stream())
            .allMatch(item -> isGone(item.command()));
  }
}
