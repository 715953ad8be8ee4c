package dev.keymount.report.html;

import java.util.Set;

/**
 * A unified diff in colours. What a line is comes from the counts of its hunk, so that a removed
 * line that begins with two dashes is no name of a file.
 */
final class DiffLines {

  /** How many lines there may be for the diff to be open. */
  private static final int OPEN = 80;

  private final Set<String> dockerfiles;
  private final Markup html;
  private int oldLeft;
  private int newLeft;
  private boolean isDockerfile;
  private DockerfileTokens before = new DockerfileTokens();
  private DockerfileTokens after = new DockerfileTokens();

  /**
   * Prepares for one diff.
   *
   * @param dockerfiles the paths of the files whose lines are Dockerfiles'
   */
  DiffLines(Set<String> dockerfiles, Markup html) {
    this.dockerfiles = dockerfiles;
    this.html = html;
  }

  void write(String diff) {
    if (diff.isEmpty()) {
      return;
    }
    var lines = (diff.endsWith("\n") ? diff.substring(0, diff.length() - 1) : diff).split("\n", -1);
    if (lines.length <= OPEN) {
      html.open("details", "class", "change", "open", "");
    } else {
      html.open("details", "class", "change");
    }
    html.open("summary").element("h3", "The diff").text(" ");
    html.element("span", CountText.of(lines.length, "line"), "class", "about").close();
    html.open("pre", "class", "diff");
    for (var line : lines) {
      line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    html.close().close().line();
  }

  private void line(String line) {
    boolean isInHunk = oldLeft > 0 || newLeft > 0;
    if (line.startsWith("\\")) {
      html.element("span", line + "\n", "class", "place");
    } else if (isInHunk && line.startsWith("+")) {
      newLeft--;
      content("added", line, after);
    } else if (isInHunk && line.startsWith("-")) {
      oldLeft--;
      content("removed", line, before);
    } else if (isInHunk) {
      oldLeft--;
      newLeft--;
      before.pass(line.isEmpty() ? "" : line.substring(1));
      content("same", line, after);
    } else if (line.startsWith("@@ -")) {
      hunk(line);
      html.element("span", line + "\n", "class", "place");
    } else {
      file(line);
    }
  }

  private void hunk(String line) {
    oldLeft = count(line, line.indexOf('-'));
    newLeft = count(line, line.indexOf('+'));
    before = new DockerfileTokens();
    after = new DockerfileTokens();
  }

  /** Returns the count of a range like {@code -12,5}; one where there is none. */
  private static int count(String line, int start) {
    int end = start < 0 ? -1 : line.indexOf(' ', start);
    if (end < 0) {
      return 0;
    }
    int comma = line.indexOf(',', start);
    if (comma < 0 || comma > end) {
      return 1;
    }
    try {
      return Math.max(0, Integer.parseInt(line.substring(comma + 1, end)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void file(String line) {
    if (line.startsWith("+++ b/")) {
      var path = line.substring(6);
      isDockerfile = dockerfiles.contains(path.endsWith("\t") ? path.strip() : path);
    }
    html.element("span", line + "\n", "class", line.startsWith("diff ") ? "file" : "names");
  }

  private void content(String style, String line, DockerfileTokens tokens) {
    html.open("span", "class", style);
    if (isDockerfile && !line.isEmpty()) {
      html.text(line.substring(0, 1));
      tokens.write(line.substring(1), html);
      html.text("\n");
    } else {
      html.text(line + "\n");
    }
    html.close();
  }
}
