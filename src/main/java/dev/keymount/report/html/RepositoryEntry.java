package dev.keymount.report.html;

import dev.keymount.result.Delivery;
import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Rotation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** One repository: a line that tells how it stands, and all that is known behind it. */
final class RepositoryEntry {

  /** How many characters of the id of a commit are shown. */
  private static final int SHORT = 10;

  private final RepositoryResult result;
  private final int number;
  private final Overview overview;
  private final Markup html;

  RepositoryEntry(RepositoryResult result, int number, Overview overview, Markup html) {
    this.result = result;
    this.number = number;
    this.overview = overview;
    this.html = html;
  }

  void write() {
    boolean isOpenable = hasMore();
    html.open(
        isOpenable ? "details" : "div",
        "class",
        "entry " + OutcomeBadge.style(result.outcome()),
        "id",
        ResultsHtml.id(number),
        "data-outcome",
        result.outcome().label(),
        "data-has",
        result.findings().stream().map(overview::key).distinct().collect(Collectors.joining(" ")));
    html.open(isOpenable ? "summary" : "div", "class", "bar");
    bar();
    html.close();
    if (isOpenable) {
      html.line().open("div", "class", "inside").line();
      inside();
      html.close();
    }
    html.close().line();
  }

  private boolean hasMore() {
    return !result.findings().isEmpty()
        || !result.issues().isEmpty()
        || !result.commands().isEmpty()
        || !result.diff().isEmpty()
        || !result.delivery().equals(Delivery.NONE);
  }

  private void bar() {
    OutcomeBadge.write(result.outcome(), html);
    html.open("span", "class", "who").element("span", result.name(), "class", "name").text(" ");
    if (!result.source().equals(result.name())) {
      html.element("span", result.source(), "class", "about source");
    }
    if (!result.reason().isEmpty()) {
      html.text(" ").element("span", result.reason(), "class", "because");
    }
    html.close().text(" ").element("span", tally(), "class", "tally");
  }

  private String tally() {
    var parts = new ArrayList<String>();
    int moved = (int) result.moved();
    int left = result.findings().size() - moved;
    int rotations = Rotation.of(result).size();
    if (moved > 0) {
      parts.add(moved + (result.isPlanned() ? " can be moved" : " moved"));
    }
    if (left > 0) {
      parts.add(left + " left");
    }
    if (rotations > 0) {
      parts.add(rotations + " to rotate");
    }
    return String.join(" · ", parts);
  }

  private void inside() {
    facts();
    issues();
    FindingList.write(result.findings(), result.isPlanned(), html);
    commands();
    var dockerfiles =
        result.findings().stream()
            .filter(finding -> finding.format().equals(Finding.DOCKERFILE))
            .map(Finding::path)
            .collect(Collectors.toSet());
    new DiffLines(dockerfiles, html).write(result.diff());
  }

  private void facts() {
    var delivery = result.delivery();
    html.open("dl", "class", "facts");
    if (!delivery.branch().isEmpty()) {
      html.open("div").element("dt", "Branch").open("dd").element("code", delivery.branch());
      html.text(delivery.isPushed() ? ", pushed" : "");
      html.close().close();
    }
    fact("Commit", abbreviated(delivery.commit()));
    fact("Patch", delivery.patch());
    if (!delivery.request().isEmpty()) {
      html.open("div").element("dt", "Request").open("dd");
      request(delivery.request());
      html.close().close();
    }
    fact("Read at", abbreviated(result.revision()));
    html.open("div").element("dt", "Link").open("dd");
    html.element("a", "#" + ResultsHtml.id(number), "href", "#" + ResultsHtml.id(number));
    html.close().close().close().line();
  }

  private void fact(String name, String value) {
    if (!value.isEmpty()) {
      html.open("div").element("dt", name).open("dd").element("code", value).close().close();
    }
  }

  private static String abbreviated(String commit) {
    return commit.length() > SHORT && commit.chars().allMatch(c -> Character.digit(c, 16) >= 0)
        ? commit.substring(0, SHORT)
        : commit;
  }

  private void request(String request) {
    if (isLink(request)) {
      html.element("a", request, "href", request, "rel", "noreferrer noopener");
    } else {
      html.text(request);
    }
  }

  /** Returns whether a text is an address on the web, and shows where it leads. */
  private static boolean isLink(String text) {
    if (!text.startsWith("https://") || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return false;
    }
    try {
      var address = new URI(text);
      return address.getHost() != null && address.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void issues() {
    if (result.issues().isEmpty()) {
      return;
    }
    html.open("ul", "class", "issues", "aria-label", "Files that could not be worked on");
    for (var issue : result.issues()) {
      var place = issue.path() + (issue.line() > 0 ? ":" + issue.line() : "");
      html.open("li").element("code", place).text(" " + issue.message()).close();
    }
    html.close().line();
  }

  private void commands() {
    if (result.commands().isEmpty()) {
      return;
    }
    html.element("h3", "Build it with").open("pre", "class", "log commands");
    for (var command : result.commands()) {
      html.element("span", command + "\n");
    }
    html.close().line();
  }
}
