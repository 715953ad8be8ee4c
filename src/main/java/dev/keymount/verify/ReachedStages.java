package dev.keymount.verify;

import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stages that the build of one stage runs. What it does not run may stand in the cache of a
 * builder from another day, with another secret: secrets take no part in the cache.
 */
final class ReachedStages {

  private static final String FROM = "from=";

  private final SideFiles files;
  private final List<List<Instruction>> stages = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();

  private ReachedStages(SideFiles files) {
    this.files = files;
    for (var instruction : files.tree().instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        stages.add(new ArrayList<>());
      }
      if (!stages.isEmpty()) {
        stages.get(stages.size() - 1).add(instruction);
      }
    }
  }

  /** Returns the names of the stages that the build of a target surely runs, itself included. */
  static Set<String> by(String target, SideFiles files) {
    var found = new ReachedStages(files);
    found.reach(files.stages().indexOf(target));
    return found.reached;
  }

  private void reach(int index) {
    if (index < 0 || !reached.add(files.stages().get(index))) {
      return;
    }
    for (var instruction : stages.get(index)) {
      sources(instruction).forEach(name -> reach(indexBefore(name, index)));
    }
  }

  /** Returns what an instruction takes files from: stages, numbers of stages, or images. */
  private static Stream<String> sources(Instruction instruction) {
    if (instruction.keyword() == Keyword.FROM) {
      return instruction.values().stream().limit(1);
    }
    return instruction.flags().stream()
        .filter(flag -> flag.name().equals("from") || flag.name().equals("mount"))
        .flatMap(
            flag ->
                flag.name().equals("from")
                    ? flag.value().stream()
                    : flag.value().stream()
                        .flatMap(options -> Stream.of(options.split(",", -1)))
                        .filter(option -> option.startsWith(FROM))
                        .map(option -> option.substring(FROM.length())));
  }

  private int indexBefore(String name, int index) {
    for (int at = index - 1; at >= 0; at--) {
      var stage = files.stages().get(at);
      boolean same = stage.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
      if (same || name.equals(Integer.toString(at))) {
        return at;
      }
    }
    return -1;
  }
}
