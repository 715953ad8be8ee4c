package dev.keymount.report.html;

import dev.keymount.migrate.Exposure;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Delivery;
import dev.keymount.result.FileIssue;
import dev.keymount.result.Finding;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Results for pages: some of an organisation, and some whose every text is hostile. */
final class ResultSamples {

  private static final List<String> HOSTILE =
      List.of(
          "<script>window.taken=1</script>",
          "\"><img src=x onerror=window.taken=1>",
          "'><svg onload=window.taken=1>",
          "]]></style></script><script>window.taken=1</script>",
          "javascript:window.taken=1",
          "https://user@git.example.com/\" onmouseover=\"window.taken=1",
          "two\nlines\r\u001b[31mred\u0007",
          "turned \u202e around \u2066 \ud800 half",
          "w".repeat(10_000));

  private ResultSamples() {}

  /** Returns two score of results. */
  static List<RepositoryResult> varied(Path directory) throws IOException {
    var some = Organisation.in(directory);
    var all = new ArrayList<RepositoryResult>();
    for (int round = 0; round < 3; round++) {
      for (var result : some) {
        all.add(renamed(result, all.size(), result.name() + (round == 0 ? "" : "-" + round)));
      }
    }
    all.add(broken(all.size()));
    return all;
  }

  /** Returns the same result of another repository. */
  static RepositoryResult renamed(RepositoryResult result, int position, String name) {
    return new RepositoryResult(
        position,
        name,
        result.source(),
        result.revision(),
        result.outcome(),
        result.reason(),
        result.dockerfiles(),
        result.findings(),
        result.issues(),
        result.commands(),
        result.delivery(),
        result.diff());
  }

  private static RepositoryResult broken(int position) {
    return new RepositoryResult(
        position,
        "attic/broken",
        "/srv/attic/broken",
        "",
        Outcome.CLEAN,
        "",
        1,
        List.of(),
        List.of(new FileIssue("Dockerfile", 3, "unknown instruction")),
        List.of(),
        Delivery.NONE,
        "");
  }

  /** Returns one result for each hostile text, in every place that takes a text. */
  static List<RepositoryResult> hostile() {
    return HOSTILE.stream().map(text -> hostile(text, HOSTILE.indexOf(text))).toList();
  }

  private static RepositoryResult hostile(String text, int position) {
    return new RepositoryResult(
        position,
        text + position,
        text,
        text,
        Outcome.PARTIAL,
        text,
        1,
        List.of(hostile(text, Finding.DOCKERFILE), hostile(text, text)),
        List.of(new FileIssue(text, 1, text)),
        List.of(text, "docker build " + text),
        new Delivery(text, text, text, true, text, false),
        "diff --git a/"
            + text
            + " b/"
            + text
            + "\n--- a/"
            + text
            + "\n+++ b/"
            + text
            + "\n@@ -1,2 +1,2 @@\n FROM "
            + text
            + "\n-RUN --mount="
            + text
            + "\n+# "
            + text
            + "\n");
  }

  private static Finding hostile(String text, String format) {
    return new Finding(
        text,
        3,
        format,
        text,
        text,
        text,
        text,
        "unsafe",
        false,
        text,
        text,
        List.of(4),
        List.of(3),
        Arrays.stream(Place.values()).map(place -> new Exposure(place, text, 3)).toList(),
        List.of(new Station(3, text, text), new Station(9, "", "used")),
        List.of(),
        text);
  }
}
