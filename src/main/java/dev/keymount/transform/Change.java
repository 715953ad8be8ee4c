package dev.keymount.transform;

import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.source.TextRange;
import java.util.List;

/** A part of a fix, free of how it is laid out in the text. */
public sealed interface Change {

  /** Returns the instruction that it concerns. */
  Step step();

  /** Takes an instruction out. */
  record DeleteInstruction(Step step) implements Change {}

  /** Takes words out of an instruction that keeps others: an ENV's pair, a COPY's source. */
  record DeleteParts(Step step, List<TextRange> parts) implements Change {

    /** Takes a copy of the list. */
    public DeleteParts {
      parts = List.copyOf(parts);
    }
  }

  /** Takes a command out of a RUN. */
  record DropCommand(Step step, Command command) implements Change {}

  /** Takes operands out of a command that keeps others. */
  record DropOperands(Step step, List<TextRange> operands) implements Change {

    /** Takes a copy of the list. */
    public DropOperands {
      operands = List.copyOf(operands);
    }
  }

  /** Gives a RUN a mount, by the value of its flag. */
  record AddMount(Step step, String options) implements Change {}

  /** Puts instructions before one, each of which is one line. */
  record Insert(Step step, List<String> instructions) implements Change {

    /** Takes a copy of the list. */
    public Insert {
      instructions = List.copyOf(instructions);
    }
  }

  /** Puts shell text before the commands of a RUN, a separator at its end included. */
  record Prepend(Step step, String text) implements Change {}

  /** Puts shell text behind the commands of a RUN, a separator at its start included. */
  record Append(Step step, String text) implements Change {}

  /**
   * Keeps a file out of the build context, which no edit of the Dockerfile does.
   *
   * @param step the instruction that brings it in with its directory
   * @param path its path in the context
   */
  record ExcludeFromContext(Step step, String path) implements Change {}

  /** Puts other text in place of a part of a RUN. */
  record Replace(Step step, TextRange range, String text) implements Change {}
}
