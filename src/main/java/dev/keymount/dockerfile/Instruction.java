package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One instruction.
 *
 * @param range from the first character, which is that of the keyword unless escapes alone on their
 *     lines precede it, to the end of the last line that BuildKit counts to the instruction, its
 *     line ending excluded: here-documents belong to it, and comment lines behind a last escape
 * @param keyword which instruction it is
 * @param keywordRange the keyword as written
 * @param flags the flags in order
 * @param json whether the arguments are a JSON array (the exec form)
 * @param body what follows the keyword and the flags on the logical line, without white space at
 *     either end and without the bodies of here-documents; empty at the end when there is nothing
 * @param arguments the arguments in order; the shell form has exactly one unless it is empty, ENV
 *     and LABEL have a name, a value and a separator for each pair, as BuildKit's parser has
 * @param heredocs the here-documents in order; those behind ONBUILD are with the child
 * @param child the instruction behind ONBUILD; it ends where ONBUILD does
 * @param gaps the parts of {@code range} before the here-documents that are no text to BuildKit:
 *     each escape with the line ending behind it, and comment and empty lines after one; in order
 */
public record Instruction(
    TextRange range,
    Keyword keyword,
    TextRange keywordRange,
    List<Flag> flags,
    boolean json,
    TextRange body,
    List<Argument> arguments,
    List<Heredoc> heredocs,
    Optional<Instruction> child,
    List<TextRange> gaps) {

  /** Takes copies of the lists. */
  public Instruction {
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
    heredocs = List.copyOf(heredocs);
    gaps = List.copyOf(gaps);
  }

  /** Returns the values of the arguments. */
  public List<String> values() {
    var values = new ArrayList<String>(arguments.size());
    for (var argument : arguments) {
      values.add(argument.value());
    }
    return Collections.unmodifiableList(values);
  }

  /** Returns the first flag of that name. */
  public Optional<Flag> flag(String name) {
    for (var flag : flags) {
      if (flag.name().equals(name)) {
        return Optional.of(flag);
      }
    }
    return Optional.empty();
  }
}
