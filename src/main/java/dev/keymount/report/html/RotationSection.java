package dev.keymount.report.html;

import dev.keymount.result.Results;
import dev.keymount.result.Rotation;
import java.io.IOException;
import java.io.Writer;

/** The secrets to rotate: those in an image before those that only the builder has. */
final class RotationSection {

  /** How many are shown at once. */
  private static final int SHOWN = 6;

  private final Results results;
  private final Overview overview;
  private final Markup html;
  private final Writer out;
  private int number;
  private int written;

  RotationSection(Results results, Overview overview, Markup html, Writer out) {
    this.results = results;
    this.overview = overview;
    this.html = html;
    this.out = out;
  }

  void write() throws IOException {
    int all = overview.totals().rotations();
    if (all == 0) {
      return;
    }
    html.open("section", "id", "rotate", "class", "panel").element("h2", "What to rotate");
    html.element(
            "p",
            "A secret that stayed somewhere is known to whoever can read that place. Moving it does"
                + " not take it back: replace its value where it was issued.",
            "class",
            "lead")
        .line();
    table();
    rows(true);
    rows(false);
    html.close().close();
    if (all > SHOWN) {
      html.close();
    }
    html.close().line();
  }

  private void table() {
    html.open("table", "class", "rotations").open("thead").open("tr");
    for (var column : new String[] {"Repository", "Secret", "Kind", "Where it stayed"}) {
      html.element("th", column, "scope", "col");
    }
    html.close().close().open("tbody").line();
  }

  private void rows(boolean areInImage) throws IOException {
    number = 0;
    results.forEach(
        result -> {
          number++;
          for (var rotation : Rotation.of(result)) {
            if (rotation.isInImage() == areInImage) {
              row(rotation);
            }
          }
          html.drainTo(out);
        });
  }

  private void row(Rotation rotation) {
    int all = overview.totals().rotations();
    if (written == SHOWN && all > SHOWN) {
      html.close().close();
      html.open("details", "class", "more").open("summary");
      html.text("Show " + CountText.of(all - SHOWN) + " more").close().line();
      table();
    }
    written++;
    html.open("tr").open("th", "scope", "row");
    html.element("a", rotation.repository(), "href", "#" + ResultsHtml.id(number)).close();
    html.open("td", "data-label", "Secret").element("code", rotation.secret()).close();
    html.element("td", rotation.kind().replace('-', ' '), "data-label", "Kind");
    html.open("td", "data-label", "Where it stayed").open("span", "class", "stay");
    html.element(
        "span",
        rotation.isInImage() ? "✗ image" : "! builder only",
        "class",
        rotation.isInImage() ? "reach bad" : "reach warn");
    html.element("span", StayText.of(rotation.places())).close().close().close().line();
  }
}
