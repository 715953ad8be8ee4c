package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.keymount.migrate.ConfigurationFile;
import dev.keymount.report.ResultsJson;
import dev.keymount.report.Schemas;
import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each golden case of Dockerfiles and of callers, in the formats that other tools read. */
class FormatsGoldenTest {

  private static final Path DATA = Path.of(System.getProperty("keymount.testdata"));
  private static final JsonSchema MIGRATION = Schemas.own("migration-1");
  private static final JsonSchema BULK = Schemas.own("bulk-1");
  private static final Pattern CANARY = Pattern.compile("CANARY[A-Za-z0-9_]*");
  private static final List<String> NAMES =
      List.of("r.json", "r.sarif", "r.csv", "gl-code-quality-report.json", "r.html");

  static Stream<Path> cases() throws IOException {
    try (var files = Files.walk(DATA)) {
      return files
          .filter(path -> isCase(DATA.relativize(path)))
          .map(path -> DATA.relativize(path.resolveSibling("")))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static boolean isCase(Path path) {
    boolean isContext =
        StreamSupport.stream(path.spliterator(), false)
            .anyMatch(name -> name.toString().equals("context"));
    return path.startsWith("migrate") && path.endsWith("Dockerfile") && !isContext
        || path.startsWith("callers") && path.endsWith("before") && path.getNameCount() == 4;
  }

  /** Returns the files of a case by their paths. */
  private static Map<String, String> files(Path golden) throws IOException {
    var files = new TreeMap<String, String>();
    for (var tree : List.of(golden.resolve("before"), golden.resolve("context"))) {
      if (Files.isDirectory(tree)) {
        try (var walk = Files.walk(tree)) {
          for (var file : walk.filter(Files::isRegularFile).toList()) {
            files.put(tree.relativize(file).toString(), Files.readString(file));
          }
        }
      }
    }
    for (var name : List.of("Dockerfile", ConfigurationFile.NAME)) {
      if (Files.isRegularFile(golden.resolve(name))) {
        files.put(name, Files.readString(golden.resolve(name)));
      }
    }
    return files;
  }

  private static Path write(Path directory, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      var path = directory.resolve(file.getKey());
      PathUtils.createParentDirectories(path);
      Files.writeString(path, file.getValue());
    }
    return directory;
  }

  private static List<Object> arguments(Path golden, Object... more) throws IOException {
    var arguments = new ArrayList<Object>(List.of("migrate", "--dry-run"));
    var options = golden.resolve("options");
    if (Files.exists(options)) {
      var text = Files.readString(options).strip();
      var words = golden.startsWith(DATA.resolve("callers")) ? "\n" : "\\s+";
      arguments.addAll(List.of(text.split(words, -1)));
    }
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static RepositoryResult result(Path golden, Path root, Path report) throws IOException {
    CliRun.of(arguments(golden, "--report", report, root).toArray());
    var results = new ArrayList<RepositoryResult>();
    ResultsJson.read(report).forEach(results::add);
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isValidInAllFormatsAndShowsNoValue(Path folder, @TempDir Path directory) throws Exception {
    var golden = DATA.resolve(folder);
    var input = files(golden);
    var root = write(directory.resolve("repository"), input);
    var arguments = arguments(golden, "--format=json");
    for (var name : NAMES) {
      arguments.addAll(List.of("--report", directory.resolve(name)));
    }
    arguments.add(root);
    var run = CliRun.of(arguments.toArray());
    assertThat(Schemas.faults(MIGRATION, run.out())).isEmpty();
    var bulk = Schemas.read(Files.readString(directory.resolve("r.json")));
    assertThat(Schemas.faults(BULK, bulk)).isEmpty();
    assertThat(bulk.get("repositories").get(0).get("diff"))
        .isEqualTo(Schemas.read(run.out()).get("diff"));
    var sarif = Schemas.read(Files.readString(directory.resolve("r.sarif")));
    assertThat(Schemas.faults(Schemas.SARIF, sarif)).isEmpty();
    var findings = bulk.get("repositories").get(0).get("findings");
    assertThat(sarif.get("runs").get(0).get("results")).hasSameSizeAs(findings);
    assertThat(sarif.toString()).doesNotContain(directory.toString());
    var shown = new StringBuilder();
    for (var name : NAMES) {
      var text = Files.readString(directory.resolve(name));
      shown.append(name.equals("r.sarif") ? withoutRules(sarif) : text);
    }
    CANARY
        .matcher(String.join("\n", input.values()))
        .results()
        .forEach(canary -> assertThat(shown.toString()).doesNotContain(canary.group()));
  }

  /** Returns a log without the manual pages, whose examples hold made-up values. */
  private static String withoutRules(JsonNode sarif) {
    ((ObjectNode) sarif.get("runs").get(0).get("tool").get("driver")).remove("rules");
    return sarif.toString();
  }

  /** A fix alone, put in by its regions, does away with its finding and with no other text. */
  @ParameterizedTest
  @MethodSource("cases")
  void eachFixRemovesItsFinding(Path folder, @TempDir Path directory) throws Exception {
    var golden = DATA.resolve(folder);
    var input = files(golden);
    var root = write(directory.resolve("repository"), input);
    var before = result(golden, root, directory.resolve("before.json"));
    CliRun.of(arguments(golden, "--report", directory.resolve("r.sarif"), root).toArray());
    var sarif = Schemas.read(Files.readString(directory.resolve("r.sarif")));
    int number = 0;
    for (var found : sarif.get("runs").get(0).get("results")) {
      var finding = before.findings().get(number++);
      if (found.has("fixes")) {
        var files = applied(input, found.get("fixes").get(0).get("artifactChanges"));
        if (finding.format().equals(Finding.DOCKERFILE)) {
          var fixed = write(directory.resolve("fixed-" + number), files);
          var after = result(golden, fixed, directory.resolve("after.json"));
          assertThat(count(after, finding)).isLessThan(count(before, finding));
          assertThat(after.issues()).hasSameSizeAs(before.issues());
        } else {
          assertThat(golden.resolve("after").resolve(finding.path()))
              .hasContent(files.get(finding.path()));
        }
      }
    }
  }

  private static Map<String, String> applied(Map<String, String> input, JsonNode changes) {
    var files = new TreeMap<>(input);
    for (var change : changes) {
      var path = URI.create(change.get("artifactLocation").get("uri").asText()).getPath();
      files.put(path, applied(files.getOrDefault(path, ""), change.get("replacements")));
    }
    return files;
  }

  private static long count(RepositoryResult result, Finding like) {
    return result.findings().stream()
        .filter(
            finding ->
                finding.isMoved() == like.isMoved()
                    && finding.rule().equals(like.rule())
                    && finding.path().equals(like.path())
                    && finding.secret().equals(like.secret()))
        .count();
  }

  private static String applied(String text, JsonNode replacements) {
    var applied = new StringBuilder();
    int at = 0;
    for (var replacement : replacements) {
      var region = replacement.get("deletedRegion");
      int start = offset(text, region.get("startLine").asInt(), region.get("startColumn").asInt());
      int end = offset(text, region.get("endLine").asInt(), region.get("endColumn").asInt());
      applied.append(text, at, start);
      if (replacement.has("insertedContent")) {
        applied.append(replacement.get("insertedContent").get("text").asText());
      }
      at = end;
    }
    return applied.append(text, at, text.length()).toString();
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int number = 1; number < line; number++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at + column - 1;
  }
}
