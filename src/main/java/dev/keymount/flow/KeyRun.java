package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the commands of one RUN do with a private key. */
final class KeyRun {

  private static final Set<String> TESTS = Set.of("test", "[");
  private static final Set<String> GIVING_UP =
      Set.of("exit", "echo", "printf", "false", "true", ":");

  /** The note of what is taken out because it made the key optional. */
  static final String OPTIONAL = "optional";

  private final Step step;
  private final KeyState state;
  private final FileReaders readers;
  private final KeyFiles files;
  private final KeyLog log;
  private final KeyValue value;
  private final KeyAgent agent;
  private final KeyUses uses;

  KeyRun(Place place, Step step, KeyState state, FileReaders readers, List<LifeEvent> events) {
    this.step = step;
    this.state = state;
    this.readers = readers;
    this.files = new KeyFiles(place, state, readers.isSsh());
    this.log = new KeyLog(step, events);
    this.value = new KeyValue(step, state, files, log);
    this.agent = new KeyAgent(step, state, files, log);
    this.uses = new KeyUses(place, step, state, readers, files, log);
  }

  /** Returns whether a command reads the key file, which then must be there. */
  boolean insists() {
    return uses.insists();
  }

  /** Returns what the commands say about a container that needs the key. */
  List<LifeEvent> hints() {
    return uses.hints();
  }

  /** Returns whether the value went to a file of public keys. */
  boolean isPublic() {
    return value.isPublic();
  }

  void follow(CommandList list) {
    var items = list.items();
    for (int at = 0; at < items.size(); at++) {
      var command = items.get(at).command();
      if (isGuard(command)) {
        at = guarded(items, at);
      } else {
        visit(command);
      }
    }
    removeIdleMoves(list);
  }

  /** A list in which nothing but changes of directory is left goes as a whole. */
  private void removeIdleMoves(CommandList list) {
    var left =
        list.items().stream().map(CommandList.Item::command).filter(c -> !log.isGone(c)).toList();
    boolean idle =
        left.size() < list.items().size()
            && left.stream()
                .allMatch(
                    command ->
                        command instanceof Command.Simple simple
                            && simple.name().filter("cd"::equals).isPresent());
    if (idle) {
      left.forEach(command -> log.remove(Kind.PROTECTED, command, ""));
    }
  }

  /** Follows the and-or list that a test on the key opens; returns the index of its last item. */
  private int guarded(List<CommandList.Item> items, int first) {
    int last = first;
    while (last + 1 < items.size() && isAndOr(items.get(last).operator())) {
      last++;
    }
    var rest = items.subList(first + 1, last + 1).stream().map(CommandList.Item::command).toList();
    rest.forEach(this::visit);
    var guard = items.get(first).command();
    if (rest.stream().allMatch(this::isGoneOrGivesUp) && !rest.isEmpty()) {
      log.remove(Kind.PROTECTED, guard, rest.stream().anyMatch(KeyRun::exits) ? "" : OPTIONAL);
      rest.stream()
          .filter(command -> !log.isGone(command))
          .forEach(c -> log.remove(Kind.PROTECTED, c, ""));
    } else {
      depends(guard);
    }
    return last;
  }

  private static boolean exits(Command command) {
    return Commands.all(command).stream()
        .anyMatch(
            inner ->
                inner instanceof Command.Simple simple
                    && simple
                        .name()
                        .filter(name -> name.equals("exit") || name.equals("false"))
                        .isPresent());
  }

  private static boolean isAndOr(Operator operator) {
    return operator == Operator.AND || operator == Operator.OR;
  }

  private boolean isGuard(Command command) {
    if (command instanceof Command.Pipeline pipeline && pipeline.commands().size() == 1) {
      return isGuard(pipeline.commands().get(0));
    }
    boolean test =
        command instanceof Command.Test
            || command instanceof Command.Simple simple
                && Invocation.of(simple).program().filter(TESTS::contains).isPresent();
    return test && (Commands.expandsItself(command, state::holds) || files.mentionsKey(command));
  }

