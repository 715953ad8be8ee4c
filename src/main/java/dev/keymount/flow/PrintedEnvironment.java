package dev.keymount.flow;

import dev.keymount.shell.Command;
import java.util.Set;
import java.util.function.Predicate;

/** Commands that print the variables of their environment. */
final class PrintedEnvironment {

  private static final Set<String> BUILT_IN = Set.of("export", "declare", "typeset");

  private PrintedEnvironment() {}

  /**
   * Returns whether a command prints one of the variables without naming it, or names it to be
   * printed.
   *
   * @param holds tells the variables that count
   */
  static boolean prints(Command command, Predicate<String> holds) {
    if (!(command instanceof Command.Simple simple)) {
      return false;
    }
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    var operands = invocation.arguments().stream().filter(word -> !word.startsWith("-")).toList();
    if (program.isEmpty()) {
      return invocation.wrappers().contains("env")
          && invocation.words().isEmpty()
          && simple.words().stream().noneMatch(word -> isEmptying(word.text()));
    } else if (program.equals("printenv")) {
      return operands.isEmpty() || operands.stream().anyMatch(holds);
    } else if (program.equals("set")) {
      return invocation.arguments().isEmpty();
    }
    return program.equals("envsubst") || BUILT_IN.contains(program) && operands.isEmpty();
  }

  private static boolean isEmptying(String option) {
    return option.equals("-i") || option.equals("-") || option.equals("--ignore-environment");
  }
}
