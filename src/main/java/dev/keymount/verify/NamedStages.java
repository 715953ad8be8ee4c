package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile all of whose stages have names, because a builder can only be told a stage by its
 * name. No line moves.
 *
 * @param text the text
 * @param stages the names in order
 */
record NamedStages(String text, List<String> stages) {

  private static final String PREFIX = "keymount-stage-";

  NamedStages {
    stages = List.copyOf(stages);
  }

  static NamedStages of(Dockerfile tree) {
    var source = tree.source().text();
    var text = new StringBuilder();
    var stages = new ArrayList<String>();
    int at = 0;
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        var name = name(instruction);
        stages.add(name.orElse(PREFIX + stages.size()));
        if (name.isEmpty()) {
          int end = instruction.body().end();
          text.append(source, at, end).append(" AS ").append(stages.get(stages.size() - 1));
          at = end;
        }
      }
    }
    return new NamedStages(text.append(source.substring(at)).toString(), stages);
  }

  /** Returns how people call a stage of a Dockerfile that has this name for the builder. */
  static String label(String stage) {
    return stage.startsWith(PREFIX) ? stage.substring(PREFIX.length()) : stage;
  }

  /** Returns the name that a FROM gives its stage. */
  static Optional<String> name(Instruction from) {
    var words = from.values();
    return words.size() >= 3 && words.get(1).equalsIgnoreCase("AS")
        ? Optional.of(words.get(2))
        : Optional.empty();
  }
}
