package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that files give to secrets stay out of all that is shown. */
class ShownValuesTest {

  private static final String CALLS =
      """
      #!/bin/sh
      export NPM_TOKEN=CANARY2023zz
      docker build --build-arg REG_PASSWORD=CANARY2024!deploy -t x .
      docker build --build-arg "REG_PASSWORD=CANARY4dor&3xYq" -t x .
      """;

  @TempDir private Path place;
  private Path root;

  @BeforeEach
  void makeRepository() throws IOException {
    root = Files.createDirectory(place.resolve("one"));
    Files.writeString(
        root.resolve("Dockerfile"),
        "FROM alpine\nARG REG_PASSWORD\nENV DB_PASSWORD=CANARY2024!deploy\n"
            + "RUN curl -u \"bot:$REG_PASSWORD\" https://files.example.com/x\n");
    Files.writeString(root.resolve("build.sh"), CALLS);
  }

  private static void assertFree(String text) {
    assertThat(text).doesNotContain("CANARY").doesNotContain("xYq");
  }

  @Test
  void theReportsAndTheJournalOfManyRepositories() throws IOException {
    var work = place.resolve("work");
    var reports = place.resolve("reports");
    Files.createDirectory(reports);
    var run =
        CliRun.of(
            "bulk",
            "--work-dir",
            work,
            root,
            "--patches",
            place.resolve("p"),
            "--report",
            reports.resolve("r.json"),
            "--report",
            reports.resolve("r.html"),
            "--report",
            reports.resolve("r.sarif"),
            "--report",
            reports.resolve("r.csv"));

    assertFree(run.out() + run.err());
    assertFree(Files.readString(work.resolve("journal")));
    for (var ending : new String[] {"json", "html", "sarif", "csv"}) {
      var report = Files.readString(reports.resolve("r." + ending));
      assertFree(report);
      assertThat(report).contains("REG_PASSWORD");
    }
    assertThat(place.resolve("p/one.patch")).content().contains("CANARY2024!deploy");
  }

  @Test
  void theDiffOfADryRunSaysSoAndTheFileIsExact() {
    var diff = place.resolve("diff");
    var run = CliRun.of("migrate", root, "--dry-run", "--diff", diff);

    assertFree(run.out() + run.err());
    assertThat(run.out()).contains("export NPM_TOKEN=[redacted]\n");
    assertThat(run.err())
        .contains("the diff shown has secrets redacted and does not apply; --diff FILE writes")
        .contains("the value stands in the file");
    assertThat(diff).content().contains("CANARY2024!deploy").contains("CANARY4dor&3xYq");
  }

  @Test
  void allFormatsOfASingleRun() {
    for (var format : new String[] {"json", "sarif", "csv", "github", "gitlab"}) {
      var run = CliRun.of("migrate", root, "--dry-run", "--format", format);
      assertFree(run.out() + run.err());
    }
  }
}
