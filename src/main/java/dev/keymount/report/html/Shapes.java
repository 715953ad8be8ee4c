package dev.keymount.report.html;

import java.util.Locale;

/** Plain shapes of SVG, each of a class of the style sheet. */
final class Shapes {

  private final Markup svg;

  Shapes(Markup svg) {
    this.svg = svg;
  }

  void path(String kind, String way) {
    svg.open("path", "class", kind, "d", way).close();
  }

  void rectangle(String kind, double left, double top, double right, double bottom, int corner) {
    svg.open(
        "rect",
        "class",
        kind,
        "x",
        number(left),
        "y",
        number(top),
        "width",
        number(right - left),
        "height",
        number(bottom - top),
        "rx",
        number(corner));
    svg.close();
  }

  /** Returns a number with one decimal at most. */
  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
