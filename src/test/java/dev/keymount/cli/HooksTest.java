package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.DockerfileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hooks of {@code .pre-commit-hooks.yaml}, as pre-commit runs them. */
class HooksTest {

  private static final String LEAK = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";
  private static final String CLEAN = "FROM node:22\nRUN npm ci\n";
  private static final String UNCLEAR = "FROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n";

  @TempDir private Path directory;

  private static List<?> hooks() throws IOException {
    var text = Files.readString(Path.of(".pre-commit-hooks.yaml"));
    return (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Map<?, ?> hook(String id) throws IOException {
    for (var hook : hooks()) {
      if (hook instanceof Map<?, ?> map && id.equals(map.get("id"))) {
        return map;
      }
    }
    throw new AssertionError("no hook " + id);
  }

  private static String text(Map<?, ?> hook, String key) {
    return String.valueOf(hook.get(key));
  }

  private static boolean takes(Map<?, ?> hook, String path) {
    return Pattern.compile(text(hook, "files")).matcher(path).find()
        && !Pattern.compile(text(hook, "exclude")).matcher(path).find();
  }

  /** Runs a hook in a repository, with the names of files where it wants them. */
  private int run(String id, String... names) throws Exception {
    var hook = hook(id);
    var words = new ArrayList<>(List.of(text(hook, "entry").split(" ", -1)));
    assertThat(words.remove(0)).isEqualTo("keymount");
    if (hook.get("args") instanceof List<?> arguments) {
      arguments.forEach(word -> words.add(String.valueOf(word)));
    }
    if (!Boolean.FALSE.equals(hook.get("pass_filenames"))) {
      words.addAll(List.of(names));
    }
    words.addAll(
        0,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    return new ProcessBuilder(words)
        .directory(directory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void hooksHaveWhatTheFormatAsksFor() throws IOException {
    assertThat(hooks())
        .hasSize(2)
        .allSatisfy(
            hook ->
                assertThat(((Map<?, ?>) hook).keySet().stream().map(String::valueOf))
                    .contains("id", "name", "description", "entry", "language", "files")
                    .isSubsetOf(
                        "id",
                        "name",
                        "description",
                        "entry",
                        "args",
                        "language",
                        "files",
                        "exclude",
                        "pass_filenames",
                        "require_serial"));
    assertThat(hook("keymount-scan").get("language")).isEqualTo("system");
  }

  @Test
  void filesAreThoseThatAreFoundInADirectory() throws IOException {
    for (var id : List.of("keymount-scan", "keymount-migrate")) {
      var hook = hook(id);
      assertThat(DockerfileNames.TAKEN)
          .allMatch(name -> takes(hook, name) && takes(hook, "some dir/x/" + name));
      assertThat(DockerfileNames.PASSED_OVER)
          .noneMatch(name -> takes(hook, name) || takes(hook, "some dir/x/" + name));
      assertThat(takes(hook, "Dockerfile/readme") || takes(hook, "vendor/a/Dockerfile")).isFalse();
      assertThat(takes(hook, "a/node_modules/b/Dockerfile")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "--no-callers.Dockerfile",
        "--ignore=secret-arg.Dockerfile",
        "@x.Dockerfile"
      })
  void scanFailsWhereThereIsASecretWhateverTheName(String name) throws Exception {
    Files.writeString(directory.resolve("x.Dockerfile"), CLEAN);
    Files.writeString(directory.resolve(name), LEAK);
    assertThat(run("keymount-scan", name)).isEqualTo(1);
    assertThat(Files.readString(directory.resolve(name))).isEqualTo(LEAK);
    Files.writeString(directory.resolve(name), CLEAN);
    assertThat(run("keymount-scan", name, "x.Dockerfile")).isZero();
  }

  @Test
  void scanPassesOverWhatTheConfigurationExcludes() throws Exception {
    Files.writeString(directory.resolve("Dockerfile"), LEAK);
    Files.createDirectory(directory.resolve("examples"));
    Files.writeString(directory.resolve("examples/Dockerfile"), LEAK);
    Files.writeString(directory.resolve(".keymount.yml"), "paths:\n  exclude: [examples/]\n");
    assertThat(run("keymount-scan", "examples/Dockerfile")).isZero();
    assertThat(run("keymount-scan", "examples/Dockerfile", "Dockerfile")).isEqualTo(1);
  }

  @Test
  void migrateChangesDockerfilesAndCallers() throws Exception {
    var file = Files.writeString(directory.resolve("Dockerfile"), LEAK);
    var makefile =
        Files.writeString(
            directory.resolve("Makefile"), "x:\n\tdocker build --build-arg NPM_TOKEN .\n");
    assertThat(run("keymount-migrate", "Dockerfile")).isZero();
    assertThat(Files.readString(file)).contains("--mount=type=secret");
    assertThat(Files.readString(makefile)).contains("--secret id=NPM_TOKEN");
    Files.writeString(file, CLEAN);
    assertThat(run("keymount-migrate", "Dockerfile")).isZero();
    assertThat(Files.readString(file)).isEqualTo(CLEAN);
    Files.writeString(file, UNCLEAR);
    assertThat(run("keymount-migrate", "Dockerfile")).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(UNCLEAR);
  }
}
