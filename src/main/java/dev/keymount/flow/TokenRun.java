package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.EnvironmentReaders;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SideEffects;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the commands of one RUN do with a token or password that they find in a variable. */
final class TokenRun {

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "cat");

  private final Place place;
  private final Step step;
  private final CommandList list;
  private final Set<String> variables;
  private final List<LifeEvent> events;
  private final List<Command> all;
  private final Set<Command> handled = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> local = new HashSet<>();
  private final TokenFiles files;
  private final TokenNeed need;
  private final ContextScripts scripts;

  TokenRun(
      Place place, Step step, CommandList list, Set<String> variables, List<LifeEvent> events) {
    this(place, step, list, variables, events, ContextScripts.of(place, step));
  }

  TokenRun(
      Place place,
      Step step,
      CommandList list,
      Set<String> variables,
      List<LifeEvent> events,
      ContextScripts scripts) {
    this.place = place;
    this.step = step;
    this.list = list;
    this.variables = variables;
    this.events = events;
    this.all = Commands.all(list);
    this.files = new TokenFiles(place, list, this::holds);
    this.need = new TokenNeed(list, this::holds);
    this.scripts = scripts;
  }

  private boolean holds(String variable) {
    return variables.contains(variable) || local.contains(variable);
  }

  void follow() {
    for (var command : all) {
      if (handled.contains(command)) {
        continue;
      }
      var writing = Writing.of(command, this::holds);
      if (writing.isPresent()) {
        handled.addAll(Commands.all(command));
        writes(command, writing.get());
      } else if (command instanceof Command.Simple simple) {
        simple(simple);
      } else if (command instanceof Command.Pipeline pipeline) {
        pipeline(pipeline);
      } else if (command instanceof Command.Opaque || command instanceof Command.Arithmetic) {
        opaque(command);
      } else if (Commands.expandsItself(command, this::holds)) {
        events.add(LifeEvent.used(step, command, Reach.SURELY));
      }
    }
  }

  private void opaque(Command command) {
    var text = command.range();
    boolean mentions = VariableNames.in(scripts.text(text)).stream().anyMatch(this::holds);
    if (mentions) {
      unfollowed(command, "line " + step.line() + " has shell text that could not be read");
    }
  }

  private void writes(Command command, Writing writing) {
    var path = writing.target().flatMap(files::path);
    if (path.isEmpty()) {
      unfollowed(command, "the file that line " + step.line() + " writes it to is not known");
    } else if (TokenFiles.isVolatile(path.get())) {
      events.add(LifeEvent.used(step, command, Reach.SURELY));
    } else if (files.isRemovedLater(path.get(), command)) {
      events.add(LifeEvent.of(Kind.MATERIALISED, step, command, path.get()));
    } else {
      events.add(LifeEvent.of(Kind.RESIDUE, step, command, path.get()));
    }
  }

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "ash", "dash", "zsh", "su", "eval");

  private void leaves(Command command, String file) {
    boolean gone = files.isRemovedLater(file, command);
    events.add(LifeEvent.of(gone ? Kind.MATERIALISED : Kind.RESIDUE, step, command, file));
  }

  /** A script handed to another shell: its commands are judged, but not changed. */
  private void script(Command.Simple simple, String text) {
    var nested = Script.inline(text, scripts.directory(simple).orElse(place.workdir()));
    var inner = new ArrayList<LifeEvent>();
    var list = nested.list().orElseThrow();
    new TokenRun(place, step, list, visible(), inner, scripts.in(nested)).follow();
    for (var event : inner) {
      switch (event.kind()) {
        case USED, OFFERED, MATERIALISED ->
            events.add(LifeEvent.used(step, simple, event.reach().or(Reach.LIKELY)));
        default -> {
          var known = event.note().contains(";");
          unfollowed(
              simple,
              known
                  ? event.note()
                  : "line "
                      + step.line()
                      + " hands a script to another shell that does more with it than"
                      + " use it");
          return;
        }
      }
    }
  }

  private Set<String> visible() {
    var names = new HashSet<>(variables);
    names.addAll(local);
    return names;
  }

  private Optional<String> scriptOf(Invocation invocation, String program) {
    if (!SHELLS.contains(program)) {
      return Optional.empty();
    }
    var words = invocation.words();
    for (int at = 1; at < words.size(); at++) {
      boolean option = words.get(at - 1).text().matches("-[a-z]*c") || program.equals("eval");
      var text = place.value(words.get(at)).orElse(words.get(at).text());
      if (option && VariableNames.in(text).stream().anyMatch(this::holds)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private void pipeline(Command.Pipeline pipeline) {
    var commands = pipeline.commands();
    var last = commands.get(commands.size() - 1);
    boolean fed =
        commands.subList(0, commands.size() - 1).stream()
            .anyMatch(
                command -> Commands.expandsItself(command, this::holds) || printsAll(command));
    if (!fed || !(last instanceof Command.Simple simple)) {
      return;
    }
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    var first = commands.get(0) instanceof Command.Simple producer ? producer : simple;
    var output = files.output(simple, Invocation.of(first).program().orElse(""));
    if (SideEffects.provisions(program)) {
      handled.addAll(Commands.all(pipeline));
      events.add(LifeEvent.of(Kind.PROVISIONED, step, pipeline, program));
    } else if (program.equals("tee")
        && !TokenFiles.FETCHERS.contains(Invocation.of(first).program().orElse(""))) {
      handled.addAll(Commands.all(pipeline));
      unfollowed(pipeline, "line " + step.line() + " writes it to several files");
    } else if (output.isPresent()) {
      handled.addAll(Commands.all(pipeline));
      leaves(pipeline, output.get());
    } else {
      SideEffects.leftIn(program, invocation.arguments())
          .ifPresent(
              file -> {
                handled.addAll(Commands.all(pipeline));
                events.add(LifeEvent.of(Kind.RESIDUE, step, pipeline, file));
              });
    }
  }

  private boolean printsAll(Command command) {
    return list.items().size() > 1 && PrintedEnvironment.prints(command, this::holds);
  }

  private void simple(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    var script = scriptOf(invocation, program);
    if (script.isPresent()) {
      script(simple, script.get());
    } else if (Commands.expandsItself(simple, this::holds)) {
      explicit(simple, invocation, program);
    } else {
      implicit(simple, invocation, program);
    }
  }

  private void explicit(Command.Simple simple, Invocation invocation, String program) {
    var output = files.output(simple, program);
    if (invocation.words().isEmpty() || program.equals("export")) {
      assigns(simple, invocation);
    } else if (output.isPresent()) {
      leaves(simple, output.get());
    } else if (TokenFiles.takesBack(program, invocation.arguments())) {
      events.add(LifeEvent.of(Kind.DISPOSED, step, simple, ""));
    } else if (SideEffects.provisions(program)) {
      events.add(LifeEvent.of(Kind.PROVISIONED, step, simple, program));
    } else if (invocation.runsAsOther() && invocation.wrappers().contains("sudo")) {
      unfollowed(simple, "line " + step.line() + " uses it through sudo, which clears variables");
    } else {
      var file = TokenFiles.leftIn(program, arguments(invocation));
      if (file.isPresent() && !files.isCleaned(file.get(), simple)) {
        var event = LifeEvent.of(Kind.RESIDUE, step, simple, file.get());
        events.add(need.isRequired(simple) ? event.needed() : event);
      } else {
        used(simple, program);
      }
    }
  }

  /** Returns the arguments, those that do not take the value as if they were constant. */
  private List<String> arguments(Invocation invocation) {
    return invocation.words().stream().skip(1).map(this::argument).toList();
  }

  private String argument(Word word) {
    var text = word.value().orElse(word.text());
    boolean takes = Commands.parameters(word).stream().anyMatch(part -> holds(part.name()));
    return takes ? text : text.replace('$', '_').replace('`', '_');
  }

  private void used(Command.Simple simple, String program) {
    if (scriptUse(simple).filter(use -> isScripted(simple, use)).isPresent()) {
      return;
    }
    boolean prints = PRINTERS.contains(program) && simple.redirections().isEmpty();
    var event = LifeEvent.used(step, simple, prints ? Reach.POSSIBLY : Reach.SURELY);
    events.add(need.isRequired(simple) ? event.needed() : event);
  }

  private void assigns(Command.Simple simple, Invocation invocation) {
    var names = new ArrayList<String>();
    simple.assignments().forEach(assignment -> names.add(assignment.name()));
    invocation.words().stream()
        .skip(1)
        .map(Word::text)
        .filter(text -> text.indexOf('=') > 0)
        .forEach(text -> names.add(text.substring(0, text.indexOf('='))));
    boolean alone =
        list.items().size() == 1 && list.items().get(0).command().range().equals(simple.range());
    boolean same = names.size() == 1 && assignsItself(simple, invocation, names.get(0));
    if (same || alone) {
      events.add(LifeEvent.of(Kind.CARRIED, step, simple, ""));
      return;
    }
    local.addAll(names);
    events.add(LifeEvent.used(step, simple, Reach.POSSIBLY));
  }

  private boolean assignsItself(Command.Simple simple, Invocation invocation, String name) {
    if (!variables.contains(name)) {
      return false;
    }
    var text =
        simple.assignments().isEmpty()
            ? invocation.words().get(1).text().substring(name.length() + 1)
            : simple.assignments().get(0).value().text();
    return VariableNames.reference(text).filter(name::equals).isPresent();
  }

  private void implicit(Command.Simple simple, Invocation invocation, String program) {
    if (PrintedEnvironment.prints(simple, visible()::contains)) {
      files.output(simple, program).ifPresent(file -> leaves(simple, file));
      return;
    }
    if (program.isEmpty()) {
      return;
    }
    var reach = Reach.NEVER;
    for (var variable : visible()) {
      reach =
          reach.or(
              EnvironmentReaders.reach(
                  variable, program, invocation.path().orElse(""), invocation.arguments()));
    }
    var script = scriptUse(simple);
    if (script.isEmpty() || !isScripted(simple, script.get())) {
      reach = reach.or(ToolSettings.reach(scripts, simple, visible()));
      var surest = script.isPresent() ? script.get().or(reach, program) : reach;
      if (surest != Reach.NEVER) {
        events.add(LifeEvent.offered(step, Optional.of(simple), surest));
      }
    }
  }

  private Optional<ScriptUse> scriptUse(Command.Simple simple) {
    return ScriptUse.of(
        scripts, place, step, simple, visible(), file -> files.isRemovedLater(file, simple));
  }

  /** Notes what scripts do with the value beyond using it; returns whether they do. */
  private boolean isScripted(Command.Simple simple, ScriptUse use) {
    use.stays().ifPresent(why -> unfollowed(simple, why));
    if (use.provisions()) {
      events.add(LifeEvent.of(Kind.PROVISIONED, step, simple, ""));
    }
    return use.stays().isPresent() || use.provisions();
  }

  private void unfollowed(Command command, String reason) {
    events.add(LifeEvent.of(Kind.UNFOLLOWED, step, command, reason));
  }
}
