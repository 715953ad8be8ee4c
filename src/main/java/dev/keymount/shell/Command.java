package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/** A command of the shell. */
public sealed interface Command {

  /** Returns the command as written, redirections included. */
  TextRange range();

  /** Returns the redirections that the command itself carries, in order. */
  default List<Redirection> redirections() {
    return List.of();
  }

  /**
   * Assignments, words and redirections; also declarations such as {@code export A=b}, whose
   * operands are words.
   *
   * @param range the command as written
   * @param assignments the variable assignments before the first word
   * @param words the command name and its arguments; empty for assignments alone
   * @param redirections the redirections in order
   */
  record Simple(
      TextRange range,
      List<Assignment> assignments,
      List<Word> words,
      List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }

    /** Returns the name of the command where it is constant. */
    public Optional<String> name() {
      return words.isEmpty() ? Optional.empty() : words.get(0).value();
    }
  }

  /**
   * Commands joined by {@code |} or {@code |&}, or one command behind {@code !} or {@code time}.
   *
   * @param range the pipeline as written
   * @param negated whether {@code !} stands before it
   * @param commands the commands in order, at least one
   */
  record Pipeline(TextRange range, boolean negated, List<Command> commands) implements Command {

    /** Takes a copy of the list. */
    public Pipeline {
      commands = List.copyOf(commands);
    }
  }

  /** A list in parentheses. */
  record Subshell(TextRange range, CommandList body, List<Redirection> redirections)
      implements Command {

    /** Takes a copy of the list. */
    public Subshell {
      redirections = List.copyOf(redirections);
    }
  }

  /** A list in braces. */
  record Group(TextRange range, CommandList body, List<Redirection> redirections)
      implements Command {

    /** Takes a copy of the list. */
    public Group {
      redirections = List.copyOf(redirections);
    }
  }

  /**
   * {@code if}.
   *
   * @param range from {@code if} to {@code fi} and its redirections
   * @param branches the {@code if} and each {@code elif}, in order
   * @param otherwise the body of {@code else}
   * @param redirections the redirections behind {@code fi}
   */
  record If(
      TextRange range,
      List<Branch> branches,
      Optional<CommandList> otherwise,
      List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public If {
      branches = List.copyOf(branches);
      redirections = List.copyOf(redirections);
    }

    /** A condition and what runs when it holds. */
    public record Branch(CommandList condition, CommandList body) {}
  }

  /**
   * {@code for} and bash's {@code select}; bash's arithmetic {@code for} has an empty variable.
   *
   * @param range from {@code for} to {@code done} and its redirections
   * @param variable the name of the loop variable
   * @param words the words behind {@code in}; what stands in the parentheses of an arithmetic
   *     {@code for}, as one word
   * @param body the body
   * @param redirections the redirections behind {@code done}
   */
  record For(
      TextRange range,
      String variable,
      List<Word> words,
      CommandList body,
      List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public For {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code while}, or {@code until} when {@code until} is set. */
  record While(
      TextRange range,
      boolean until,
      CommandList condition,
      CommandList body,
      List<Redirection> redirections)
      implements Command {

    /** Takes a copy of the list. */
    public While {
      redirections = List.copyOf(redirections);
    }
  }

  /** {@code case}. */
  record Case(TextRange range, Word subject, List<Arm> arms, List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public Case {
      arms = List.copyOf(arms);
      redirections = List.copyOf(redirections);
    }

    /** Patterns and what runs when one matches. */
    public record Arm(List<Word> patterns, CommandList body) {

      /** Takes a copy of the list. */
      public Arm {
        patterns = List.copyOf(patterns);
      }
    }
  }

  /** A function definition; its body does not run here. */
  record Function(TextRange range, String name, Command body) implements Command {}

  /** Bash's {@code [[ … ]]}; the words between the brackets, operators included. */
  record Test(TextRange range, List<Word> words, List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public Test {
      words = List.copyOf(words);
      redirections = List.copyOf(redirections);
    }
  }

  /** Bash's {@code ((…))}; the expansions inside it. */
  record Arithmetic(TextRange range, List<WordPart> parts, List<Redirection> redirections)
      implements Command {

    /** Takes copies of the lists. */
    public Arithmetic {
      parts = List.copyOf(parts);
      redirections = List.copyOf(redirections);
    }
  }

  /** Text that could not be read, to the end of what was to be read. */
  record Opaque(TextRange range) implements Command {}
}
