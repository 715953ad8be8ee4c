package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.stream.Collectors;

/** A tree on one line, as the tests compare it. */
final class Printed {

  private final String text;

  private Printed(String text) {
    this.text = text;
  }

  /** Returns the printed tree of a text without gaps. */
  static String tree(String text) {
    return tree(text, List.of());
  }

  /** Returns the printed tree of a text with gaps. */
  static String tree(String text, List<TextRange> gaps) {
    return new Printed(text).list(ShellReader.read(text, new TextRange(0, text.length()), gaps));
  }

  /** Returns the printed parts of the last word of a command. */
  static String word(String command) {
    var list = ShellReader.read(command, new TextRange(0, command.length()), List.of());
    var simple = (Command.Simple) list.items().get(0).command();
    return new Printed(command).parts(simple.words().get(simple.words().size() - 1).parts());
  }

  /** Returns the printed parts of the first here-document of a command. */
  static String hereDocument(String text) {
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    var redirections = list.items().get(0).command().redirections();
    return redirections.get(0).document().stream()
        .map(document -> new Printed(text).parts(document.content().parts()))
        .findFirst()
        .orElseThrow();
  }

  private String list(CommandList list) {
    return list.items().stream()
        .map(item -> command(item.command()) + operator(item.operator()))
        .collect(Collectors.joining(" "));
  }

  private static String operator(Operator operator) {
    return switch (operator) {
      case AND -> " &&";
      case OR -> " ||";
      case SEMICOLON -> " ;";
      case BACKGROUND -> " &";
      case NEWLINE -> " ↵";
      case NONE -> "";
    };
  }

  private String command(Command command) {
    return "(" + content(command) + redirections(command.redirections()) + ")";
  }

  private String content(Command command) {
    if (command instanceof Command.Simple simple) {
      return simple(simple);
    } else if (command instanceof Command.Pipeline pipeline) {
      return (pipeline.negated() ? "! " : "pipe ")
          + pipeline.commands().stream().map(this::command).collect(Collectors.joining(" "));
    } else if (command instanceof Command.Subshell subshell) {
      return "subshell " + list(subshell.body());
    } else if (command instanceof Command.Group group) {
      return "group " + list(group.body());
    } else if (command instanceof Command.Function function) {
      return "function " + function.name() + " " + command(function.body());
    } else if (command instanceof Command.Test test) {
      return "test " + words(test.words());
    } else if (command instanceof Command.Arithmetic arithmetic) {
      return "arithmetic " + parts(arithmetic.parts());
    } else if (command instanceof Command.Opaque opaque) {
      return "opaque " + opaque.range().of(text);
    }
    return branching(command);
  }

  private String branching(Command command) {
    if (command instanceof Command.If clause) {
      return clause.branches().stream()
              .map(branch -> "if " + list(branch.condition()) + " then " + list(branch.body()))
              .collect(Collectors.joining(" "))
          + clause.otherwise().map(list -> " else " + list(list)).orElse("");
    } else if (command instanceof Command.For loop) {
      return "for " + loop.variable() + " [" + words(loop.words()) + "] do " + list(loop.body());
    } else if (command instanceof Command.While loop) {
      return (loop.until() ? "until " : "while ")
          + list(loop.condition())
          + " do "
          + list(loop.body());
    }
    var clause = (Command.Case) command;
    return "case "
        + clause.subject().text()
        + clause.arms().stream()
            .map(arm -> " [" + words(arm.patterns()) + "] " + list(arm.body()))
            .collect(Collectors.joining());
  }

  private String simple(Command.Simple simple) {
    var assignments =
        simple.assignments().stream()
            .map(
                assignment ->
                    assignment.name()
                        + (assignment.append() ? "+=" : "=")
                        + assignment.value().text()
                        + " ")
            .collect(Collectors.joining());
    return (assignments + words(simple.words())).strip();
  }

  private static String words(List<Word> words) {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  private String redirections(List<Redirection> redirections) {
    return redirections.stream().map(this::redirection).collect(Collectors.joining());
  }

  private String redirection(Redirection redirection) {
    return " "
        + (redirection.descriptor().isPresent() ? redirection.descriptor().getAsInt() : "")
        + redirection.operator()
        + redirection.target().text()
        + redirection
            .document()
            .map(
                document ->
                    (document.expand() ? "«" : "‹")
                        + document.range().of(text).replace("\n", "↵")
                        + (document.expand() ? "»" : "›"))
            .orElse("");
  }

  private String parts(List<WordPart> parts) {
    return parts.stream().map(this::part).collect(Collectors.joining(" "));
  }

  private String part(WordPart part) {
    if (part instanceof WordPart.Literal literal) {
      return "<" + literal.value() + ">";
    } else if (part instanceof WordPart.SingleQuoted quoted) {
      return "'" + quoted.value() + "'";
    } else if (part instanceof WordPart.DoubleQuoted quoted) {
      return "\"" + parts(quoted.parts()) + "\"";
    } else if (part instanceof WordPart.Parameter parameter) {
      return "${"
          + parameter.name()
          + parameter.operator().map(operator -> " " + operator).orElse("")
          + parameter.argument().map(word -> " " + parts(word.parts())).orElse("")
          + "}";
    } else if (part instanceof WordPart.CommandSubstitution substitution) {
      return "$[" + list(substitution.body()) + "]";
    } else if (part instanceof WordPart.ProcessSubstitution substitution) {
      return "<[" + list(substitution.body()) + "]";
    }
    return "$((" + parts(((WordPart.ArithmeticExpansion) part).parts()) + "))";
  }
}
