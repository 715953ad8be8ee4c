package dev.keymount.report.html;

import dev.keymount.migrate.Exposure;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Finding;
import dev.keymount.result.Station;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps of the way of a secret, in order, each with all that happens there. */
final class WayRows {

  /** How much is shown of the name of an event that has no words. */
  private static final int NAME = 20;

  private final List<Row> rows = new ArrayList<>();

  private WayRows() {}

  /**
   * One step.
   *
   * @param line its 1-based line
   * @param stage the stage; empty before the first one
   * @param words what happens there
   * @param places where the secret stays by it
   */
  record Row(int line, String stage, Set<String> words, EnumSet<Place> places) {

    static Row of(int line, String stage) {
      return new Row(line, stage, new LinkedHashSet<>(), EnumSet.noneOf(Place.class));
    }

    private boolean is(int otherLine, String otherStage) {
      return line == otherLine && stage.equals(otherStage);
    }
  }

  /** Returns the steps of a finding. */
  static List<Row> of(Finding finding) {
    var way = new WayRows();
    finding.way().forEach(way::add);
    finding.exposures().forEach(way::add);
    way.rows.stream()
        .filter(row -> row.line() == finding.line() && row.words().isEmpty())
        .forEach(row -> row.words().add("comes in"));
    return way.rows;
  }

  private void add(Station station) {
    var words = words(station.event());
    if (!rows.isEmpty() && rows.get(rows.size() - 1).is(station.line(), station.stage())) {
      rows.get(rows.size() - 1).words().add(words);
    } else {
      var row = Row.of(station.line(), station.stage());
      row.words().add(words);
      rows.add(row);
    }
  }

  private void add(Exposure exposure) {
    for (var row : rows) {
      if (row.is(exposure.line(), exposure.stage())) {
        row.places().add(exposure.kind());
        return;
      }
    }
    var row = Row.of(exposure.line(), exposure.stage());
    row.places().add(exposure.kind());
    rows.add(before(exposure), row);
  }

  /** Returns where a step stands that nothing is known to happen at but that the secret stays. */
  private int before(Exposure exposure) {
    int behind = 0;
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).line() < exposure.line()) {
        behind = at + 1;
      }
    }
    return behind;
  }

  /** Returns what an event is called; one that is not known by its own name. */
  private static String words(String event) {
    return switch (event) {
      case "introduced" -> "comes in";
      case "swept" -> "comes in again with a directory";
      case "materialised" -> "written to a file or an agent";
      case "protected" -> "guarded";
      case "carried" -> "copied on";
      case "used" -> "used";
      case "offered" -> "within reach of a program";
      case "residue" -> "left in a file";
      case "disposed" -> "deleted";
      case "runtime" -> "kept for containers";
      case "provisioned" -> "made part of the image";
      case "unfollowed" -> "lost from sight";
      default -> HtmlText.shortened(event, NAME);
    };
  }
}
