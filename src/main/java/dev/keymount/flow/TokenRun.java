package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.EnvironmentReaders;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SideEffects;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the commands of one RUN do with a token or password that they find in a variable. */
final class TokenRun {

  /** A use that can't succeed with an empty value: user information of a URL, or a header. */
  static final String REQUIRED = "required";

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "cat");
  private static final Set<String> TESTS = Set.of("test", "[");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i).*(?:authorization|private-token|job-token|x-[a-z-]*token|api-key)\\s*:.*");

  private final Place place;
  private final Step step;
  private final CommandList list;
  private final Set<String> variables;
  private final List<LifeEvent> events;
  private final List<Command> all;
  private final Set<Command> handled = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> local = new HashSet<>();
  private final boolean optional;

  TokenRun(
      Place place, Step step, CommandList list, Set<String> variables, List<LifeEvent> events) {
    this.place = place;
    this.step = step;
    this.list = list;
    this.variables = variables;
    this.events = events;
    this.all = Commands.all(list);
    this.optional = isOptional();
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

  /** Returns whether the RUN is written to go on without the value. */
  private boolean isOptional() {
    boolean guarded =
        all.stream()
            .anyMatch(
                command ->
                    (command instanceof Command.Test || isTest(command))
                        && Commands.expandsItself(command, this::holds));
    boolean alternative = list.items().stream().anyMatch(item -> item.operator() == Operator.OR);
    return guarded || alternative;
  }

  private static boolean isTest(Command command) {
    return command instanceof Command.Simple simple
        && Invocation.of(simple).program().filter(TESTS::contains).isPresent();
  }

  private void opaque(Command command) {
    var text = command.range();
    boolean mentions = VariableNames.in(place.text(text)).stream().anyMatch(this::holds);
    if (mentions) {
      unfollowed(command, "line " + step.line() + " has shell text that could not be read");
    }
  }

  private void writes(Command command, Writing writing) {
    var path = writing.target().flatMap(this::path);
    if (path.isEmpty()) {
      unfollowed(command, "the file that line " + step.line() + " writes it to is not known");
    } else if (isVolatile(path.get())) {
      events.add(LifeEvent.used(step, command, Reach.SURELY));
    } else if (isRemovedLater(path.get(), command)) {
      events.add(LifeEvent.of(Kind.MATERIALISED, step, command, path.get()));
    } else {
      events.add(LifeEvent.of(Kind.RESIDUE, step, command, path.get()));
    }
  }

  private static boolean isVolatile(String path) {
    return path.equals("/dev/null")
        || path.startsWith("/dev/shm/")
        || path.startsWith("/dev/std")
        || path.startsWith("/proc/");
  }

  private Optional<String> path(Word word) {
    return place.value(word).map(value -> Place.absolute(value, place.workdir()));
  }

  private boolean isRemovedLater(String path, Command writer) {
    for (var command : all) {
      if (command.range().start() > writer.range().start()
          && command instanceof Command.Simple simple
          && Invocation.of(simple).program().filter("rm"::equals).isPresent()) {
        for (var word : simple.words()) {
          var removed = path(word).orElse("");
          if (path.equals(removed) || path.startsWith(removed + "/") && removed.length() > 1) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void pipeline(Command.Pipeline pipeline) {
    var commands = pipeline.commands();
    var last = commands.get(commands.size() - 1);
    boolean fed =
        commands.subList(0, commands.size() - 1).stream()
            .anyMatch(command -> Commands.expandsItself(command, this::holds));
    if (!fed || !(last instanceof Command.Simple simple)) {
      return;
    }
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    if (SideEffects.provisions(program)) {
      handled.addAll(Commands.all(pipeline));
      events.add(LifeEvent.of(Kind.PROVISIONED, step, pipeline, program));
    } else {
      SideEffects.leftIn(program, invocation.arguments())
          .ifPresent(
              file -> {
                handled.addAll(Commands.all(pipeline));
                events.add(LifeEvent.of(Kind.RESIDUE, step, pipeline, file));
              });
    }
  }

  private void simple(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    if (Commands.expandsItself(simple, this::holds)) {
      explicit(simple, invocation, program);
    } else {
      implicit(simple, invocation, program);
    }
  }

  private void explicit(Command.Simple simple, Invocation invocation, String program) {
    if (invocation.words().isEmpty() || program.equals("export")) {
      assigns(simple, invocation);
    } else if (SideEffects.provisions(program)) {
      events.add(LifeEvent.of(Kind.PROVISIONED, step, simple, program));
    } else if (invocation.runsAsOther() && invocation.wrappers().contains("sudo")) {
      unfollowed(simple, "line " + step.line() + " uses it through sudo, which clears variables");
    } else {
      var file = SideEffects.leftIn(program, invocation.arguments());
      if (file.isPresent() && !isCleaned(file.get(), simple)) {
        events.add(LifeEvent.of(Kind.RESIDUE, step, simple, file.get()));
      } else {
        used(simple, program);
      }
    }
  }

  private void used(Command.Simple simple, String program) {
    boolean prints = PRINTERS.contains(program) && simple.redirections().isEmpty();
    boolean required = !optional && !prints && simple.words().stream().anyMatch(this::isRequired);
    events.add(
        new LifeEvent(
            Kind.USED,
            step,
            Optional.of(simple),
            List.of(),
            prints ? Reach.POSSIBLY : Reach.SURELY,
            required ? REQUIRED : ""));
  }

  private boolean isRequired(Word word) {
    if (Commands.ownParameters(word).stream()
        .noneMatch(part -> holds(part.name()) && part.operator().isEmpty())) {
      return false;
    }
    var text = word.text();
    int scheme = text.indexOf("://");
    int at = scheme < 0 ? -1 : text.indexOf('@', scheme);
    int slash = scheme < 0 ? -1 : text.indexOf('/', scheme + 3);
    boolean userInfo = at > 0 && (slash < 0 || at < slash);
    return userInfo || HEADER.matcher(text).matches();
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

  /** Returns whether a later command of the RUN takes away what a program left behind. */
  private boolean isCleaned(String file, Command.Simple writer) {
    for (var command : all) {
      if (command.range().start() <= writer.range().start()
          || !(command instanceof Command.Simple simple)) {
        continue;
      }
      var invocation = Invocation.of(simple);
      var program = invocation.program().orElse("");
      var arguments = invocation.arguments();
      boolean removes =
          program.equals("rm") && arguments.stream().anyMatch(argument -> names(argument, file));
      boolean resets =
          program.equals("git")
              && (arguments.contains("set-url")
                  || arguments.contains("--remove-section")
                  || arguments.contains("remote")
                      && (arguments.contains("rm") || arguments.contains("remove")));
      boolean logsOut = arguments.contains("logout");
      if (removes || resets && !expands(simple) || logsOut) {
        return true;
      }
    }
    return false;
  }

  private boolean expands(Command.Simple simple) {
    return Commands.expands(simple, this::holds);
  }

  private static boolean names(String argument, String file) {
    int slash = file.lastIndexOf('/');
    return switch (file) {
      case ".git/config" ->
          argument.endsWith(".git")
              || argument.endsWith(".git/")
              || argument.endsWith(".git/config");
      default -> argument.endsWith(file.substring(slash + 1)) && !file.contains(" ");
    };
  }

  private void implicit(Command.Simple simple, Invocation invocation, String program) {
    if (program.isEmpty()) {
      return;
    }
    var reach = Reach.NEVER;
    for (var variable : variables) {
      reach =
          reach.or(
              EnvironmentReaders.reach(
                  variable, program, invocation.path().orElse(""), invocation.arguments()));
    }
    if (reach != Reach.NEVER) {
      events.add(LifeEvent.used(step, simple, reach));
    }
  }

  private void unfollowed(Command command, String reason) {
    events.add(LifeEvent.of(Kind.UNFOLLOWED, step, command, reason));
  }
}
