package dev.keymount.caller.command;

import dev.keymount.caller.Call;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command that builds an image.
 *
 * @param statement the command
 * @param wrapping what stands before the program
 * @param program the program
 * @param line its options and operands
 * @param engine what runs the build
 * @param target what it builds
 * @param passed the build arguments
 */
record Build(
    Statement statement,
    Wrapping wrapping,
    Program program,
    Flag.Line line,
    Engine engine,
    Target target,
    List<Passed> passed) {

  Build {
    passed = List.copyOf(passed);
  }

  /** Reads a command; empty where it builds nothing. */
  static Optional<Build> of(
      Script script, Statement statement, Paths paths, Wrapping wrapping, Program program) {
    if (program.kind() == Program.Kind.LOGIN) {
      return Optional.empty();
    }
    var line = Flag.line(program.arguments(), program.valued());
    var engine = Engines.of(program, script.engine());
    var target = new Targets(statement, paths, program, line).target();
    return Optional.of(
        new Build(statement, wrapping, program, line, engine, target, passed(program, line)));
  }

  private static List<Passed> passed(Program program, Flag.Line line) {
    var passed = new ArrayList<Passed>();
    for (var flag : line.flags()) {
      if (flag.name().equals("--build-arg") || flag.name().equals("--secret-build-arg")) {
        named(flag, flag.lead())
            .ifPresent(name -> passed.add(passed(flag, name, Optional.empty())));
      } else if (program.kind() == Program.Kind.BAKE && flag.name().equals("--set")) {
        BakeSetting.of(flag)
            .ifPresent(set -> passed.add(passed(flag, set.argument(), Optional.of(set.target()))));
      }
    }
    return passed;
  }

  private static Optional<NamedWord> named(Flag flag, String prefix) {
    return flag.value()
        .flatMap(word -> NamedWord.of(word.word(), word.fragment().text().text(), prefix));
  }

  private static Passed passed(Flag flag, NamedWord name, Optional<String> target) {
    var head = flag.head();
    var tail = flag.value().orElse(head);
    boolean isWhole =
        head.range().equals(tail.range())
            || (head.fragment().equals(tail.fragment()) && tail.gap() == head.range().end());
    return new Passed(
        name.name(),
        name.value(),
        isWhole ? head.range().union(tail.range()) : tail.range(),
        head.gap(),
        tail.fragment(),
        isWhole,
        target);
  }

  /** Returns the first word of the program. */
  Operand first() {
    return wrapping.program().get(0);
  }

  /** Returns what this is to those who ask for calls. */
  Call call(Script script) {
    return new Call(
        script.text().line(first().place().start()),
        engine,
        target,
        passed.stream().map(Passed::name).collect(Collectors.toSet()));
  }
}
