package dev.keymount.report.html;

import dev.keymount.report.html.GraphLayout.Stop;
import dev.keymount.report.html.StageGraph.Mark;
import dev.keymount.report.html.StageGraph.Way;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The ways of the secrets over the boxes of a stage graph. */
final class WaysSvg {

  private static final double SMALLEST_WITH_LETTER = 6;

  private final StageGraph graph;
  private final GraphLayout layout;
  private final Markup svg;
  private final Shapes shapes;
  private final double radius;

  WaysSvg(StageGraph graph, GraphLayout layout, Markup svg) {
    this.graph = graph;
    this.layout = layout;
    this.svg = svg;
    this.shapes = new Shapes(svg);
    this.radius = layout.radius();
  }

  void draw() {
    for (int secret = 0; secret < graph.secrets().size(); secret++) {
      way(secret);
    }
    stops(
        (secret, stop) -> {
          if (stop.isFromOutside()) {
            entries(secret, stop);
          }
        });
    stops(this::stations);
  }

  /**
   * Draws the line of a secret that the build holds from step to step. It goes around stages that
   * have nothing of it, and begins anew where a stage takes the secret from outside.
   */
  private void way(int secret) {
    if (!graph.isHeld().get(secret)) {
      return;
    }
    var x = Shapes.number(layout.lane(secret));
    var around = Shapes.number(3 + 4.0 * (secret % 3));
    var way = new StringBuilder();
    int last = -1;
    for (int at = 0; at < layout.boxes().size(); at++) {
      var stops = GraphLayout.stops(secret, layout.boxes().get(at));
      if (stops.isEmpty()) {
        continue;
      }
      var first = stops.get(0);
      boolean isOutside = layout.boxes().get(at).box().base().isEmpty();
      if (last < 0 || first.way() == Way.ENTERS || isOutside) {
        way.append("M" + x + " " + Shapes.number(first.y()));
      } else if (at > last + 1) {
        double out = layout.boxes().get(last).bottom() + GraphLayout.GAP / 2.0;
        double in = layout.boxes().get(at).top() - GraphLayout.GAP / 2.0;
        way.append("V" + Shapes.number(out) + "H" + around + "V" + Shapes.number(in) + "H" + x);
      }
      way.append("V" + Shapes.number(stops.get(stops.size() - 1).y()));
      last = at;
    }
    if (last >= 0) {
      shapes.path("way " + Swatch.style(secret), way.toString());
    }
  }

  private void stops(BiConsumer<Integer, Stop> consumer) {
    for (int secret = 0; secret < graph.secrets().size(); secret++) {
      for (var box : layout.boxes()) {
        for (var stop : GraphLayout.stops(secret, box)) {
          consumer.accept(secret, stop);
        }
      }
    }
  }

  /** Draws the arrows by which secrets come in, those of one row beside each other. */
  private void entries(int secret, Stop stop) {
    var others =
        stop.row().row().marks().stream()
            .filter(mark -> mark.way() == Way.ENTERS || mark.way() == Way.MOUNTED)
            .map(Mark::secret)
            .distinct()
            .sorted()
            .toList();
    double distance = Math.min(6, 10.0 / others.size());
    double beside = (others.indexOf(secret) - (others.size() - 1) / 2.0) * distance;
    shapes.path(
        "entry " + Swatch.style(secret),
        "M1 " + Shapes.number(stop.y() + beside) + "H" + Shapes.number(layout.lane(secret)));
  }

  private void stations(int secret, Stop stop) {
    var style = Swatch.style(secret);
    double x = layout.lane(secret);
    station(stop, style, x);
    if (radius >= SMALLEST_WITH_LETTER) {
      svg.element(
          "text",
          Swatch.letter(secret),
          "class",
          "stop-letter " + stop.way().name().toLowerCase(Locale.ROOT) + " " + style,
          "x",
          Shapes.number(x),
          "y",
          Shapes.number(stop.y() + 3.6),
          "text-anchor",
          "middle");
    }
  }

  private void station(Stop stop, String style, double x) {
    var kind = "station " + stop.way().name().toLowerCase(Locale.ROOT) + " " + style;
    if (stop.way() == Way.FOUND) {
      shapes.rectangle(kind, x - radius, stop.y() - radius, x + radius, stop.y() + radius, 1);
    } else {
      svg.open(
          "circle",
          "class",
          kind,
          "cx",
          Shapes.number(x),
          "cy",
          Shapes.number(stop.y()),
          "r",
          Shapes.number(radius));
      svg.close();
    }
  }
}
