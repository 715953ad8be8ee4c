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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code testdata/migrate} is a case: a Dockerfile, what it becomes, and what the
 * terminal shows. The files of {@code context}, where a case has it, lie beside the Dockerfile, as
 * does {@code .keymount.yml}; {@code context.migrated} has those of them that change or come new.
 * {@code -Dgolden.update=true} rewrites what is expected.
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
          .filter(
              path -> StreamSupport.stream(path.spliterator(), false).noneMatch(CONTEXT::equals))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static final Path CONTEXT = Path.of("context");

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsExpected(Path folder, @TempDir Path directory) throws Exception {
    var golden = CASES.resolve(folder);
    var input = files(golden.resolve("context"));
    input.put("Dockerfile", read(golden.resolve("Dockerfile")));
    var configuration = golden.resolve(ConfigurationFile.NAME);
    if (Files.exists(configuration)) {
      input.put(ConfigurationFile.NAME, read(configuration));
    }
    var first = migrate(input, golden, directory.resolve("first"));
    if (UPDATE) {
      update(golden, input, first);
    }
    assertThat(first.files()).isEqualTo(expected(golden, input));
    assertThat(first.report()).isEqualTo(read(golden.resolve("report.txt")));

    var second = migrate(first.files(), golden, directory.resolve("second"));
    assertThat(second.diff()).isEmpty();
    assertThat(second.files()).isEqualTo(first.files());

    var returns = new TreeMap<>(input);
    returns.replace("Dockerfile", crlf(text(input)));
    var carriage = migrate(returns, golden, directory.resolve("crlf"));
    assertThat(text(carriage.files())).isEqualTo(crlf(text(first.files())));

    CANARY
        .matcher(String.join("\n", input.values()))
        .results()
        .forEach(
            canary ->
                assertThat(first.report() + first.diff() + first.json())
                    .doesNotContain(canary.group()));
    assertThat(applied(input, first.diff(), directory.resolve("apply"))).isEqualTo(first.files());
  }

  private static String text(Map<String, String> files) {
    return Objects.requireNonNull(files.get("Dockerfile"));
  }

  private static Map<String, String> expected(Path golden, Map<String, String> input)
      throws IOException {
    var expected = new TreeMap<>(input);
    expected.putAll(files(golden.resolve("context.migrated")));
    var migrated = golden.resolve("Dockerfile.migrated");
    if (Files.exists(migrated)) {
      expected.put("Dockerfile", read(migrated));
    }
    return expected;
  }

  private static void update(Path golden, Map<String, String> input, Outcome outcome)
      throws IOException {
    Files.writeString(golden.resolve("report.txt"), outcome.report());
    Files.deleteIfExists(golden.resolve("Dockerfile.migrated"));
    PathUtils.deleteDirectory(Files.createDirectories(golden.resolve("context.migrated")));
    for (var file : outcome.files().entrySet()) {
      if (file.getValue().equals(input.get(file.getKey()))) {
        continue;
      }
      boolean main = file.getKey().equals("Dockerfile");
      write(
          golden.resolve(main ? "Dockerfile.migrated" : "context.migrated/" + file.getKey()), file);
    }
  }

  private static void write(Path path, Map.Entry<String, String> file) throws IOException {
    PathUtils.createParentDirectories(path);
    Files.writeString(path, file.getValue());
  }

  private record Outcome(Map<String, String> files, String diff, String report, String json) {}

  /** Returns the files below a directory by their paths; none where there is no directory. */
  private static Map<String, String> files(Path directory) throws IOException {
    var found = new TreeMap<String, String>();
    if (Files.isDirectory(directory)) {
      try (var walk = Files.walk(directory)) {
        for (var file : walk.filter(Files::isRegularFile).toList()) {
          found.put(directory.relativize(file).toString(), read(file));
        }
      }
    }
    return found;
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      write(directory.resolve(file.getKey()), file);
    }
  }

  private static Outcome migrate(Map<String, String> input, Path golden, Path directory)
      throws IOException {
    write(directory, input);
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
    return new Outcome(files(directory), run.get(0), report, json.get(0));
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

  private static Map<String, String> applied(Map<String, String> input, String diff, Path directory)
      throws Exception {
    write(directory, input);
    if (diff.isEmpty()) {
      return input;
    }
    var patch = Files.writeString(directory.resolveSibling("patch"), diff);
    var git =
        new ProcessBuilder("git", "apply", patch.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
    return files(directory);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static String crlf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }
}
