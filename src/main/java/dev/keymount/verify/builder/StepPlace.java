package dev.keymount.verify.builder;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a step of Podman stands in a Dockerfile.
 *
 * @param stage the name of the stage in lower case, or {@code stage-2} for the third one, as with
 *     BuildKit
 * @param line the 1-based first line of the instruction; that of FROM for what the base image has
 *     the stage run; 0 where there is no such stage
 */
record StepPlace(String stage, int line) {

  /**
   * Finds a step.
   *
   * @param stage the 0-based number of the stage
   * @param number the 1-based number of the instruction in it, FROM being the first
   * @param text the instruction as the builder prints it
   */
  static StepPlace of(Dockerfile dockerfile, int stage, int number, String text) {
    List<Instruction> instructions = stage(dockerfile, stage);
    if (instructions.isEmpty()) {
      return new StepPlace(unnamed(stage), 0);
    }
    Instruction from = instructions.get(0);
    Instruction found = from;
    if (number <= instructions.size() && isKeyword(instructions.get(number - 1), text)) {
      found = instructions.get(number - 1);
    } else {
      // Triggers of the base image come before the instructions of the stage.
      String body = afterKeyword(text);
      for (Instruction instruction : instructions) {
        if (isKeyword(instruction, text)
            && afterKeyword(text(dockerfile, instruction)).equals(body)) {
          found = instruction;
        }
      }
    }
    return new StepPlace(name(from, stage), line(dockerfile, found));
  }

  private static List<Instruction> stage(Dockerfile dockerfile, int stage) {
    List<Instruction> instructions = new ArrayList<>();
    int index = -1;
    for (Instruction instruction : dockerfile.instructions()) {
      if (instruction.keyword() == Keyword.FROM) {
        index++;
      }
      if (index == stage) {
        instructions.add(instruction);
      }
    }
    return instructions;
  }

  private static boolean isKeyword(Instruction instruction, String text) {
    String keyword = instruction.keyword().name();
    return text.toUpperCase(Locale.ROOT).startsWith(keyword);
  }

  /** Returns the instruction on one line, as the builder prints it. */
  private static String text(Dockerfile dockerfile, Instruction instruction) {
    var text = new StringBuilder();
    int start = instruction.range().start();
    for (TextRange gap : instruction.gaps()) {
      text.append(dockerfile.source().text(new TextRange(start, gap.start())));
      start = gap.end();
    }
    return text.append(dockerfile.source().text(new TextRange(start, instruction.range().end())))
        .toString();
  }

  private static String afterKeyword(String text) {
    String squeezed = PodmanLog.squeezed(text);
    return squeezed.substring(squeezed.indexOf(' ') + 1);
  }

  private static String name(Instruction from, int stage) {
    List<String> words = from.values();
    boolean isNamed = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
    return isNamed ? words.get(2).toLowerCase(Locale.ROOT) : unnamed(stage);
  }

  private static String unnamed(int stage) {
    return "stage-" + stage;
  }

  private static int line(Dockerfile dockerfile, Instruction instruction) {
    return dockerfile.source().line(instruction.keywordRange().start());
  }
}
