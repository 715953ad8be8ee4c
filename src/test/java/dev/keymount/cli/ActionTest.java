package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The metadata of the GitHub action. */
class ActionTest {

  @TempDir private Path directory;

  private static Map<?, ?> action() throws IOException {
    var text = Files.readString(Path.of("action.yml"));
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Map<?, ?> map(Map<?, ?> of, String key) {
    var value = of.get(key);
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<Map<?, ?>> steps() throws IOException {
    var steps = new ArrayList<Map<?, ?>>();
    if (map(action(), "runs").get("steps") instanceof List<?> list) {
      list.forEach(step -> steps.add((Map<?, ?>) step));
    }
    assertThat(steps).isNotEmpty();
    return steps;
  }

  private static Map<?, ?> step(String name) throws IOException {
    return steps().stream().filter(step -> name.equals(step.get("name"))).findFirst().orElseThrow();
  }

  @Test
  void isCompositeAndEachCommandHasAShell() throws IOException {
    assertThat(map(action(), "runs").get("using")).isEqualTo("composite");
    assertThat(steps())
        .allMatch(step -> step.containsKey("run") ? step.containsKey("shell") : isPinned(step));
  }

  private static boolean isPinned(Map<?, ?> step) {
    return String.valueOf(step.get("uses")).matches("[a-z-]+/[a-z/-]+@v[0-9]+");
  }

  @Test
  void noCommandIsMadeOfWhatOthersWrite() throws IOException {
    assertThat(steps()).noneMatch(step -> String.valueOf(step.get("run")).contains("${{"));
  }

  @Test
  void inputsAreDescribedAndHaveDefaults() throws IOException {
    var inputs = map(action(), "inputs");
    assertThat(inputs.keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            "paths", "all", "sarif-file", "upload", "category", "fail-on-findings", "java-version");
    assertThat(inputs.values())
        .allSatisfy(
            input ->
                assertThat(((Map<?, ?>) input).keySet().stream().map(String::valueOf))
                    .containsExactlyInAnyOrder("description", "default"));
  }

  @Test
  void eachInputIsUsed() throws IOException {
    var text = Files.readString(Path.of("action.yml"));
    for (var name : map(action(), "inputs").keySet()) {
      assertThat(text).contains("inputs." + name);
    }
  }

  @Test
  void aScanThatFailedIsNotUploaded() throws IOException {
    assertThat(String.valueOf(step("Upload").get("if")))
        .contains("inputs.upload == 'true'", "steps.scan.outputs.sarif-file != ''");
    assertThat(map(step("Upload"), "with").keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder("sarif_file", "category");
  }

  @Test
  void theCategoryOfAnUploadIsThatOfTheInput() throws IOException {
    assertThat(map(step("Upload"), "with").get("category")).isEqualTo("${{ inputs.category }}");
    Files.writeString(directory.resolve("Dockerfile"), "FROM a\nARG NPM_TOKEN\nRUN npm ci\n");
    var empty = Files.createDirectory(directory.resolve("empty"));
    for (var scanned : List.of(directory, empty)) {
      assertThat(CliRun.of("scan", "--format=sarif", "--", scanned).out())
          .contains("\"runs\"")
          .doesNotContain("automationDetails");
    }
  }

  @Test
  void theLastStepFailsAsItIsAskedTo() throws Exception {
    assertThat(result("", "false")).isEqualTo(1);
    assertThat(result("true", "true")).isEqualTo(1);
    assertThat(result("true", "false")).isZero();
    assertThat(result("false", "true")).isZero();
  }

  private static int result(String findings, String isFailing) throws Exception {
    var command = String.valueOf(step("Result").get("run"));
    var builder = new ProcessBuilder("bash", "-eo", "pipefail", "-c", command);
    builder.environment().put("FINDINGS", findings);
    builder.environment().put("FAIL_ON_FINDINGS", isFailing);
    return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
