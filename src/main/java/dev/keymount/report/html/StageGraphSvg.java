package dev.keymount.report.html;

import dev.keymount.report.html.GraphLayout.Label;
import dev.keymount.report.html.GraphLayout.Placed;
import dev.keymount.report.html.GraphLayout.PlacedRow;
import dev.keymount.report.html.StageGraph.Box;
import dev.keymount.report.html.StageGraph.Kind;
import java.util.List;
import java.util.Locale;

/** A stage graph as SVG. */
final class StageGraphSvg {

  /** How many columns there must be for a base image to be named. */
  private static final int SHORTEST_BASE = 10;

  private final StageGraph graph;
  private final GraphLayout layout;
  private final Markup svg;
  private final Shapes shapes;

  private StageGraphSvg(StageGraph graph, Markup svg) {
    this.graph = graph;
    this.layout = new GraphLayout(graph);
    this.svg = svg;
    this.shapes = new Shapes(svg);
  }

  /** Writes the graph. */
  static void write(StageGraph graph, Markup markup) {
    new StageGraphSvg(graph, markup).draw();
  }

  private void draw() {
    svg.open(
        "svg",
        "class",
        "graph",
        "viewBox",
        "0 0 " + GraphLayout.WIDTH + " " + layout.height(),
        "role",
        "img",
        "aria-label",
        "Stages " + graph.side() + " the migration, and the ways of the secrets through them");
    layout.boxes().forEach(this::box);
    edges();
    new WaysSvg(graph, layout, svg).draw();
    svg.close().line();
  }

  private void box(Placed at) {
    var box = at.box();
    svg.open("g", "class", "stage");
    shapes.rectangle(
        "box" + (box.isImage() ? " image" : ""),
        GraphLayout.LEFT,
        at.top(),
        layout.boxEnd(),
        at.bottom(),
        8);
    title(box, layout.titleStart(), Shapes.number(at.top() + 18));
    at.rows().forEach(this::row);
    if (box.others() > 0) {
      svg.element(
          "text",
          box.others() == 1 ? "1 other step" : box.others() + " other steps",
          "class",
          "others",
          "x",
          Shapes.number(layout.codeStart()),
          "y",
          Shapes.number(at.bottom() - 8));
    }
    svg.close().line();
  }

  private void title(Box box, double start, String y) {
    double room = layout.boxEnd() - start - 10;
    if (box.isImage()) {
      var end = Shapes.number(layout.boxEnd() - 10);
      svg.element("text", "the image", "class", "note", "x", end, "y", y, "text-anchor", "end");
      room -= 70;
    }
    var name = HtmlText.shortened(box.name(), (int) (room / GraphLayout.BOLD));
    svg.open("text", "class", "name", "x", Shapes.number(start), "y", y).text(name);
    int left =
        (int) ((room - HtmlText.columns(name) * GraphLayout.BOLD - 8) / GraphLayout.MONOSPACE);
    if (!box.base().isEmpty() && left >= SHORTEST_BASE) {
      var base = HtmlText.shortened("FROM " + box.base(), left);
      svg.element("tspan", base, "dx", "8", "class", "base");
    }
    svg.close();
  }

  private void row(PlacedRow at) {
    var row = at.row();
    var kind = row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    svg.open("g", "class", "row " + kind);
    svg.element("title", (row.line() > 0 ? "line " + row.line() + ": " : "") + row.text());
    if (row.kind() != Kind.STEP && row.kind() != Kind.UNKNOWN) {
      shapes.rectangle(
          "tint", GraphLayout.LEFT + 1, at.top() + 1, layout.boxEnd() - 1, at.bottom() - 1, 4);
    }
    double base = at.top() + GraphLayout.TEXT_LINE - 1;
    double start = layout.codeStart();
    if (row.line() > 0) {
      svg.element(
          "text",
          Integer.toString(row.line()),
          "class",
          "number",
          "x",
          Shapes.number(start - 6),
          "y",
          Shapes.number(base),
          "text-anchor",
          "end");
    }
    for (int line = 0; line < at.texts().size(); line++) {
      base += line > 0 ? GraphLayout.LABEL_LINE : 0;
      svg.element(
          "text",
          at.texts().get(line),
          "class",
          row.line() > 0 ? "code" : "finding",
          "x",
          Shapes.number(row.line() > 0 ? start : layout.titleStart()),
          "y",
          Shapes.number(base));
    }
    for (var line : at.labels()) {
      base += GraphLayout.LABEL_LINE;
      labels(line, start, base);
    }
    svg.close().line();
  }

  private void labels(List<Label> labels, double x, double y) {
    svg.open("text", "class", "labels", "x", Shapes.number(x), "y", Shapes.number(y));
    var gap = "0";
    for (var label : labels) {
      if (label.isFirst()) {
        var kind = "letter " + Swatch.style(label.secret());
        svg.element("tspan", Swatch.letter(label.secret()), "class", kind, "dx", gap);
      }
      svg.element("tspan", label.text(), "dx", label.isFirst() ? "4" : gap);
      gap = "10";
    }
    svg.close();
  }

  private void edges() {
    var leaving = new int[layout.boxes().size()];
    for (int at = 0; at < graph.edges().size(); at++) {
      var edge = graph.edges().get(at);
      var from = layout.boxes().get(edge.from());
      double start = from.bottom() - 8 - 6.0 * Math.min(3, leaving[edge.from()]++);
      double x = layout.edge(at);
      var kind = "edge " + (edge.row() < 0 ? "from" : "copy");
      var end = Shapes.number(layout.end(edge));
      var box = Shapes.number(layout.boxEnd());
      shapes.path(
          kind,
          "M" + box + " " + Shapes.number(start) + "H" + Shapes.number(x) + "V" + end + "H" + box);
      shapes.path("arrow", "M" + box + " " + end + "l6 -4v8z");
    }
    svg.line();
  }
}
