package dev.keymount.dockerfile;

import dev.keymount.source.SourceText;
import java.util.List;

/**
 * The tree of one Dockerfile.
 *
 * @param source the text that all ranges point into
 * @param escape the escape character, a backslash unless an {@code escape} directive says otherwise
 * @param directives the parser directives at the top of the file, in order
 * @param instructions the instructions in order; unknown ones are kept
 * @param problems what BuildKit would reject, in order; empty for a file that it accepts
 */
public record Dockerfile(
    SourceText source,
    char escape,
    List<Directive> directives,
    List<Instruction> instructions,
    List<Problem> problems) {

  /** Takes copies of the lists. */
  public Dockerfile {
    directives = List.copyOf(directives);
    instructions = List.copyOf(instructions);
    problems = List.copyOf(problems);
  }
}
