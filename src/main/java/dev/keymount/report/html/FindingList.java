package dev.keymount.report.html;

import dev.keymount.result.Finding;
import java.util.List;

/** The findings of a repository, each with its way. */
final class FindingList {

  private FindingList() {}

  static void write(List<Finding> findings, boolean isPlanned, Markup html) {
    if (findings.isEmpty()) {
      return;
    }
    html.open("ol", "class", "findings").line();
    findings.forEach(finding -> write(finding, isPlanned, html));
    html.close().line();
  }

  private static void write(Finding finding, boolean isPlanned, Markup html) {
    var handling = Handling.of(finding, isPlanned);
    html.open("li").open("div", "class", "said");
    html.open("p", "class", "what");
    handling.write(html);
    if (!finding.secret().isEmpty()) {
      html.text(" ").element("code", finding.secret(), "class", "secret");
      html.text(" ").element("span", finding.kind().replace('-', ' '), "class", "about");
    }
    html.text(" ").element("code", place(finding), "class", "where");
    html.text(" ").element("span", finding.rule(), "class", "about").close();
    html.element("p", finding.message(), "class", "message");
    if (!finding.reason().isEmpty()) {
      html.element("p", finding.reason(), "class", "about");
    }
    if (handling == Handling.HELD_BACK) {
      html.open("p", "class", "about")
          .text("The change is known, but may alter what a step sees: ");
      html.element("code", "--unsafe").text(" makes it").close();
    }
    html.close();
    WayDrawing.write(finding, html);
    html.close().line();
  }

  private static String place(Finding finding) {
    return finding.line() > 0 ? finding.path() + ":" + finding.line() : finding.path();
  }
}
