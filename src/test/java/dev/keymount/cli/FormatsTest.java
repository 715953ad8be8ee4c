package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats and reports of {@code scan} and {@code migrate}. */
class FormatsTest {

  private static final String LEAK = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";
  private static final String MOVED =
      "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n";

  @TempDir private Path directory;

  private Path file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "gitlab", "csv", "github"})
  void stdoutCarriesTheFormatAlone(String format) throws IOException {
    var file = file("Dockerfile", LEAK);
    var scan = CliRun.of("scan", "--format", format, directory);
    assertThat(scan.code()).isEqualTo(1);
    assertThat(scan.out()).contains("secret-arg").doesNotContain("+++ b/");
    var migrate = CliRun.of("migrate", "--format", format, directory);
    assertThat(migrate.code()).isZero();
    assertThat(migrate.out()).isEqualTo(scan.out().replace(",planned,", ",yes,"));
    assertThat(Files.readString(file)).isEqualTo(MOVED);
    assertThat(migrate.err()).contains("1 moved");
  }

  @Test
  void reportsAreTheFormatsInFiles() throws IOException {
    file("a/Dockerfile", LEAK);
    var root = directory.resolve("a");
    var log = directory.resolve("x.sarif");
    var table = directory.resolve("x.csv");
    var plain = CliRun.of("scan", root);
    var run = CliRun.of("scan", "--report", log, "--report", table, root);
    assertThat(run).isEqualTo(plain);
    assertThat(Files.readString(log)).isEqualTo(CliRun.of("scan", "--format=sarif", root).out());
    assertThat(Files.readString(table)).isEqualTo(CliRun.of("scan", "--format=csv", root).out());
  }

  @Test
  void whatIsNotWrittenIsOnlyPlanned() throws IOException {
    file("a/Dockerfile", LEAK);
    var root = directory.resolve("a");
    assertThat(CliRun.of("scan", "--format=csv", root).out()).contains(",planned,");
    assertThat(CliRun.of("migrate", "--dry-run", "--format=csv", root).out()).contains(",planned,");
    var page = directory.resolve("x.html");
    CliRun.of("migrate", "--dry-run", "--report", page, root);
    assertThat(Files.readString(page)).contains("Nothing was written");
    CliRun.of("migrate", "--report", page, root);
    assertThat(Files.readString(page)).doesNotContain("Nothing was written");
  }

  @Test
  void aReportHasTheRepositoryByTheNameOfItsDirectory() throws IOException {
    file("shop/Dockerfile", LEAK);
    var report = directory.resolve("x.json");
    var root = directory.resolve("shop");
    CliRun.of("migrate", "-n", "--report", report, root);
    var repository = Schemas.read(Files.readString(report)).get("repositories").get(0);
    assertThat(repository.get("name").asText()).isEqualTo("shop");
    assertThat(repository.get("source").asText()).isEqualTo(root.toString());
    assertThat(repository.get("outcome").asText()).isEqualTo("migrated");
    assertThat(repository.get("diff").asText()).contains("+++ b/Dockerfile");
    assertThat(repository.get("commands").get(0).asText())
        .isEqualTo("docker build --secret id=NPM_TOKEN,env=NPM_TOKEN " + root);
  }

  @Test
  void theDiffOfAReportIsRedacted() throws IOException {
    file("Dockerfile", "FROM node:22\nARG NPM_TOKEN\nARG SEAT=CANARYSeat4711\nRUN npm ci\n");
    file(".keymount.yml", "secrets: [SEAT]\n");
    var report = directory.resolve("x.json");
    CliRun.of("migrate", "-n", "--report", report, directory);
    assertThat(Files.readString(report)).contains("[redacted]").doesNotContain("CANARY");
  }

  @Test
  void aFileThatCannotBeReadIsInTheReport() throws IOException {
    file("Dockerfile", "FROM a\nFRUM b\n");
    var run = CliRun.of("scan", "--format=sarif", directory);
    assertThat(run.code()).isEqualTo(2);
    var invocation = Schemas.read(run.out()).get("runs").get(0).get("invocations").get(0);
    var notification = invocation.get("toolExecutionNotifications").get(0);
    assertThat(notification.toString()).contains("\"uri\":\"Dockerfile\"", "\"startLine\":2");
    var lost = CliRun.of("scan", "--format=sarif", directory, directory.resolve("lost"));
    assertThat(lost.code()).isEqualTo(2);
    assertThat(lost.out()).contains("\"executionSuccessful\":false");
  }

  @Test
  void nothingIsDoneWhereAReportCannotBeWritten() throws IOException {
    var file = file("Dockerfile", LEAK);
    for (var name : List.of("x.xml", "lost/x.html", "a/../Dockerfile")) {
      var run = CliRun.of("migrate", "--report", directory.resolve(name), directory);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains(name);
    }
    assertThat(Files.readString(file)).isEqualTo(LEAK);
    assertThat(CliRun.of("scan", "--report", directory, directory).code()).isEqualTo(2);
  }

  @Test
  void anImageHasNoReportsAndFormatsOfItsOwn() {
    assertThat(CliRun.of("scan", "--image=a", "--format=sarif").err()).contains("text and json");
    assertThat(CliRun.of("scan", "--image=a", "--report=x.csv").err()).contains("no --report");
  }

  @Test
  void pathsOfPipelinesBeginAtTheWorkingDirectory() {
    var sarif = CliRun.of("scan", "--format=sarif", "testdata/example");
    assertThat(sarif.out()).contains("\"uri\":\"testdata/example/Dockerfile\"");
    var gitlab = CliRun.of("scan", "--format=gitlab", "testdata/example");
    assertThat(gitlab.out()).contains("\"path\":\"testdata/example/Dockerfile\"");
    var csv = CliRun.of("scan", "--format=csv", "testdata/example");
    assertThat(csv.out()).contains("example,testdata/example,,").contains(",Dockerfile,");
  }
}
