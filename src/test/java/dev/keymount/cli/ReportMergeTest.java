package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.ReportFile;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMergeTest {

  @TempDir private Path directory;

  private Path file(String name, List<RepositoryResult> results) throws IOException {
    var file = directory.resolve(name);
    ReportFile.of(file).orElseThrow().write(Results.of(results));
    return file;
  }

  private static RepositoryResult without(int position, Outcome outcome) {
    return RepositoryResult.without(position, "r" + position, "", outcome, "so it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.json", "x.html", "x.sarif", "x.csv", "gl-code-quality-report.json"})
  void mergedShardsGiveTheReportOfTheWhole(String name) throws IOException {
    var all = SampleResults.all();
    var shards = new ArrayList<Path>();
    for (int shard = 0; shard < 3; shard++) {
      int number = shard;
      var part = all.stream().filter(result -> result.position() % 3 == number).toList();
      shards.add(file("shard-" + shard + ".json", part));
    }
    Files.createDirectory(directory.resolve("whole"));
    var whole = file("whole/" + name, all);
    var report = directory.resolve(name);
    var run =
        CliRun.of(
            "report", "merge", shards.get(2), shards.get(0), shards.get(1), "--report", report);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
    assertThat(Files.readString(report)).isEqualTo(Files.readString(whole));
    assertThat(run.out()).startsWith("28 repositories: 1 clean, ");
  }

  @Test
  void severalReportsAreMadeAtOnceAndAnInputMayBeReplaced() throws IOException {
    var input = file("a.json", List.of(without(0, Outcome.CLEAN)));
    var text = Files.readString(input);
    var page = directory.resolve("a.html");
    var run = CliRun.of("report", "merge", input, "--report", input, "--report", page);
    assertThat(run.code()).isZero();
    assertThat(Files.readString(input)).isEqualTo(text);
    assertThat(page).exists();
  }

  @Test
  void theExitCodeTellsWhatIsLeft() throws IOException {
    var clean = file("clean.json", List.of(without(0, Outcome.CLEAN)));
    var skipped = file("skipped.json", List.of(without(1, Outcome.SKIPPED)));
    var left = file("left.json", List.of(SampleResults.holding(2, "")));
    var failed = file("failed.json", List.of(without(3, Outcome.FAILED)));
    assertThat(CliRun.of("report", "merge", clean).code()).isZero();
    assertThat(CliRun.of("report", "merge", clean, skipped).code()).isEqualTo(1);
    assertThat(CliRun.of("report", "merge", left, clean).code()).isEqualTo(1);
    assertThat(CliRun.of("report", "merge", left, failed).code()).isEqualTo(2);
  }

  @Test
  void theSummaryNamesWhatIsLeft() throws IOException {
    var file =
        file(
            "a.json",
            List.of(
                SampleResults.holding(0, "a"),
                without(1, Outcome.SKIPPED),
                without(2, Outcome.FAILED)));
    assertThat(CliRun.of("report", "merge", file).out())
        .isEqualTo(
            """
            3 repositories: 0 clean, 0 migrated, 1 in part, 0 left to a person, 1 skipped, 1 failed
            2 Dockerfiles read, 4 findings, 2 moved, 2 left to a person
            left to a person (1):
                repository-0a: 2 of 4 findings; a:3: a
            secrets to replace where they were issued (1):
                repository-0a: a (token) stays in the image history and build log
            files that could not be worked on (2):
                repository-0a: ba: a
                repository-0a: a:9: broken a
            skipped (1):
                r1: so it is
            failed (1):
                r2: so it is
            """);
  }

  @Test
  void theSummaryOfManyIsShortAndSteersNoTerminal() throws IOException {
    var results = new ArrayList<RepositoryResult>();
    for (int position = 0; position < 100; position++) {
      results.add(SampleResults.holding(position, "\u001b[2J\n\u202e\u2028::error::x"));
    }
    var run = CliRun.of("report", "merge", file("a.json", results));
    assertThat(run.out().lines()).hasSizeLessThan(75);
    assertThat(run.out())
        .contains("and 80 more: see the report")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]|\u202e|\u2028|(?m)^\\s*::");
  }

  @Test
  void whatCannotBeReadIsAFailure() throws IOException {
    var good = file("good.json", List.of(without(0, Outcome.CLEAN)));
    var lost = directory.resolve("lost.json");
    var report = directory.resolve("x.csv");
    var run = CliRun.of("report", "merge", good, lost, "--report", report);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("keymount: cannot read " + lost + ": no such file\n");
    assertThat(report).doesNotExist();
    var text = Files.readString(good);
    var cut =
        Files.writeString(directory.resolve("cut.json"), text.substring(0, text.length() - 3));
    assertThat(CliRun.of("report", "merge", cut, "--report", report).err())
        .contains(cut + ": it is cut off");
    assertThat(report).doesNotExist();
    assertThat(CliRun.of("report", "merge", good, good).err()).contains("r0 is in", "too");
  }

  @Test
  void aReportThatCannotBeWrittenIsAFailureBeforeAnythingIsRead() throws IOException {
    var good = file("good.json", List.of(without(0, Outcome.CLEAN)));
    var unknown = CliRun.of("report", "merge", good, "--report", "x.xml");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("--report x.xml: name it for its format: .html, .json");
    var nowhere = directory.resolve("lost/x.csv");
    assertThat(CliRun.of("report", "merge", good, "--report", nowhere).err())
        .contains("cannot write " + nowhere + ": its directory does not exist");
  }

  @Test
  void aCommandOrAFileIsMissing() {
    assertThat(CliRun.of("report").code()).isEqualTo(2);
    assertThat(CliRun.of("report").err()).contains("keymount report --help");
    assertThat(CliRun.of("report", "merge").code()).isEqualTo(2);
    assertThat(CliRun.of("report", "--help").out()).contains("merge");
    assertThat(CliRun.of("report", "merge", "--help").out()).contains("--report=FILE");
    assertThat(CliRun.of("--help").out()).contains("report");
  }
}
