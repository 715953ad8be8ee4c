package dev.keymount.report.html;

import dev.keymount.report.html.StageGraph.Box;
import dev.keymount.report.html.StageGraph.Edge;
import dev.keymount.report.html.StageGraph.Kind;
import dev.keymount.report.html.StageGraph.Mark;
import dev.keymount.report.html.StageGraph.Row;
import dev.keymount.report.html.StageGraph.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The places of all that a stage graph shows, in units of the picture: boxes one below the other,
 * the ways of the secrets on their left, what comes from stage to stage on their right.
 */
final class GraphLayout {

  static final int WIDTH = 440;

  /** Where boxes begin, and how far they are apart. */
  static final int LEFT = 16;

  static final int GAP = 16;
  static final int TEXT_LINE = 17;
  static final int LABEL_LINE = 14;

  /** The widths of one column of the three fonts. */
  static final double MONOSPACE = 6.7;

  static final double PROPORTIONAL = 5.8;
  static final double BOLD = 8.4;

  private static final int HEADER = 26;
  private static final int PADDING = 6;
  private static final int NUMBER = 26;
  private static final int LANE = 9;
  private static final int MOST_LANES = 6;

  /** How many lines of a step are shown. */
  private static final int STEP_LINES = 2;

  /** How many lines tell what happens to one secret at one step. */
  private static final int LABEL_LINES = 3;

  private final StageGraph graph;
  private final int[] ways;
  private final double spacing;
  private final int[] lanes;
  private final int boxEnd;
  private final List<Placed> boxes = new ArrayList<>();
  private final int height;

  GraphLayout(StageGraph graph) {
    this.graph = graph;
    this.ways = Lanes.ofSecrets(graph);
    this.spacing = Math.min(20, 150.0 / Math.max(1, Lanes.count(ways)));
    this.lanes = Lanes.ofEdges(graph);
    this.boxEnd = WIDTH - 6 - Math.min(MOST_LANES, Lanes.count(lanes)) * LANE;
    this.height = place();
  }

  /** A row at its place, with its text and its labels broken into lines. */
  record PlacedRow(Row row, double top, List<String> texts, List<List<Label>> labels) {

    double bottom() {
      return top + PADDING + TEXT_LINE + LABEL_LINE * (texts.size() - 1 + labels.size());
    }

    /** Returns the height at which lines pass through it. */
    double middle() {
      return top + 3 + TEXT_LINE / 2.0;
    }
  }

  /** A box at its place. */
  record Placed(Box box, double top, double bottom, List<PlacedRow> rows) {}

  /** A row at which something happens to a secret. */
  record Stop(PlacedRow row, Way way) {

    double y() {
      return row.middle();
    }

    boolean isFromOutside() {
      return way == Way.ENTERS || way == Way.MOUNTED;
    }
  }

  private int place() {
    double at = 2;
    for (var box : graph.boxes()) {
      double top = at;
      at += HEADER;
      var rows = new ArrayList<PlacedRow>();
      for (var row : box.rows()) {
        var placedRow = new PlacedRow(row, at, texts(row), labels(row.marks()));
        rows.add(placedRow);
        at = placedRow.bottom();
      }
      at += box.others() > 0 ? LABEL_LINE + PADDING : PADDING;
      boxes.add(new Placed(box, top, at, rows));
      at += GAP;
    }
    return (int) Math.ceil(at - GAP + 2);
  }

  private List<String> texts(Row row) {
    double room = boxEnd - codeStart() - 6;
    return row.line() > 0
        ? HtmlText.broken(sign(row.kind()) + row.text(), (int) (room / MONOSPACE), STEP_LINES)
        : HtmlText.broken(
            sign(row.kind()) + row.text(), (int) (room / PROPORTIONAL) + 2, STEP_LINES);
  }

  /** What happens to one secret at a row, or the rest of it on a further line. */
  record Label(int secret, boolean isFirst, String text) {

    int columns() {
      return (isFirst ? Swatch.letter(secret).length() + 1 : 0) + HtmlText.columns(text) + 3;
    }
  }

  /** Returns the labels of a row, as many on a line as find room. */
  private List<List<Label>> labels(List<Mark> marks) {
    var bySecret = new TreeMap<Integer, List<String>>();
    for (var mark : marks) {
      if (!mark.label().isEmpty()) {
        bySecret.computeIfAbsent(mark.secret(), key -> new ArrayList<>()).add(mark.label());
      }
    }
    var lines = new ArrayList<List<Label>>();
    int taken = labelColumns();
    for (var entry : bySecret.entrySet()) {
      boolean isFirst = true;
      var text = String.join(", ", entry.getValue());
      for (var part : HtmlText.broken(text, labelColumns() - 5, LABEL_LINES)) {
        var label = new Label(entry.getKey(), isFirst, part);
        if (!isFirst || taken + label.columns() > labelColumns()) {
          lines.add(new ArrayList<>());
          taken = 0;
        }
        lines.get(lines.size() - 1).add(label);
        taken += label.columns();
        isFirst = false;
      }
    }
    return lines;
  }

  private int labelColumns() {
    return (int) ((boxEnd - codeStart() - 4) / PROPORTIONAL);
  }

  /** Returns where steps begin, right of the ways and of the numbers of lines. */
  double codeStart() {
    return LEFT + 8 + spacing * Lanes.count(ways) + 4 + NUMBER;
  }

  /** Returns where names of stages and findings begin. */
  double titleStart() {
    return codeStart() - 18;
  }

  /** Returns where the way of a secret runs. */
  double lane(int secret) {
    return LEFT + 8 + spacing * (ways[secret] + 0.5);
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case FOUND, FAILED_STEP -> "✗ ";
      case CLEAN -> "✓ ";
      case UNKNOWN -> "? ";
      case STEP -> "";
    };
  }

  /** Returns the rows of a box at which something happens to a secret. */
  static List<Stop> stops(int secret, Placed box) {
    var stops = new ArrayList<Stop>();
    for (var row : box.rows()) {
      row.row().marks().stream()
          .filter(mark -> mark.secret() == secret)
          .map(Mark::way)
          .max(Way::compareTo)
          .ifPresent(way -> stops.add(new Stop(row, entering(row, secret, way))));
    }
    return stops;
  }

  /** Returns the event that a row is drawn for: that a secret comes in is more than its use. */
  private static Way entering(PlacedRow row, int secret, Way last) {
    boolean enters =
        row.row().marks().stream()
            .anyMatch(mark -> mark.secret() == secret && mark.way() == Way.ENTERS);
    return enters ? Way.ENTERS : last;
  }

  /** Returns how large the circles on the ways are. */
  double radius() {
    return Math.min(7.5, spacing / 2 - 0.5);
  }

  List<Placed> boxes() {
    return boxes;
  }

  int height() {
    return height;
  }

  /** Returns where boxes end. */
  int boxEnd() {
    return boxEnd;
  }

  /** Returns where the edge with a number runs. */
  double edge(int number) {
    return boxEnd + 2 + LANE * Math.min(MOST_LANES, lanes[number] + 1);
  }

  /** Returns the height at which an edge ends. */
  double end(Edge edge) {
    var to = boxes.get(edge.to());
    return edge.row() < 0 ? to.top() + HEADER / 2.0 : to.rows().get(edge.row()).middle();
  }
}
