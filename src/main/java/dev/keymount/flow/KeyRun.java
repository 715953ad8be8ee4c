package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the commands of one RUN do with a private key. */
final class KeyRun {

  private static final Set<String> TESTS = Set.of("test", "[");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");
  private static final Set<String> GIVING_UP =
      Set.of("exit", "echo", "printf", "false", "true", ":");
  private static final Set<String> PUBLIC_FILES =
      Set.of("authorized_keys", "known_hosts", "config", "ssh_config", "sshd_config");
  private static final Pattern IDENTITY_LINE = Pattern.compile("(?i)\\s*IdentityFile[\\s=].*");

  /** The note of what is taken out because it made the key optional. */
  static final String OPTIONAL = "optional";

  private final Step step;
  private final KeyState state;
  private final List<LifeEvent> events;
  private final Set<Command> gone = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Place place;
  private final FileReaders readers;
  private final KeyFiles files;
  private final List<LifeEvent> hints = new ArrayList<>();
  private final ContextScripts scripts;
  private boolean isPublic;
  private boolean insists;

  KeyRun(Place place, Step step, KeyState state, FileReaders readers, List<LifeEvent> events) {
    this.step = step;
    this.state = state;
    this.events = events;
    this.place = place;
    this.readers = readers;
    this.files = new KeyFiles(place, state, readers.isSsh());
    this.scripts = ContextScripts.of(place, step);
  }

  /** Returns whether a command reads the key file, which then must be there. */
  boolean insists() {
    return insists;
  }

  /** Returns what the commands say about a container that needs the key. */
  List<LifeEvent> hints() {
    return List.copyOf(hints);
  }

