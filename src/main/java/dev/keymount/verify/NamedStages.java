package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Dockerfile all of whose stages have names, because a builder can only be told a stage by its
 * name. No line moves.
 *
 * @param text the text
 * @param stages the names in order
 */
record NamedStages(String text, List<String> stages) {

  private static final String PREFIX = "keymount-stage-";
  private static final Pattern GIVEN_IN_FROM = Pattern.compile(" AS " + PREFIX + "\\d+");
  private static final Pattern GIVEN = Pattern.compile(PREFIX + "(\\d+)");

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

  /** Returns what the builder wrote as it would be without the names that were given here. */
  static String unnamed(String text) {
    return GIVEN.matcher(GIVEN_IN_FROM.matcher(text).replaceAll("")).replaceAll("stage $1");
  }

  /** Returns the name that a FROM gives its stage. */
  static Optional<String> name(Instruction from) {
    var words = from.values();
    return words.size() >= 3 && words.get(1).equalsIgnoreCase("AS")
        ? Optional.of(words.get(2))
        : Optional.empty();
  }
}
