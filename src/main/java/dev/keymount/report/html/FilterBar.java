package dev.keymount.report.html;

import dev.keymount.result.Outcome;
import java.util.function.UnaryOperator;

/** What the reader filters the repositories by; without the script it does not show. */
final class FilterBar {

  /** How much of a name is shown. */
  private static final int LONGEST = 60;

  private FilterBar() {}

  static void write(Overview overview, Markup html) {
    var totals = overview.totals();
    html.open("div", "class", "filter", "id", "filter", "role", "search");
    html.open("div", "class", "fields", "id", "filter-fields", "hidden", "").line();
    html.open("label", "class", "text").text("Name ");
    html.open("kbd").text("/").close();
    html.single("input", "type", "search", "id", "filter-text", "autocomplete", "off");
    html.close().line();
    open("filter-outcome", "Outcome", html);
    for (var outcome : Outcome.values()) {
      if (totals.count(outcome) > 0) {
        option(outcome.label(), outcome.label(), totals.count(outcome), html);
      }
    }
    html.close().close().line();
    choice("filter-rule", "Rule", overview.rules(), name -> name, html);
    choice("filter-kind", "Kind of secret", overview.kinds(), name -> name.replace('-', ' '), html);
    html.element("button", "Reset", "type", "button", "id", "filter-reset");
    html.close().line();
    html.element(
        "p",
        CountText.of(totals.repositories(), "repository", "repositories"),
        "class",
        "count",
        "id",
        "count",
        "aria-live",
        "polite");
    html.close().line();
  }

  private static void choice(
      String id, String label, FilterChoices choices, UnaryOperator<String> words, Markup html) {
    open(id, label, html);
    choices
        .all()
        .forEach(
            (name, choice) ->
                option(
                    Integer.toString(choice.number()),
                    words.apply(name),
                    choice.repositories(),
                    html));
    html.close().close().line();
  }

  private static void open(String id, String label, Markup html) {
    html.open("label").text(label).open("select", "id", id);
    html.element("option", "all", "value", "");
  }

  private static void option(String value, String name, int count, Markup html) {
    html.element(
        "option",
        HtmlText.shortened(name, LONGEST) + " (" + CountText.of(count) + ")",
        "value",
        value);
  }
}
