package dev.keymount.report.html;

import dev.keymount.secret.Redaction;

/** The diff of a migration; its lines keep their signs, so colour is not all that tells them. */
final class DiffSection {

  private DiffSection() {}

  static void write(String diff, Markup html) {
    if (diff.isEmpty()) {
      return;
    }
    html.open("section").open("details", "open", "").open("summary");
    html.element("h3", "The diff").close();
    html.open("pre", "class", "diff");
    for (var line : Redaction.of(diff).stripTrailing().split("\n", -1)) {
      var shown = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      html.element("span", shown + "\n", "class", style(line));
    }
    html.close().close().close().line();
  }

  private static String style(String line) {
    if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("diff ")) {
      return "file";
    } else if (line.startsWith("+")) {
      return "added";
    } else if (line.startsWith("-")) {
      return "removed";
    }
    return line.startsWith("@@") ? "place" : "same";
  }
}
