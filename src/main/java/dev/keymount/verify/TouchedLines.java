package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The instructions that a change of a Dockerfile may have an effect on: in each stage those from
 * the first that is other than before, and those from the first that takes anything out of such a
 * stage.
 */
final class TouchedLines {

  private final Set<Integer> lines = new HashSet<>();

  private TouchedLines() {}

  /** One stage: FROM and what follows it. */
  private record StageText(Set<String> names, List<Instruction> instructions, Dockerfile file) {

    String text(int index) {
      var range = instructions.get(index).range();
      return file.source().text().substring(range.start(), range.end());
    }
  }

  /**
   * Compares two Dockerfiles.
   *
   * @return lines of {@code after}
   */
  static TouchedLines between(Dockerfile before, Dockerfile after) {
    var touched = new TouchedLines();
    var old = stages(before);
    var names = new HashSet<String>();
    var stages = stages(after);
    for (int at = 0; at < stages.size(); at++) {
      var stage = stages.get(at);
      int first = at < old.size() ? firstOther(old.get(at), stage) : 0;
      first = Math.min(first, firstTaking(stage, names));
      if (first < stage.instructions().size()) {
        names.addAll(stage.names());
        for (var instruction : stage.instructions().subList(first, stage.instructions().size())) {
          touched.lines.add(after.source().line(instruction.range().start()));
        }
      }
    }
    return touched;
  }

  boolean contains(int line) {
    return lines.contains(line);
  }

  private static int firstOther(StageText old, StageText stage) {
    int at = 0;
    while (at < stage.instructions().size()
        && at < old.instructions().size()
        && old.text(at).equals(stage.text(at))) {
      at++;
    }
    boolean same = at == stage.instructions().size() && at == old.instructions().size();
    return same ? Integer.MAX_VALUE : at;
  }

  private static int firstTaking(StageText stage, Set<String> touched) {
    for (int at = 0; at < stage.instructions().size(); at++) {
      if (takes(stage.instructions().get(at), touched)) {
        return at;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean takes(Instruction instruction, Set<String> touched) {
    if (instruction.keyword() == Keyword.FROM) {
      return !instruction.values().isEmpty()
          && touched.contains(instruction.values().get(0).toLowerCase(Locale.ROOT));
    }
    return instruction.flags().stream()
        .flatMap(flag -> flag.value().stream())
        .flatMap(value -> List.of(value.split(",", -1)).stream())
        .map(value -> value.startsWith("from=") ? value.substring("from=".length()) : value)
        .anyMatch(value -> touched.contains(value.toLowerCase(Locale.ROOT)));
  }

  private static List<StageText> stages(Dockerfile tree) {
    var stages = new ArrayList<StageText>();
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        var names = new HashSet<String>();
        names.add(Integer.toString(stages.size()));
        NamedStages.name(instruction).ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
        stages.add(new StageText(names, new ArrayList<>(List.of(instruction)), tree));
      } else if (!stages.isEmpty()) {
        stages.get(stages.size() - 1).instructions().add(instruction);
      }
    }
    return stages;
  }
}
