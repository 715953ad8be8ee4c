package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFileTest {

  private static final Results RESULTS = Results.of(SampleResults.all());

  @TempDir private Path directory;

  private static ReportFile report(Path file) {
    return ReportFile.of(file).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "a.html,HTML",
    "A.HTML,HTML",
    "a.json,JSON",
    "sarif.json,JSON",
    "a.sarif,SARIF",
    "a.sarif.json,SARIF",
    "a.csv,CSV",
    "gl-code-quality-report.json,GITLAB",
    "x/keymount-gl-code-quality-report.json,GITLAB",
    "a.codequality.json,GITLAB"
  })
  void theNameTellsTheFormat(Path file, ReportFormat format) {
    assertThat(report(file).format()).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.xml", "html", "a.json/b", "", "/", "json"})
  void otherNamesTellNone(Path file) {
    assertThat(ReportFile.of(file)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theFileHasTheReport(ReportFormat format) throws IOException {
    var text = new StringWriter();
    format.write(RESULTS, text);
    var file = directory.resolve("a");
    new ReportFile(file, format).write(RESULTS);
    assertThat(file).hasContent(text.toString());
    assertThat(Files.readString(file)).isEqualTo(text.toString()).endsWith("\n");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aNewFileHasTheModeOfNewFilesAndAnOldOneItsOwn() throws IOException {
    var usual = Files.createFile(directory.resolve("usual"));
    var file = directory.resolve("a.json");
    report(file).write(RESULTS);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    report(file).write(Results.of(List.of()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().contains("\"repositories\":[]");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    var file = Files.writeString(directory.resolve("real"), "old");
    var link = Files.createSymbolicLink(directory.resolve("a.csv"), file);
    report(link).write(RESULTS);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("repository,source,");
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    var file = Files.writeString(directory.resolve("a.sarif"), "old");
    Results broken =
        taker -> {
          for (RepositoryResult result : SampleResults.all()) {
            taker.take(result);
          }
          throw new IOException("the journal ends");
        };
    assertThatThrownBy(() -> report(file).write(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the journal ends");
    assertThat(file).hasContent("old");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatCannotBeWrittenIsToldBeforehand() throws IOException {
    assertThat(report(directory.resolve("a.csv")).problem()).isEmpty();
    var lost = report(directory.resolve("b/a.csv"));
    assertThat(lost.problem()).contains("its directory does not exist");
    assertThatThrownBy(() -> lost.write(RESULTS)).hasMessage("its directory does not exist");
    var folder = Files.createDirectory(directory.resolve("b.csv"));
    assertThat(report(folder).problem()).contains("it is a directory");
  }

  /** What is written is passed on as it comes: a report is never held as a whole. */
  @ParameterizedTest
  @EnumSource(names = {"JSON", "SARIF", "CSV", "GITLAB"})
  void memoryDoesNotGrowWithTheResults(ReportFormat format) throws IOException {
    int most = 2000;
    long[] held = new long[2];
    Results many =
        taker -> {
          for (int position = 0; position < most; position++) {
            taker.take(SampleResults.holding(position, "a"));
          }
        };
    var writer =
        new Writer() {
          @Override
          public void write(char[] buffer, int start, int length) {
            held[0] += length;
            held[1] = Math.max(held[1], length);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    format.write(many, writer);
    assertThat(held[0]).isGreaterThan(most * 100L);
    assertThat(held[1]).isLessThan(100_000);
  }
}
