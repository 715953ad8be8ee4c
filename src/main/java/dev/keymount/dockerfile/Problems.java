package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Collects what BuildKit would reject. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void parse(TextRange range, String message) {
    found.add(new Problem(Problem.Stage.PARSE, range, message));
  }

  void instructions(TextRange range, String message) {
    found.add(new Problem(Problem.Stage.INSTRUCTIONS, range, message));
  }

  List<Problem> found() {
    return found;
  }
}
