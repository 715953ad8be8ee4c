package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffLinesTest {

  private static String lines(String diff) {
    var html = new Markup();
    new DiffLines(Set.of("Dockerfile"), html).write(diff);
    return html.page();
  }

  @Test
  void tellsLinesOfAHunkFromNamesOfFiles() {
    assertThat(
            lines(
                "--- a/query.sql\n+++ b/query.sql\n@@ -1,2 +1,2 @@\n--- old\n+++ new\n same\n"
                    + "\\ No newline at end of file\n"))
        .contains(
            "<span class=\"names\">--- a/query.sql\n",
            "<span class=\"removed\">--- old\n",
            "<span class=\"added\">+++ new\n",
            "<span class=\"same\"> same\n",
            "<span class=\"place\">\\ No newline at end of file\n");
  }

  @Test
  void coloursNoKeywordInTheMiddleOfAnInstruction() {
    assertThat(
            lines(
                "+++ b/Dockerfile\n@@ -1,3 +1,5 @@\n RUN a && \\\n     # why\n+    COPY --b c \\\n"
                    + "+  --mount=x\n RUN \\\n"))
        .contains(
            "<span class=\"c\"># why</span>",
            "+    COPY --b c \\\n",
            "+  --mount=x\n",
            " <span class=\"k\">RUN</span> \\\n");
  }

  @Test
  void coloursFlagsOnSeveralLinesAndTheNameOfAStage() {
    assertThat(
            lines(
                "+++ b/Dockerfile\n@@ -0,0 +1,4 @@\n+FROM --platform=linux/amd64 alpine AS a\n"
                    + "+RUN --mount=type=ssh \\\n+    --network=none \\\n+    git --version\n"))
        .contains(
            "<span class=\"f\">--platform=linux/amd64</span> alpine <span class=\"k\">AS</span> a",
            "<span class=\"f\">--mount=type=ssh</span> \\",
            "    <span class=\"f\">--network=none</span> \\",
            "+    git --version\n");
  }

  @Test
  void leavesOtherFilesPlain() {
    assertThat(lines("+++ b/Makefile\n@@ -0,0 +1 @@\n+RUN --x y\n"))
        .contains("<span class=\"added\">+RUN --x y\n");
  }

  @Test
  void writesAllOfADiffThatIsNone() {
    assertThat(lines("@@ -x +y @@\n@@ -1,99999999999 +1\nnothing\n+\n-"))
        .contains("nothing", "@@ -x +y @@");
  }

  @Test
  void opensOnlyShortOnes() {
    assertThat(lines("+++ b/a\n@@ -0,0 +1 @@\n+b\n")).contains("class=\"change\" open=\"\"");
    assertThat(lines("+++ b/a\n@@ -0,0 +1,100 @@\n" + "+b\n".repeat(100)))
        .contains("class=\"change\">");
  }
}
