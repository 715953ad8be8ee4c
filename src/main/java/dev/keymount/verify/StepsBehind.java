package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Keyword;

/** How far from its end a stage is at a line, which a migration changes less than the line. */
final class StepsBehind {

  private StepsBehind() {}

  /** Returns how many RUN instructions of the stage follow the instruction at a line. */
  static int of(Dockerfile tree, int line) {
    int behind = 0;
    boolean isInStage = false;
    for (var instruction : tree.instructions()) {
      int at = tree.source().line(instruction.range().start());
      if (at > line && isInStage && instruction.keyword() == Keyword.FROM) {
        return behind;
      }
      isInStage |= at >= line;
      if (at > line && instruction.keyword() == Keyword.RUN) {
        behind++;
      }
    }
    return behind;
  }
}
