package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.ConfigurationFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code testdata/migrate} is a case: a Dockerfile, what it becomes, and what the
 * terminal shows, with a {@code .keymount.yml} where there is one. {@code -Dgolden.update=true}
 * rewrites what is expected.
 */
class GoldenTest {

  private static final Path CASES = Path.of(System.getProperty("keymount.testdata"), "migrate");
  private static final boolean UPDATE = Boolean.parseBoolean(System.getProperty("golden.update"));
  private static final Pattern CANARY = Pattern.compile("CANARY[A-Za-z0-9_]*");

  static Stream<Path> cases() throws IOException {
    try (var files = Files.walk(CASES)) {
      return files
          .filter(path -> path.endsWith("Dockerfile"))
          .map(path -> CASES.relativize(path.resolveSibling("")))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsExpected(Path folder, @TempDir Path directory) throws Exception {
    var golden = CASES.resolve(folder);
    var input = read(golden.resolve("Dockerfile"));
    var expected = golden.resolve("Dockerfile.migrated");
    var first = migrate(input, golden, directory.resolve("first"));
    if (UPDATE) {
      update(golden, input, first);
    }
    assertThat(first.text()).isEqualTo(Files.exists(expected) ? read(expected) : input);
    assertThat(first.report()).isEqualTo(read(golden.resolve("report.txt")));

    var second = migrate(first.text(), golden, directory.resolve("second"));
    assertThat(second.diff()).isEmpty();
    assertThat(second.text()).isEqualTo(first.text());

    var carriage = migrate(crlf(input), golden, directory.resolve("crlf"));
    assertThat(carriage.text()).isEqualTo(crlf(first.text()));

    CANARY
        .matcher(input)
        .results()
        .forEach(
            canary ->
                assertThat(first.report() + first.diff() + first.json())
                    .doesNotContain(canary.group()));
    assertThat(applied(input, first.diff(), directory.resolve("apply"))).isEqualTo(first.text());
  }

  private static void update(Path golden, String input, Outcome outcome) throws IOException {
    Files.writeString(golden.resolve("report.txt"), outcome.report());
    var expected = golden.resolve("Dockerfile.migrated");
    if (outcome.text().equals(input)) {
      Files.deleteIfExists(expected);
    } else {
      Files.writeString(expected, outcome.text());
    }
  }

  private record Outcome(String text, String diff, String report, String json) {}

  private static Outcome migrate(String input, Path golden, Path directory) throws IOException {
    Files.createDirectories(directory);
    var file = directory.resolve("Dockerfile");
    Files.writeString(file, input);
    var configuration = golden.resolve(ConfigurationFile.NAME);
    if (Files.exists(configuration)) {
      Files.copy(configuration, directory.resolve(ConfigurationFile.NAME));
    }
    var options = golden.resolve("options");
    var arguments = new ArrayList<String>();
    arguments.add("migrate");
    if (Files.exists(options)) {
      arguments.addAll(List.of(read(options).strip().split("\\s+", -1)));
    }
    arguments.add(directory.toString());
    var json = run(with(arguments, "--dry-run", "--format=json"));
    var run = run(arguments);
    var report = run.get(1).replace(directory.toString(), "repository");
    return new Outcome(read(file), run.get(0), report, json.get(0));
  }

  private static List<String> with(List<String> arguments, String... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(1, List.of(more));
    return all;
  }

  private static List<String> run(List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        arguments.toArray(String[]::new));
    return List.of(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static String applied(String input, String diff, Path directory) throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("Dockerfile"), input);
    if (diff.isEmpty()) {
      return input;
    }
    Files.writeString(directory.resolve("patch"), diff);
    var git =
        new ProcessBuilder("git", "apply", "patch")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
    return read(directory.resolve("Dockerfile"));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static String crlf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }
}
