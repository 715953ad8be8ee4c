package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A person who accepts everything gets what comes without questions. */
class InteractiveGoldenTest {

  private static final Path CASES = Path.of(System.getProperty("keymount.testdata"));

  @TempDir private Path reports;

  static Stream<Path> dockerfiles() throws IOException {
    return found("migrate", "Dockerfile").filter(path -> !path.toString().contains("context"));
  }

  static Stream<Path> callers() throws IOException {
    return found("callers", "before");
  }

  private static Stream<Path> found(String kind, String name) throws IOException {
    try (var files = Files.walk(CASES.resolve(kind), 3)) {
      return files
          .filter(path -> path.endsWith(name))
          .map(CASES::relativize)
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("dockerfiles")
  void comesOutTheSame(Path dockerfile, @TempDir Path directory) throws IOException {
    var folder = CASES.resolve(dockerfile).resolveSibling("");
    if (Files.exists(folder.resolve("context"))) {
      PathUtils.copyDirectory(folder.resolve("context"), directory);
    }
    Files.copy(folder.resolve("Dockerfile"), directory.resolve("Dockerfile"));
    compare(folder, directory);
  }

  @ParameterizedTest
  @MethodSource("callers")
  void callersComeOutTheSame(Path before) throws IOException {
    compare(CASES.resolve(before).resolveSibling(""), CASES.resolve(before));
  }

  private void compare(Path folder, Path directory) throws IOException {
    var words = new ArrayList<>(List.of("migrate", "-n"));
    var options = folder.resolve("options");
    if (Files.exists(options)) {
      words.addAll(List.of(Files.readString(options).strip().split("\\s+", -1)));
    }
    var report = reports.resolve("x.json");
    words.addAll(List.of("--report", report.toString(), directory.toString()));
    var plain = Answers.run("", words.toArray());
    var reported = Files.readString(report);
    boolean unsafe = words.contains("--unsafe");
    words.add("-i");
    var asked =
        Answers.run(
            question -> question.contains(" unsafe ") && !unsafe ? "n" : "y", words.toArray());
    assertThat(asked.out()).isEqualTo(plain.out());
    assertThat(asked.code()).isEqualTo(plain.code());
    assertThat(Files.readString(report)).isEqualTo(reported);
  }
}
