package dev.keymount.report.html;

import dev.keymount.result.Outcome;
import dev.keymount.result.Totals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The head of the page: what is done, what is left, what must be rotated, at one look. */
final class OverviewSection {

  /** The width of the bar in units of its picture, and the gap between its parts. */
  private static final double WIDTH = 1000;

  private static final double GAP = 3;

  private final Overview overview;
  private final Totals totals;
  private final Markup html;

  private OverviewSection(Overview overview, Markup html) {
    this.overview = overview;
    this.totals = overview.totals();
    this.html = html;
  }

  static void write(Overview overview, Markup html) {
    new OverviewSection(overview, html).write();
  }

  private void write() {
    html.open("header", "class", "top").line();
    html.element("p", "Keymount", "class", "brand");
    var title = overview.title();
    html.element("h1", title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1));
    html.line().element("p", lead(), "class", "lead").line();
    cards();
    if (totals.repositories() > 0) {
      shares();
    }
    html.close().line();
  }

  private String lead() {
    return CountText.of(totals.dockerfiles(), "Dockerfile")
        + (totals.dockerfiles() == 1 ? " was" : " were")
        + " read. "
        + (totals.found() == 0
            ? "No secret was found."
            : CountText.of(totals.found(), "place")
                + (totals.found() == 1 ? " lets" : " let")
                + " a secret into a build.")
        + (totals.isPlanned() ? " Nothing was written: this is what can be changed." : "");
  }

  private void cards() {
    html.open("ul", "class", "cards").line();
    card(
        totals.moved() > 0 ? "ok" : "plain",
        totals.moved(),
        "✓",
        totals.isPlanned() ? "can be moved" : "moved",
        "of "
            + CountText.of(totals.found())
            + (totals.isPlanned()
                ? " found; a mount can lend the secret"
                : " found; a mount lends the secret now"));
    card(totals.left() > 0 ? "warn" : "plain", totals.left(), "!", leftWords(), leftPlaces());
    card(
        totals.rotations() > 0 ? "bad" : "plain",
        totals.rotations(),
        "↻",
        totals.rotations() == 1 ? "secret to rotate" : "secrets to rotate",
        totals.rotations() == 0
            ? "none is seen to stay behind"
            : CountText.of(overview.inImages()) + " in an image, whatever was moved");
    html.close().line();
  }

  private String leftWords() {
    return totals.left() == 1 ? "needs a person" : "need a person";
  }

  private String leftPlaces() {
    int untouched = totals.count(Outcome.SKIPPED) + totals.count(Outcome.FAILED);
    var places = "in " + CountText.of(overview.withRest(), "repository", "repositories");
    return untouched == 0
        ? places
        : places + "; " + CountText.of(untouched) + " more skipped or failed";
  }

  private void card(String style, int count, String sign, String what, String about) {
    html.open("li", "class", style);
    html.open("b").text(CountText.of(count)).close();
    html.open("span", "class", "what").element("span", sign, "aria-hidden", "true");
    html.text(" " + what).close();
    html.element("span", about, "class", "about").close().line();
  }

  private void shares() {
    var there = Arrays.stream(Outcome.values()).filter(each -> totals.count(each) > 0).toList();
    html.open(
        "svg",
        "class",
        "shares",
        "viewBox",
        "0 0 1000 10",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    bars(there);
    html.close().line();
    html.open("ul", "class", "shares-key", "aria-label", "Repositories by outcome");
    for (var outcome : there) {
      html.open("li").element("b", CountText.of(totals.count(outcome))).text(" ");
      OutcomeBadge.write(outcome, html);
      html.text(" ")
          .element("span", OutcomeBadge.meaning(outcome, totals.isPlanned()), "class", "about")
          .close();
    }
    html.close().line();
  }

  /** Draws the shares, each wide enough to be seen. */
  private void bars(List<Outcome> there) {
    double room = WIDTH - GAP * (there.size() - 1);
    double least = 6;
    double shared = room - least * there.size();
    double at = 0;
    for (var outcome : there) {
      double width = least + shared * totals.count(outcome) / totals.repositories();
      var kind = outcome == Outcome.CLEAN ? "clean" : OutcomeBadge.style(outcome);
      new Shapes(html).rectangle("share " + kind, at, 0, at + width, 10, 0);
      at += width + GAP;
    }
  }
}
