package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ways through the tree of a shell text. */
public final class Commands {

  private Commands() {}

  /** Returns every command in a list, outer before inner, those in substitutions included. */
  public static List<Command> all(CommandList list) {
    var found = new ArrayList<Command>();
    list.items().forEach(item -> collect(item.command(), found::add));
    return found;
  }

  /** Returns every command in a command, itself first. */
  public static List<Command> all(Command command) {
    var found = new ArrayList<Command>();
    collect(command, found::add);
    return found;
  }

  /** Returns the simple commands in a command, itself included. */
  public static List<Command.Simple> simple(Command command) {
    var found = new ArrayList<Command.Simple>();
    for (var inner : all(command)) {
      if (inner instanceof Command.Simple simple) {
        found.add(simple);
      }
    }
    return found;
  }

  /** Returns the simple commands in a list, those in substitutions included. */
  public static List<Command.Simple> simple(CommandList list) {
    var found = new ArrayList<Command.Simple>();
    for (var command : all(list)) {
      if (command instanceof Command.Simple simple) {
        found.add(simple);
      }
    }
    return found;
  }

  private static void collect(Command command, Consumer<Command> found) {
    found.accept(command);
    bodies(command).forEach(body -> body.items().forEach(item -> collect(item.command(), found)));
    if (command instanceof Command.Pipeline pipeline) {
      pipeline.commands().forEach(part -> collect(part, found));
    } else if (command instanceof Command.Function function) {
      collect(function.body(), found);
    }
    words(command).forEach(word -> substitutions(word.parts(), found));
  }

  /** Returns the lists that a compound command is made of, conditions before bodies. */
  public static List<CommandList> bodies(Command command) {
    if (command instanceof Command.Subshell subshell) {
      return List.of(subshell.body());
    } else if (command instanceof Command.Group group) {
      return List.of(group.body());
    } else if (command instanceof Command.If branches) {
      var lists = new ArrayList<CommandList>();
      for (var branch : branches.branches()) {
        lists.add(branch.condition());
        lists.add(branch.body());
      }
      branches.otherwise().ifPresent(lists::add);
      return lists;
    } else if (command instanceof Command.For loop) {
      return List.of(loop.body());
    } else if (command instanceof Command.While loop) {
      return List.of(loop.condition(), loop.body());
    } else if (command instanceof Command.Case cases) {
      return cases.arms().stream().map(Command.Case.Arm::body).toList();
    }
    return List.of();
  }

  /** Returns the words of a command itself, those of its assignments and redirections included. */
  public static List<Word> words(Command command) {
    var words = new ArrayList<Word>();
    if (command instanceof Command.Simple simple) {
      simple.assignments().forEach(assignment -> words.add(assignment.value()));
      words.addAll(simple.words());
    } else if (command instanceof Command.For loop) {
      words.addAll(loop.words());
    } else if (command instanceof Command.Case cases) {
      words.add(cases.subject());
      cases.arms().forEach(arm -> words.addAll(arm.patterns()));
    } else if (command instanceof Command.Test test) {
      words.addAll(test.words());
    }
    for (var redirection : command.redirections()) {
      addWords(redirection, words);
    }
    return words;
  }

  private static void addWords(Redirection redirection, List<Word> words) {
    words.add(redirection.target());
    redirection.document().ifPresent(document -> words.add(document.content()));
  }

  private static void substitutions(List<WordPart> parts, Consumer<Command> found) {
    for (var part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        substitutions(quoted.parts(), found);
      } else if (part instanceof WordPart.Parameter parameter) {
        parameter.argument().ifPresent(word -> substitutions(word.parts(), found));
      } else if (part instanceof WordPart.ArithmeticExpansion arithmetic) {
        substitutions(arithmetic.parts(), found);
      } else {
        var body = substituted(part);
        if (body != null) {
          body.items().forEach(item -> collect(item.command(), found));
        }
      }
    }
  }

  private static @Nullable CommandList substituted(WordPart part) {
    if (part instanceof WordPart.CommandSubstitution substitution) {
      return substitution.body();
    }
    return part instanceof WordPart.ProcessSubstitution substitution ? substitution.body() : null;
  }

  /** Returns the variable expansions in a word, those in nested commands included. */
  public static List<WordPart.Parameter> parameters(Word word) {
    var found = new ArrayList<WordPart.Parameter>();
    parameters(word.parts(), true, found);
    return found;
  }

  /** Returns the variable expansions that the word's own shell makes, none of nested commands. */
  public static List<WordPart.Parameter> ownParameters(Word word) {
    var found = new ArrayList<WordPart.Parameter>();
    parameters(word.parts(), false, found);
    return found;
  }

  private static void parameters(
      List<WordPart> parts, boolean nested, List<WordPart.Parameter> found) {
    for (var part : parts) {
      if (part instanceof WordPart.Parameter parameter) {
        found.add(parameter);
        parameter.argument().ifPresent(word -> parameters(word.parts(), nested, found));
      } else if (part instanceof WordPart.DoubleQuoted quoted) {
        parameters(quoted.parts(), nested, found);
      } else if (part instanceof WordPart.ArithmeticExpansion arithmetic) {
        parameters(arithmetic.parts(), nested, found);
      } else if (nested) {
        var body = substituted(part);
        if (body != null) {
          all(body).stream()
              .flatMap(command -> words(command).stream())
              .forEach(word -> ownParametersInto(word, found));
        }
      }
    }
  }

  private static void ownParametersInto(Word word, List<WordPart.Parameter> found) {
    parameters(word.parts(), false, found);
  }

  /** Returns whether a command itself, not one inside it, expands one of the variables. */
  public static boolean expandsItself(Command command, Predicate<String> variable) {
    for (var word : words(command)) {
      if (ownParameters(word).stream().anyMatch(part -> variable.test(part.name()))) {
        return true;
      }
    }
    return command instanceof Command.Arithmetic arithmetic && expands(arithmetic, variable);
  }

  private static boolean expands(Command.Arithmetic arithmetic, Predicate<String> variable) {
    var found = new ArrayList<WordPart.Parameter>();
    parameters(arithmetic.parts(), true, found);
    return found.stream().anyMatch(part -> variable.test(part.name()));
  }

  /** Returns whether a command or one inside it expands one of the variables. */
  public static boolean expands(Command command, Predicate<String> variable) {
    return all(command).stream().anyMatch(inner -> expandsItself(inner, variable));
  }
}