  private boolean isGoneOrGivesUp(Command command) {
    if (log.isGone(command)) {
      return true;
    }
    if (command instanceof Command.Simple simple) {
      return Invocation.of(simple).program().filter(GIVING_UP::contains).isPresent()
          && simple.redirections().isEmpty()
          && !Commands.expands(simple, state::holds);
    }
    var bodies = Commands.bodies(command);
    return !bodies.isEmpty()
        && bodies.stream()
            .flatMap(body -> body.items().stream())
            .allMatch(item -> isGoneOrGivesUp(item.command()));
  }

  private void visit(Command command) {
    var writing = Writing.of(command, state::holds);
    if (writing.isPresent()) {
      value.writes(command, writing.get());
    } else if (command instanceof Command.Simple simple) {
      simple(simple);
    } else if (command instanceof Command.Pipeline pipeline) {
      pipeline.commands().forEach(this::visit);
    } else if (command instanceof Command.If branches) {
      conditional(branches);
    } else if (command instanceof Command.Opaque) {
      if (state.isUsable()) {
        log.unfollowed(command, "line " + step.line() + " has shell text that could not be read");
      }
    } else if (command instanceof Command.Function function) {
      visit(function.body());
    } else {
      if (command instanceof Command.For loop && files.mentionsName(loop.words())) {
        log.unfollowed(command, "line " + step.line() + " names the file in a loop");
      }
      if (isGuard(command) || Commands.expandsItself(command, state::holds)) {
        log.unfollowed(command, "line " + step.line() + " decides by its value");
      }
      var directory = files.directory();
      Commands.bodies(command).forEach(this::follow);
      if (command instanceof Command.Subshell) {
        files.restore(directory);
      }
    }
  }

  private void conditional(Command.If branches) {
    boolean guard =
        branches.branches().stream()
            .flatMap(branch -> branch.condition().items().stream())
            .anyMatch(item -> isGuard(item.command()));
    if (!guard) {
      Commands.bodies(branches).forEach(this::follow);
      return;
    }
    branches.branches().forEach(branch -> follow(branch.body()));
    branches.otherwise().ifPresent(this::follow);
    var bodies = new ArrayList<CommandList>();
    branches.branches().forEach(branch -> bodies.add(branch.body()));
    branches.otherwise().ifPresent(bodies::add);
    boolean over =
        bodies.stream()
            .flatMap(body -> body.items().stream())
            .allMatch(item -> isGoneOrGivesUp(item.command()));
    if (over) {
      log.remove(Kind.PROTECTED, branches, exits(branches) ? "" : OPTIONAL);
    } else {
      depends(branches);
    }
  }

  /** A mount keeps what is asked about a file as it was; a value that is missing changes it. */
  private void depends(Command command) {
    var tests = Commands.all(command).stream().filter(this::isGuard).toList();
    boolean files =
        !readers.isSsh()
            && tests.stream().noneMatch(test -> Commands.expandsItself(test, state::holds))
            && tests.stream().allMatch(test -> this.files.named(test).isPresent());
    if (files) {
      tests.forEach(test -> log.use(test, Reach.POSSIBLY, this.files.named(test).orElseThrow()));
    } else {
      log.unfollowed(command, "what line " + step.line() + " does depends on whether it is given");
    }
  }

  private void simple(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    if (value.isIn(simple, program)) {
      value.passes(simple, invocation, program);
    } else if (readers.isSsh() && agent.handles(simple, program)) {
      agent.follow(simple, invocation, program);
    } else if (files.preparesKeyFile(simple, program)) {
      log.remove(Kind.PROTECTED, simple, "");
    } else if (program.equals("cd")) {
      files.changeDirectory(invocation);
    } else if (!files.handle(simple, invocation, program, this::fileEvent)) {
      uses.follow(simple, invocation, program);
    }
    files.noteOutputs(simple);
  }

  private void fileEvent(Kind kind, Command command, List<TextRange> operands, String note) {
    if (kind == Kind.UNFOLLOWED) {
      log.unfollowed(command, "line " + step.line() + " " + note);
    } else if (operands.isEmpty()) {
      log.remove(kind, command, note);
    } else {
      log.removePart(kind, command, operands, note);
    }
  }
}
