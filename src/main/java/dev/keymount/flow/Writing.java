package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A command whose whole effect is to write the value of a variable to a file or an agent: {@code
 * echo "$KEY" | base64 -d > file}.
 *
 * @param target the word that names the file; empty for {@code ssh-add -}
 * @param append whether the file is appended to
 */
record Writing(Optional<Word> target, boolean append) {

  private static final Set<String> PRODUCERS =
      Set.of("echo", "printf", "cat", "base64", "tee", "tr", "sed", "openssl");
  private static final Set<String> FILTERS =
      Set.of(
          "base64",
          "tr",
          "sed",
          "openssl",
          "fold",
          "cat",
          "awk",
          "dos2unix",
          "gunzip",
          "xxd",
          "cut",
          "head",
          "tail",
          "fmt",
          "fromdos",
          "perl");

  /** Returns how a command writes one of the variables, if that is all it does. */
  static Optional<Writing> of(Command command, Predicate<String> variable) {
    if (command instanceof Command.Simple simple) {
      return simple(simple, variable);
    }
    if (command instanceof Command.Pipeline pipeline && !pipeline.negated()) {
      return pipeline(pipeline, variable);
    }
    if (command instanceof Command.Group group && isOnlyPrinting(group, variable)) {
      return sink(group.redirections());
    }
    if (command instanceof Command.Subshell subshell && isOnlyPrinting(subshell, variable)) {
      return sink(subshell.redirections());
    }
    return Optional.empty();
  }

  private static boolean isOnlyPrinting(Command compound, Predicate<String> variable) {
    if (!Commands.expands(compound, variable) || compound.redirections().isEmpty()) {
      return false;
    }
    return Commands.bodies(compound).stream()
        .flatMap(list -> list.items().stream())
        .allMatch(
            item ->
                item.command() instanceof Command.Simple simple
                    && simple.redirections().isEmpty()
                    && isNamed(simple, Set.of("echo", "printf")));
  }

  private static Optional<Writing> simple(Command.Simple simple, Predicate<String> variable) {
    if (!Commands.expands(simple, variable)) {
      return Optional.empty();
    }
    if (isNamed(simple, Set.of("ssh-add"))) {
      return feedsAgent(simple, variable);
    }
    if (!isNamed(simple, PRODUCERS) || !producesOnly(simple, variable)) {
      return Optional.empty();
    }
    return isNamed(simple, Set.of("tee")) ? tee(simple) : sink(simple.redirections());
  }

  private static Optional<Writing> feedsAgent(Command.Simple simple, Predicate<String> variable) {
    boolean stdin =
        simple.redirections().stream()
            .anyMatch(redirection -> redirection.operator().startsWith("<<"));
    boolean substitution =
        simple.words().stream()
            .flatMap(word -> word.parts().stream())
            .anyMatch(part -> part instanceof WordPart.ProcessSubstitution);
    return (stdin || substitution) && Commands.expands(simple, variable)
        ? Optional.of(new Writing(Optional.empty(), false))
        : Optional.empty();
  }

  private static Optional<Writing> pipeline(Command.Pipeline pipeline, Predicate<String> variable) {
    var commands = pipeline.commands();
    if (commands.size() < 2
        || !(commands.get(0) instanceof Command.Simple first)
        || !isNamed(first, PRODUCERS)
        || !Commands.expands(first, variable)
        || sink(first.redirections()).isPresent()) {
      return Optional.empty();
    }
    for (var command : commands.subList(1, commands.size())) {
      if (Commands.expands(command, variable) || !(command instanceof Command.Simple)) {
        return Optional.empty();
      }
    }
    for (var command : commands.subList(1, commands.size() - 1)) {
      if (!isNamed((Command.Simple) command, FILTERS)) {
        return Optional.empty();
      }
    }
    return lastOf((Command.Simple) commands.get(commands.size() - 1));
  }

  private static Optional<Writing> lastOf(Command.Simple last) {
    if (isNamed(last, Set.of("tee"))) {
      return tee(last);
    }
    if (isNamed(last, Set.of("ssh-add"))) {
      return Optional.of(new Writing(Optional.empty(), false));
    }
    return isNamed(last, FILTERS) ? sink(last.redirections()) : Optional.empty();
  }

  /** A producer prints what it is given: no variable may stand in the name of a file. */
  private static boolean producesOnly(Command.Simple simple, Predicate<String> variable) {
    return simple.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .noneMatch(
            redirection ->
                Commands.parameters(redirection.target()).stream()
                    .anyMatch(part -> variable.test(part.name())));
  }

  private static Optional<Writing> sink(List<Redirection> redirections) {
    for (var redirection : redirections) {
      boolean standard =
          redirection.descriptor().isEmpty() || redirection.descriptor().getAsInt() == 1;
      boolean output =
          redirection.operator().equals(">")
              || redirection.operator().equals(">>")
              || redirection.operator().equals(">|")
              || redirection.operator().startsWith("&>");
      if (standard && output) {
        return Optional.of(
            new Writing(Optional.of(redirection.target()), redirection.operator().equals(">>")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Writing> tee(Command.Simple tee) {
    var files =
        Invocation.of(tee).words().stream()
            .skip(1)
            .filter(word -> !word.text().startsWith("-"))
            .toList();
    boolean append =
        tee.words().stream()
            .anyMatch(word -> word.text().equals("-a") || word.text().equals("--append"));
    return files.size() == 1
        ? Optional.of(new Writing(Optional.of(files.get(0)), append))
        : Optional.empty();
  }

  private static boolean isNamed(Command.Simple simple, Set<String> names) {
    return Invocation.of(simple).program().filter(names::contains).isPresent();
  }
}
