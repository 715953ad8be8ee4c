package dev.keymount.result;

import dev.keymount.migrate.Exposure;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.FileChange.Replacement;
import java.util.ArrayList;
import java.util.List;

/** Results made by hand, for the tests of what shows them. */
public final class SampleResults {

  /** Texts that mean something to what may show them. */
  public static final List<String> HOSTILE =
      List.of(
          "\u001b[31mred\u001b[0m",
          "<script>alert(1)</script>",
          "[a](javascript:x)",
          "](javascript:x)",
          "{0} {{1}} \\[",
          "a|b",
          "say \"a\", 'b'",
          "one\ntwo\r\nthree\rfour",
          "%0A::error::x",
          "\n::set-output name=a::b",
          "\u0085::add-mask::x",
          "=HYPERLINK(\"https://a.example.com\")",
          "+1",
          "-1",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "half \ud83d of a pair",
          "\udc00",
          "\u202egnp.exe",
          "\u0000 \u007f \u009b31m \u2028",
          "a b/c%20d#e?f:g,ü/\ud83d\ude00",
          "-->]]></style>",
          "//evil.example.com/x",
          "");

  private SampleResults() {}

  /** Returns a finding that is moved, or left to a person. */
  public static Finding finding(String text, boolean isMoved) {
    return new Finding(
        text.isEmpty() ? "Dockerfile" : text,
        3,
        Finding.DOCKERFILE,
        "secret-arg",
        text,
        "token",
        isMoved ? "secret-env" : "none",
        isMoved ? "safe" : "advice",
        isMoved,
        "NPM_TOKEN ends up in the image history " + text,
        text,
        List.of(4),
        List.of(3),
        List.of(new Exposure(Place.IMAGE_HISTORY, text, 3), new Exposure(Place.BUILD_LOG, "0", 5)),
        List.of(new Station(3, text, "introduced"), new Station(4, "build", "used")),
        isMoved
            ? List.of(new FileChange(text + "x", List.of(new Replacement(3, 1, 4, 1, text + "\n"))))
            : List.of(),
        "0123456789abcdef0123456789abcdef");
  }

  /** Returns a finding in a caller. */
  public static Finding caller(String text, boolean isMoved) {
    return new Finding(
        "ci/build.sh" + text,
        7,
        "script",
        "secret-build-arg",
        "",
        "other",
        "none",
        "safe",
        isMoved,
        text,
        "",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "fedcba9876543210fedcba9876543210");
  }

  /** Returns a result that has the text wherever it holds one. */
  public static RepositoryResult holding(int position, String text) {
    return new RepositoryResult(
        position,
        "repository-" + position + text,
        text,
        text,
        Outcome.PARTIAL,
        text,
        2,
        List.of(finding(text, true), finding(text, false), caller(text, true), caller(text, false)),
        List.of(new FileIssue("b" + text, 0, text), new FileIssue(text, 9, "broken " + text)),
        List.of(text, "docker build ."),
        new Delivery(text, text, text, true, text, false),
        text);
  }

  /** Returns one result for each hostile text, and some of other outcomes. */
  public static List<RepositoryResult> all() {
    var results = new ArrayList<RepositoryResult>();
    for (var text : HOSTILE) {
      results.add(holding(results.size(), text));
    }
    for (var outcome : List.of(Outcome.CLEAN, Outcome.SKIPPED, Outcome.FAILED)) {
      int position = results.size();
      results.add(
          RepositoryResult.without(
              position,
              "other-" + position,
              "https://git.example.com/a/b.git",
              outcome,
              outcome == Outcome.CLEAN ? "" : "the checkout is empty"));
    }
    return results;
  }
}
