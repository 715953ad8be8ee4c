package dev.keymount.verify;

import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which line of a Dockerfile a step of a log belongs to: BuildKit counts the steps of a stage that
 * make or start from a file system.
 */
final class LoggedLines {

  private static final Pattern NAME = Pattern.compile("^\\[(?:(\\S+) )?(\\d+)/\\d+\\] (\\w+)");

  private static final Set<Keyword> COUNTED =
      Set.of(Keyword.RUN, Keyword.COPY, Keyword.ADD, Keyword.WORKDIR);

  private final Map<String, List<Instruction>> counted = new HashMap<>();
  private final SideFiles files;

  private LoggedLines(SideFiles files) {
    this.files = files;
  }

  /**
   * The place of a step.
   *
   * @param stage the name or number of its stage; empty where not known
   * @param line the 1-based line; 0 where not known
   */
  record StepPlace(String stage, int line) {}

  static LoggedLines of(SideFiles files) {
    var lines = new LoggedLines(files);
    int stage = -1;
    var instructions = new ArrayList<Instruction>();
    for (var instruction : files.tree().instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        stage++;
        instructions = new ArrayList<>();
        var base = instruction.values().isEmpty() ? "" : instruction.values().get(0);
        if (!base.equals("scratch") && !isStage(files.stages().subList(0, stage), base)) {
          instructions.add(instruction);
        }
        lines.counted.put(files.stages().get(stage), instructions);
      } else if (stage >= 0 && COUNTED.contains(instruction.keyword())) {
        instructions.add(instruction);
      }
    }
    return lines;
  }

  private static boolean isStage(List<String> stages, String base) {
    return stages.stream().anyMatch(base::equalsIgnoreCase);
  }

  /** Returns the place of a step by the name that the builder gives it. */
  StepPlace place(String name) {
    var matcher = NAME.matcher(name);
    if (!matcher.find()) {
      return new StepPlace("", 0);
    }
    // BuildKit leaves the name of the only stage away, but not always.
    var only = files.stages().size() == 1 ? files.stages().get(0) : "";
    var stage = matcher.group(1) == null ? only : matcher.group(1);
    var steps = counted.getOrDefault(stage, List.of());
    int index = Integer.parseInt(matcher.group(2)) - 1;
    boolean fits =
        index < steps.size()
            && steps.get(index).keyword().name().equalsIgnoreCase(matcher.group(3));
    int line = fits ? files.tree().source().line(steps.get(index).range().start()) : 0;
    return new StepPlace(NamedStages.label(stage), line);
  }
}
