package dev.keymount.report.html;

import dev.keymount.report.Words;
import dev.keymount.report.html.WayRows.Row;
import dev.keymount.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The way of one secret as a small drawing: its steps along a line, in boxes for the stages. */
final class WayDrawing {

  private static final int WIDTH = 380;
  private static final int TRACK = 44;
  private static final int TEXT = 60;
  private static final int HEADER = 22;
  private static final int LINE = 15;
  private static final int STEP = 22;
  private static final int GAP = 8;
  private static final int PADDING = 4;
  private static final int RADIUS = 5;

  /** The width of a column of the bold font that says where a secret stays. */
  private static final double BOLD = 6.3;

  private static final int STAY_COLUMNS = (int) ((WIDTH - TEXT - 8) / BOLD);
  private static final int COLUMNS = (int) ((WIDTH - TEXT - 8) / GraphLayout.PROPORTIONAL);

  /** How many steps are drawn, and how many lines say where a secret stays. */
  private static final int MOST = 14;

  private static final int STAY_LINES = 3;

  /** How much is shown of the name of a stage, whose letters may all be wide. */
  private static final int NAME = 26;

  private final List<Row> rows;
  private final Markup svg;
  private final Shapes shapes;
  private final List<Placed> placed = new ArrayList<>();
  private double end;

  private WayDrawing(List<Row> rows, Markup svg) {
    this.rows = rows;
    this.svg = svg;
    this.shapes = new Shapes(svg);
  }

  /** A step at its place; the first one of a box has the height of its stage. */
  private record Placed(Row row, double y, boolean isFirst, List<String> stays) {

    double bottom() {
      return y + LINE * stays.size() + STEP / 2.0;
    }
  }

  static void write(Finding finding, Markup html) {
    var rows = WayRows.of(finding);
    if (rows.isEmpty()) {
      return;
    }
    html.open("figure", "class", "secret-way");
    new WayDrawing(rows.subList(0, Math.min(MOST, rows.size())), html).draw(name(finding, rows));
    if (rows.size() > MOST) {
      html.element("figcaption", "and " + Words.count(rows.size() - MOST, "more step"));
    }
    html.close();
  }

  private static String name(Finding finding, List<Row> rows) {
    return "The way of "
        + HtmlText.shortened(finding.secret(), 80)
        + ": "
        + rows.stream().limit(MOST).map(WayDrawing::said).collect(Collectors.joining("; "));
  }

  private static String said(Row row) {
    var said = "line " + row.line() + ", " + HtmlText.shortened(stage(row), 80);
    var words = row.words().isEmpty() ? "" : ": " + String.join(", ", row.words());
    return said + words + (row.places().isEmpty() ? "" : ", stays in " + StayText.of(row.places()));
  }

  private static String stage(Row row) {
    return row.stage().isEmpty() ? "before the first stage" : Words.stage(row.stage());
  }

  private void draw(String name) {
    place();
    svg.open(
        "svg",
        "class",
        "graph",
        "viewBox",
        "0 0 " + WIDTH + " " + Shapes.number(end),
        "role",
        "img",
        "aria-label",
        name);
    boxes();
    if (placed.size() > 1) {
      var from = Shapes.number(placed.get(0).y());
      var to = Shapes.number(placed.get(placed.size() - 1).y());
      shapes.path("way s0", "M" + TRACK + " " + from + "V" + to);
    }
    placed.forEach(this::step);
    svg.close();
  }

  private void place() {
    double at = 1;
    var stage = "";
    for (var row : rows) {
      boolean isFirst = placed.isEmpty() || !row.stage().equals(stage);
      at += isFirst ? (placed.isEmpty() ? HEADER : PADDING + GAP + HEADER) : 0;
      stage = row.stage();
      var stays =
          row.places().isEmpty()
              ? List.<String>of()
              : HtmlText.broken(
                  "✗ stays in " + StayText.of(row.places()), STAY_COLUMNS, STAY_LINES);
      var step = new Placed(row, at + STEP / 2.0 - 1, isFirst, stays);
      placed.add(step);
      at = step.bottom();
    }
    end = at + PADDING + 1;
  }

  private void boxes() {
    for (int first = 0; first < placed.size(); ) {
      int next = first + 1;
      while (next < placed.size() && !placed.get(next).isFirst()) {
        next++;
      }
      var top = placed.get(first).y() - STEP / 2.0 + 1 - HEADER;
      shapes.rectangle("box", 1, top, WIDTH - 1, placed.get(next - 1).bottom() + PADDING, 6);
      text("name", TEXT, top + 16, HtmlText.shortened(stage(placed.get(first).row()), NAME));
      first = next;
    }
  }

  private void step(Placed step) {
    double y = step.y();
    var row = step.row();
    svg.element(
        "text",
        Integer.toString(row.line()),
        "class",
        "number",
        "x",
        "28",
        "y",
        Shapes.number(y + 4),
        "text-anchor",
        "end");
    if (!row.places().isEmpty()) {
      shapes.rectangle(
          "station found s0", TRACK - RADIUS, y - RADIUS, TRACK + RADIUS, y + RADIUS, 1);
    } else {
      circle(y, isPassing(row));
    }
    var words = row.words().isEmpty() ? "declared" : String.join(", ", row.words());
    text("step", TEXT, y + 4, HtmlText.shortened(words, COLUMNS));
    for (int line = 0; line < step.stays().size(); line++) {
      text("stays", TEXT, y + 4 + LINE * (line + 1), step.stays().get(line));
    }
  }

  private static boolean isPassing(Row row) {
    return row.words().stream().noneMatch(word -> word.equals("used") || word.startsWith("comes"));
  }

  private void circle(double y, boolean isPassing) {
    svg.open(
        "circle",
        "class",
        isPassing ? "station passes s0" : "station s0",
        "cx",
        Integer.toString(TRACK),
        "cy",
        Shapes.number(y),
        "r",
        Integer.toString(RADIUS));
    svg.close();
  }

  private void text(String kind, double x, double y, String text) {
    svg.element("text", text, "class", kind, "x", Shapes.number(x), "y", Shapes.number(y));
  }
}
