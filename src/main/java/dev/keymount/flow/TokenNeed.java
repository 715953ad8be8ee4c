package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Operator;
import dev.keymount.shell.Word;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether the commands of a RUN can do without the value of a variable. */
final class TokenNeed {

  private static final Set<String> TESTS = Set.of("test", "[");
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i).*(?:authorization|private-token|job-token|x-[a-z-]*token|api-key)\\s*:.*");

  private final CommandList list;
  private final List<Command> all;
  private final Predicate<String> holds;

  TokenNeed(CommandList list, Predicate<String> holds) {
    this.list = list;
    this.all = Commands.all(list);
    this.holds = holds;
  }

  /** Returns whether the RUN is written to go on without the value. */
  private boolean isOptional() {
    boolean guarded =
        all.stream()
            .anyMatch(
                command ->
                    (command instanceof Command.Test || isTest(command))
                        && Commands.expandsItself(command, holds));
    boolean alternative =
        all.stream()
            .flatMap(command -> Commands.bodies(command).stream())
            .flatMap(body -> body.items().stream())
            .anyMatch(item -> item.operator() == Operator.OR);
    boolean conditional =
        all.stream()
            .filter(Command.If.class::isInstance)
            .map(Command.If.class::cast)
            .flatMap(command -> command.branches().stream())
            .flatMap(branch -> branch.condition().items().stream())
            .anyMatch(item -> Commands.expands(item.command(), holds));
    boolean repeated =
        all.stream()
            .anyMatch(
                command -> command instanceof Command.For || command instanceof Command.While);
    return guarded || alternative || conditional || repeated || goesOn();
  }

  /** Returns whether a failing command does not end the RUN. */
  private boolean goesOn() {
    var items = list.items();
    boolean strict =
        all.stream()
            .anyMatch(
                command ->
                    command instanceof Command.Simple simple
                        && simple.name().filter("set"::equals).isPresent()
                        && simple.words().stream()
                            .anyMatch(w -> w.text().matches("-[a-z]*e[a-z]*")));
    for (int at = 0; at < items.size(); at++) {
      var operator = items.get(at).operator();
      boolean last = at + 1 == items.size();
      boolean unnoticed = operator == Operator.SEMICOLON || operator == Operator.NEWLINE;
      if (operator == Operator.OR || unnoticed && !last && !strict) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTest(Command command) {
    return command instanceof Command.Simple simple
        && Invocation.of(simple).program().filter(TESTS::contains).isPresent();
  }

  /** Returns whether a command can't succeed with an empty value: it is in a URL or a header. */
  boolean isRequired(Command.Simple simple) {
    return !isOptional() && simple.words().stream().anyMatch(this::isRequired);
  }

  private boolean isRequired(Word word) {
    var parts =
        Commands.ownParameters(word).stream().filter(part -> holds.test(part.name())).toList();
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part.operator().isPresent())) {
      return false;
    }
    var text = word.text();
    int scheme = text.indexOf("://");
    int at = scheme < 0 ? -1 : text.indexOf('@', scheme);
    int slash = scheme < 0 ? -1 : text.indexOf('/', scheme + 3);
    boolean userInfo = at > 0 && (slash < 0 || at < slash);
    return userInfo || HEADER.matcher(text).matches();
  }
}
