package dev.keymount.caller.command;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A way through a shell text in the order in which it runs. */
final class Walk {

  private final Script script;
  private final Bindings bindings;
  private final Paths paths;
  private final List<Statement> found = new ArrayList<>();
  private final Map<String, List<Word>> loops = new HashMap<>();
  private List<String> directories;
  private List<String> before;
  private Deque<List<String>> stack = new ArrayDeque<>();
  private boolean isFed;
  private boolean isInFunction;

  private Walk(Script script, Bindings bindings, Paths paths) {
    this.script = script;
    this.bindings = bindings;
    this.paths = paths;
    this.directories = script.directories();
    this.before = directories;
  }

  /** Returns the simple commands of a list, those in substitutions included. */
  static List<Statement> statements(
      Script script, CommandList list, Bindings bindings, Paths paths) {
    var walk = new Walk(script, bindings, paths);
    walk.list(list, List.of());
    return walk.found;
  }

  private void list(CommandList list, List<Statement.Step> chain) {
    for (int at = 0; at < list.items().size(); at++) {
      var inner = new ArrayList<>(chain);
      inner.add(new Statement.Step(list, at));
      command(list.items().get(at).command(), inner);
    }
  }

  private void command(Command command, List<Statement.Step> chain) {
    boolean wasFed = isFed;
    isFed |= command.redirections().stream().anyMatch(r -> r.operator().startsWith("<"));
    if (command instanceof Command.Simple simple) {
      isFed = wasFed;
      simple(simple, chain);
    } else if (command instanceof Command.Pipeline pipeline) {
      pipeline(pipeline, chain);
    } else if (command instanceof Command.Subshell subshell) {
      apart(() -> list(subshell.body(), chain));
    } else if (command instanceof Command.Group group) {
      list(group.body(), chain);
    } else if (command instanceof Command.Function function) {
      function(function, chain);
    } else if (command instanceof Command.For loop) {
      loop(loop, chain);
    } else {
      branches(command, chain);
    }
    isFed = wasFed;
  }

  private void branches(Command command, List<Statement.Step> chain) {
    if (command instanceof Command.If branches) {
      for (var branch : branches.branches()) {
        list(branch.condition(), chain);
        inPlace(() -> list(branch.body(), chain));
      }
      branches.otherwise().ifPresent(body -> inPlace(() -> list(body, chain)));
    } else if (command instanceof Command.While loop) {
      list(loop.condition(), chain);
      inPlace(() -> list(loop.body(), chain));
    } else if (command instanceof Command.Case cases) {
      cases.arms().forEach(arm -> inPlace(() -> list(arm.body(), chain)));
    }
  }

  private void pipeline(Command.Pipeline pipeline, List<Statement.Step> chain) {
    if (pipeline.commands().size() == 1) {
      command(pipeline.commands().get(0), chain);
      return;
    }
    boolean wasFed = isFed;
    for (var part : pipeline.commands()) {
      apart(() -> command(part, chain));
      isFed = true;
    }
    isFed = wasFed;
  }

  private void function(Command.Function function, List<Statement.Step> chain) {
    var here = directories;
    boolean wasInFunction = isInFunction;
    directories = script.directories();
    isInFunction = true;
    command(function.body(), chain);
    isInFunction = wasInFunction;
    directories = here;
  }

  private void loop(Command.For loop, List<Statement.Step> chain) {
    var outer = loops.put(loop.variable(), loop.words());
    inPlace(() -> list(loop.body(), chain));
    if (outer == null) {
      loops.remove(loop.variable());
    } else {
      loops.put(loop.variable(), outer);
    }
  }

  /** Runs what does not change the directory of what follows, though the same shell runs it. */
  private void inPlace(Runnable body) {
    var here = directories;
    body.run();
    directories = here;
  }

  private void apart(Runnable body) {
    var saved = new ArrayDeque<>(stack);
    var last = before;
    inPlace(body);
    before = last;
    stack = saved;
  }

  private void simple(Command.Simple simple, List<Statement.Step> chain) {
    for (var assignment : simple.assignments()) {
      substitutions(assignment.value().parts());
    }
    simple.words().forEach(word -> substitutions(word.parts()));
    var statement = new Statement(simple, chain, directories, loops, isFed, isInFunction);
    found.add(statement);
    bindings.add(statement);
    changeDirectory(simple, statement);
  }

  private void changeDirectory(Command.Simple simple, Statement statement) {
    switch (simple.name().orElse("")) {
      case "cd" -> move(statement);
      case "pushd" -> {
        stack.push(directories);
        move(statement);
      }
      case "popd" -> directories = stack.isEmpty() ? List.of() : stack.pop();
      default -> {}
    }
  }

  private void move(Statement statement) {
    var operands =
        statement.command().words().stream()
            .skip(1)
            .filter(word -> !word.text().matches("--|-[LPe]+"))
            .toList();
    var last = before;
    before = directories;
    if (operands.size() != 1) {
      directories = List.of();
    } else if (operands.get(0).text().equals("-")) {
      directories = last;
    } else {
      directories = paths.resolve(operands.get(0), statement);
    }
  }

  private void substitutions(List<WordPart> parts) {
    for (var part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        substitutions(quoted.parts());
      } else if (part instanceof WordPart.Parameter parameter) {
        parameter.argument().ifPresent(word -> substitutions(word.parts()));
      } else if (part instanceof WordPart.CommandSubstitution substitution) {
        apart(() -> list(substitution.body(), List.of()));
      } else if (part instanceof WordPart.ProcessSubstitution substitution) {
        apart(() -> list(substitution.body(), List.of()));
      }
    }
  }
}
