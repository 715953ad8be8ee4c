package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder {@code testdata/callers/FORMAT/CASE} is a case: a repository {@code before} and
 * {@code after}, what the terminal shows, {@code exit-code} where it is not 0, and {@code options},
 * one argument a line, where they are not the defaults. {@code -Dgolden.update=true} rewrites what
 * is expected.
 */
class CallerGoldenTest {

  private static final Path CASES = Path.of(System.getProperty("keymount.testdata"), "callers");
  private static final boolean UPDATE = Boolean.parseBoolean(System.getProperty("golden.update"));
  private static final Pattern CANARY = Pattern.compile("CANARY[A-Za-z0-9_]*");
  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  private static final int LINES_OF_A_SCREEN = 50;

  /** What the lines that move speak of, besides the names of secrets. */
  private static final Pattern CHANNEL =
      Pattern.compile("(?i)ssh|secret|login|passw|-p\\b|build|args|id_rsa");

  static Stream<Path> cases() throws IOException {
    try (var files = Files.walk(CASES, 3)) {
      return files
          .filter(path -> path.endsWith("before"))
          .map(path -> CASES.relativize(path.getParent()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsExpected(Path folder, @TempDir Path directory) throws Exception {
    var golden = CASES.resolve(folder);
    var before = files(golden.resolve("before"));
    var first = migrate(before, golden, directory.resolve("first"));
    if (UPDATE) {
      update(golden, first);
    }
    assertThat(first.files()).isEqualTo(files(golden.resolve("after")));
    assertThat(first.report()).isEqualTo(read(golden.resolve("report.txt")));
    assertThat(first.exitCode()).isEqualTo(exitCode(golden));
    var changed =
        before.keySet().stream()
            .filter(path -> !Objects.equals(before.get(path), first.files().get(path)))
            .toList();
    assertThat(first.written()).containsAll(changed);
    assertThat(before.keySet())
        .allMatch(path -> changed.contains(path) || !first.written().contains(path));

    var second = migrate(first.files(), golden, directory.resolve("second"));
    assertThat(second.files()).isEqualTo(first.files());
    assertThat(second.written()).isEmpty();

    assertThat(applied(before, first.patch(), directory.resolve("apply"))).isEqualTo(first.files());
    var canaries = canaries(before);
    if (canaries.isEmpty()) {
      assertThat(first.patch()).isEqualTo(first.diff());
    }
    assertThat(canaries)
        .noneMatch((first.report() + first.diff() + first.json() + second.report())::contains);
  }

  @Test
  void tellsOfALargeRepositoryOnOneScreen(@TempDir Path directory) throws Exception {
    var golden = CASES.resolve("repository/large");
    var report = migrate(files(golden.resolve("before")), golden, directory).report();
    assertThat(report.lines()).hasSizeLessThanOrEqualTo(LINES_OF_A_SCREEN);
  }

  /** Of a file that calls builds only what has to do with the secrets changes. */
  @ParameterizedTest
  @MethodSource("cases")
  void changesOnlyWhatSpeaksOfTheSecrets(Path folder, @TempDir Path directory) throws Exception {
    var golden = CASES.resolve(folder);
    var before = files(golden.resolve("before"));
    var after = files(golden.resolve("after"));
    var names = names(migrate(before, golden, directory.resolve("run")).json());
    for (var path : before.keySet()) {
      if (!isDockerfile(path)) {
        for (var delta : deltas(before, after, path)) {
          var lines = delta.getSource().getLines();
          assertThat(lines.isEmpty() || lines.stream().anyMatch(line -> speaks(line, names)))
              .as(path + " changes " + lines)
              .isTrue();
        }
      }
    }
  }

  private static List<AbstractDelta<String>> deltas(
      Map<String, String> before, Map<String, String> after, String path) {
    return DiffUtils.diff(
            Objects.requireNonNull(before.get(path)).lines().toList(),
            Objects.requireNonNull(after.get(path)).lines().toList())
        .getDeltas();
  }

  private static boolean speaks(String line, Set<String> names) {
    return names.stream().anyMatch(line::contains) || CHANNEL.matcher(line).find();
  }

  private static Set<String> names(String json) {
    return NAME.matcher(json)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsLineEndings(Path folder, @TempDir Path directory) throws Exception {
    var golden = CASES.resolve(folder);
    var after = withReturns(files(golden.resolve("after")));
    var outcome = migrate(withReturns(files(golden.resolve("before"))), golden, directory);
    assertThat(outcome.files()).isEqualTo(after);
  }

  /** Shells and make take a carriage return for text: files for them keep their line feeds. */
  private static Map<String, String> withReturns(Map<String, String> files) {
    var returns = new TreeMap<String, String>();
    files.forEach(
        (path, text) ->
            returns.put(
                path,
                CallerSyntax.isForShellOrMake(path, text)
                    ? text
                    : text.replace("\r\n", "\n").replace("\n", "\r\n")));
    return returns;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void canStillBeRead(Path folder, @TempDir Path directory) throws Exception {
    for (var state : List.of("before", "after")) {
      var tree = files(CASES.resolve(folder).resolve(state));
      var place = directory.resolve(state);
      write(place, tree);
      for (var file : tree.entrySet()) {
        new CallerSyntax(place, file.getKey(), file.getValue()).check();
      }
    }
  }

  private static boolean isDockerfile(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.contains("Dockerfile")
        || name.contains("Containerfile")
        || name.endsWith(".dockerignore");
  }

  private static Set<String> canaries(Map<String, String> files) {
    return CANARY
        .matcher(String.join("\n", files.values()))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static void update(Path golden, Outcome outcome) throws IOException {
    Files.writeString(golden.resolve("report.txt"), outcome.report());
    Files.deleteIfExists(golden.resolve("exit-code"));
    if (outcome.exitCode() != 0) {
      Files.writeString(golden.resolve("exit-code"), outcome.exitCode() + "\n");
    }
    var after = golden.resolve("after");
    PathUtils.deleteDirectory(Files.createDirectories(after));
    write(after, outcome.files());
  }

  private static int exitCode(Path golden) throws IOException {
    var file = golden.resolve("exit-code");
    return Files.exists(file) ? Integer.parseInt(read(file).strip()) : 0;
  }

  /**
   * The end of a run.
   *
   * @param written the paths of the files that were written, though it be with the same content
   * @param diff what stdout shows, in which secrets are redacted
   * @param patch the exact diff
   */
  private record Outcome(
      int exitCode,
      Map<String, String> files,
      Set<String> written,
      String diff,
      String patch,
      String report,
      String json) {}

  private static Outcome migrate(Map<String, String> before, Path golden, Path directory)
      throws IOException {
    var root = directory.resolve("repository");
    write(root, before);
    for (var path : before.keySet()) {
      Files.setLastModifiedTime(root.resolve(path), LONG_AGO);
    }
    var arguments = new ArrayList<>(List.of("migrate"));
    var options = golden.resolve("options");
    if (Files.exists(options)) {
      arguments.addAll(read(options).lines().toList());
    }
    arguments.add(root.toString());
    var patch = directory.resolve("patch");
    var json = run(with(arguments, "--dry-run", "--format=json", "--diff", patch.toString()));
    var run = run(arguments);
    var files = files(root);
    var written = new TreeSet<String>();
    for (var path : files.keySet()) {
      if (!Files.getLastModifiedTime(root.resolve(path)).equals(LONG_AGO)) {
        written.add(path);
      }
    }
    return new Outcome(
        run.exitCode(),
        files,
        written,
        run.out(),
        Files.exists(patch) ? read(patch) : "",
        run.err().replace(root.toString(), "repository"),
        json.out());
  }

  private static List<String> with(List<String> arguments, String... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(1, List.of(more));
    return all;
  }

  private record Run(int exitCode, String out, String err) {}

  private static Run run(List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments.toArray(String[]::new));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, String> applied(
      Map<String, String> before, String patch, Path directory) throws Exception {
    write(directory, before);
    if (!patch.isEmpty()) {
      var file = Files.writeString(directory.resolveSibling("changes"), patch);
      var git =
          new ProcessBuilder("git", "apply", file.toString())
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(git.waitFor()).as(output).isZero();
    }
    return files(directory);
  }

  /** Returns the files below a directory by their paths. */
  private static Map<String, String> files(Path directory) throws IOException {
    var found = new TreeMap<String, String>();
    try (var walk = Files.walk(directory)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        found.put(directory.relativize(file).toString(), read(file));
      }
    }
    return found;
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    Files.createDirectories(directory);
    for (var file : files.entrySet()) {
      var path = directory.resolve(file.getKey());
      PathUtils.createParentDirectories(path);
      Files.writeString(path, file.getValue());
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
