package dev.keymount.report.html;

import java.util.List;

/**
 * The stages of one side of a proof with the ways of the secrets through them, free of how they are
 * drawn.
 *
 * @param side {@code before} or {@code after}
 * @param boxes the stages in order of the file, around them what belongs to none
 * @param edges what comes from one stage into another
 * @param secrets the names of the secrets
 * @param isHeld for each secret, whether the build holds it from step to step
 */
record StageGraph(
    String side, List<Box> boxes, List<Edge> edges, List<String> secrets, List<Boolean> isHeld) {

  StageGraph {
    boxes = List.copyOf(boxes);
    edges = List.copyOf(edges);
    secrets = List.copyOf(secrets);
    isHeld = List.copyOf(isHeld);
  }

  /**
   * A stage, or what belongs to none.
   *
   * @param name how people call it
   * @param base what it starts from; empty for what is no stage
   * @param isImage whether it is the image that the build makes
   * @param rows its steps and what was found in it
   * @param others how many steps are not shown
   */
  record Box(String name, String base, boolean isImage, List<Row> rows, int others) {

    Box {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A line of a box.
   *
   * @param kind what it shows
   * @param line the 1-based line of the step; 0 for others
   * @param text the step in short, or the finding
   * @param marks what happens to the secrets
   */
  record Row(Kind kind, int line, String text, List<Mark> marks) {

    Row {
      marks = List.copyOf(marks);
    }
  }

  /** What a row shows. */
  enum Kind {
    STEP,
    FAILED_STEP,
    FOUND,
    CLEAN,
    UNKNOWN
  }

  /**
   * What happens to a secret at a row.
   *
   * @param secret its number, from zero
   * @param way what kind of event
   * @param label the event in a word or two
   */
  record Mark(int secret, Way way, String label) {}

  /** What happens to a secret. */
  enum Way {
    ENTERS,
    PASSES,
    USED,
    MOUNTED,
    FOUND
  }

  /**
   * What comes from one stage into another.
   *
   * @param from the number of the box that it comes from
   * @param to the number of the box that it goes to
   * @param row the number of the row that takes it; -1 where the stage starts from it
   */
  record Edge(int from, int to, int row) {}
}