  /** Returns whether the value went to a file of public keys. */
  boolean isPublic() {
    return isPublic;
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
        list.items().stream().map(CommandList.Item::command).filter(c -> !isGone(c)).toList();
    boolean idle =
        left.size() < list.items().size()
            && left.stream()
                .allMatch(
                    command ->
                        command instanceof Command.Simple simple
                            && simple.name().filter("cd"::equals).isPresent());
    if (idle) {
      left.forEach(command -> remove(Kind.PROTECTED, command, ""));
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
      remove(Kind.PROTECTED, guard, rest.stream().anyMatch(KeyRun::exits) ? "" : OPTIONAL);
      rest.stream().filter(command -> !isGone(command)).forEach(c -> remove(Kind.PROTECTED, c, ""));
    } else {
      unfollowed(guard, "what line " + step.line() + " does depends on whether it is given");
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

  private boolean isGone(Command command) {
    if (gone.contains(command)) {
      return true;
    }
    var bodies = Commands.bodies(command);
    return !bodies.isEmpty()
        && bodies.stream()
            .flatMap(body -> body.items().stream())
            .allMatch(item -> isGone(item.command()));
  }

  private boolean isGoneOrGivesUp(Command command) {
    if (isGone(command)) {
      return true;
    }
    if (command instanceof Command.Simple simple) {
      return Invocation.of(simple).program().filter(GIVING_UP::contains).isPresent()
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
      materialise(command, writing.get());
    } else if (command instanceof Command.Simple simple) {
      simple(simple);
    } else if (command instanceof Command.Pipeline pipeline) {
      pipeline.commands().forEach(this::visit);
    } else if (command instanceof Command.If branches) {
      conditional(branches);
    } else if (command instanceof Command.Opaque) {
      if (state.isUsable()) {
        unfollowed(command, "line " + step.line() + " has shell text that could not be read");
      }
    } else if (command instanceof Command.Function function) {
      visit(function.body());
    } else {
      if (isGuard(command) || Commands.expandsItself(command, state::holds)) {
        unfollowed(command, "line " + step.line() + " decides by its value");
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
      remove(Kind.PROTECTED, branches, exits(branches) ? "" : OPTIONAL);
    } else {
      unfollowed(branches, "what line " + step.line() + " does depends on whether it is given");
    }
  }

  private void materialise(Command command, Writing writing) {
    if (writing.target().isEmpty()) {
      state.addToAgent();
      remove(Kind.MATERIALISED, command, "agent");
      return;
    }
    var path = files.path(writing.target().get());
    if (path.isEmpty()) {
      unfollowed(command, "the file that line " + step.line() + " writes the key to is not known");
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
    remove(Kind.MATERIALISED, command, path.get());
  }

  private void simple(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    if (Commands.expands(simple, state::holds) || hands(simple, program)) {
      passes(simple, invocation, program);
    } else if (readers.isSsh() && AgentCommands.runs(simple, program)) {
      agent(simple);
    } else if (readers.isSsh() && program.equals("ssh-add")) {
      add(simple, invocation);
    } else if (printsIntoKey(simple, program)) {
      remove(Kind.PROTECTED, simple, "");
    } else if (program.equals("cd")) {
      files.changeDirectory(invocation);
    } else if (!files.handle(simple, invocation, program, this::fileEvent)) {
      other(simple, invocation, program);
    }
    files.noteOutputs(simple);
  }

  /** Returns whether a command hands a text with the variable in it to another shell. */
  private boolean hands(Command.Simple simple, String program) {
    return (SHELLS.contains(program) || program.equals("su") || program.equals("eval"))
        && Commands.words(simple).stream()
            .anyMatch(word -> VariableNames.in(word.text()).stream().anyMatch(state::holds));
  }

  /** An agent of the build hides the forwarded one; one that serves another key is left. */
  private void agent(Command.Simple simple) {
    if (!state.isUsable() && !state.holdsAny()) {
      return;
    }
    if (simple.redirections().stream().anyMatch(r -> r.operator().startsWith(">"))) {
      unfollowed(simple, "line " + step.line() + " writes how to reach an agent to a file");
    } else {
      remove(Kind.PROTECTED, simple, "");
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
      remove(Kind.PROTECTED, simple, "");
    } else if (state.isUsable() || state.holdsAny()) {
      unfollowed(simple, "line " + step.line() + " gives an agent another key, too");
    }
  }

  /** A header or an empty file that the key is then written behind or over. */
  private boolean printsIntoKey(Command.Simple simple, String program) {
    return (program.equals("echo") || program.equals("printf") || program.equals(":"))
        && files.writesKeyFile(simple);
  }

  private void fileEvent(Kind kind, Command command, List<TextRange> operands, String note) {
    if (kind == Kind.UNFOLLOWED) {
      unfollowed(command, "line " + step.line() + " " + note);
    } else if (operands.isEmpty()) {
      remove(kind, command, note);
    } else {
      events.add(LifeEvent.part(kind, step, command, operands, note));
    }
  }

  /** A command that gets the value of the variable and does not just write it. */
  private void passes(Command.Simple simple, Invocation invocation, String program) {
    boolean assigns =
        invocation.words().isEmpty() || program.equals("export") || program.equals("readonly");
    if (program.equals(":")) {
      remove(Kind.PROTECTED, simple, "");
      return;
    }
    boolean alone = simple.assignments().size() + Math.max(0, invocation.words().size() - 1) == 1;
    if (assigns && !alone) {
      unfollowed(simple, "line " + step.line() + " sets the key together with other variables");
      return;
    }
    if (!assigns) {
      unfollowed(simple, "line " + step.line() + " passes the key to " + named(program));
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
    remove(Kind.CARRIED, simple, "");
  }

  private static String named(String program) {
    return program.isEmpty() ? "a program" : program;
  }

  private void other(Command.Simple simple, Invocation invocation, String program) {
    if (files.isIdentityLine(simple, program, IDENTITY_LINE)) {
      remove(Kind.PROTECTED, simple, "");
      return;
    }
    if (readers.isSsh() && (state.isUsable() || state.holdsAny())) {
      SshUse.reader(simple, invocation, scripts, state).ifPresent(why -> unfollowed(simple, why));
    }
    if (readers.isSsh() && state.isUsable()) {
      KeyHints.in(step, simple, List.copyOf(state.files())).ifPresent(hints::add);
      var script = KeyScript.of(place, invocation);
      if (script.isPresent() && (script.get().usesAgent() || files.mentionsKey(simple))) {
        script(simple, script.get());
        return;
      }
    }
    uses(simple, invocation, program);
    for (var inner : Commands.all(simple)) {
      if (inner instanceof Command.Simple nested && !nested.range().equals(simple.range())) {
        other(nested, Invocation.of(nested), Invocation.of(nested).program().orElse(""));
      }
    }
  }

  private void uses(Command.Simple simple, Invocation invocation, String program) {
    boolean mentions = files.mentionsKey(simple) && !files.isConfiguration(simple, program);
    var reach = readers.reach(place, files.directory(), invocation, scripts, state, mentions);
    if (mentions && reach == Reach.NEVER) {
      unfollowed(simple, "line " + step.line() + " reads the file with " + named(program));
    } else if (reach != Reach.NEVER) {
      if (readers.isSsh() && invocation.runsAsOther() && !invocation.keepsEnvironment()) {
        unfollowed(
            simple,
            "line " + step.line() + " uses the key as another user, who loses SSH_AUTH_SOCK");
      } else {
        readers.files(place, files.directory(), invocation, state).stream()
            .map(path -> LifeEvent.used(step, simple, reach).at(path))
            .forEach(events::add);
      }
    }
  }

  /** A script of another shell that knows the file of the key, and is left as it is. */
  private void script(Command.Simple simple, KeyScript script) {
    if (script.onlyFeedsAgent()) {
      remove(Kind.PROTECTED, simple, "");
    } else if (script.touchesFiles() || script.reach() == Reach.NEVER) {
      unfollowed(
          simple, "line " + step.line() + " hands it to a script that does more than use it");
    } else {
      insists = true;
      events.add(LifeEvent.used(step, simple, script.reach()));
    }
  }

  private void remove(Kind kind, Command command, String note) {
    gone.add(command);
    events.add(LifeEvent.of(kind, step, command, note));
  }

  private void unfollowed(Command command, String reason) {
    events.add(LifeEvent.of(Kind.UNFOLLOWED, step, command, reason));
  }
}
