package dev.keymount.flow;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The instructions of a build by where they stand in the file. */
final class StepIndex {

  private final List<Step> steps = new ArrayList<>();

  StepIndex(Build build) {
    steps.addAll(build.globals());
    build.stages().forEach(stage -> steps.addAll(stage.steps()));
  }

  /** Returns the instruction that a part of the file belongs to; empty for comments. */
  Optional<Step> at(TextRange range) {
    int low = 0;
    int high = steps.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var instruction = steps.get(middle).instruction();
      if (instruction.range().end() <= range.start()) {
        low = middle + 1;
      } else if (instruction.range().start() > range.start()) {
        high = middle - 1;
      } else {
        boolean comment = instruction.gaps().stream().anyMatch(gap -> gap.encloses(range));
        return comment ? Optional.empty() : Optional.of(steps.get(middle));
      }
    }
    return Optional.empty();
  }
}
