package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.DockerfileNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the GitHub action in real repositories, with a launcher that notes its words. */
class ActionScanTest {

  private static final String ZERO = "0000000000000000000000000000000000000000";
  private static final String NOWHERE = "1234567890123456789012345678901234567890";

  @TempDir private Path directory;

  private final Map<String, String> environment = new HashMap<>();
  private Path repository = Path.of("");
  private String base = "";

  /** What came of a run of the script. */
  private record Run(int code, String log, String output, List<String> words) {

    List<String> scanned() {
      return words.subList(words.indexOf("--") + 1, words.size());
    }
  }

  @BeforeEach
  void makeRepository() throws Exception {
    repository = Files.createDirectory(directory.resolve("repository"));
    git("init", "-q", "-b", "main");
    write("Dockerfile", "FROM a\n");
    write("old/Dockerfile", "FROM a\n");
    write("gone/Dockerfile", "FROM a\n");
    base = commit();
    environment.put("EVENT", "pull_request");
    environment.put("BASE", base);
    environment.put("DEFAULT_BRANCH", "main");
    environment.put("GITHUB_REF", "refs/pull/1/merge");
    environment.put("PATHS", "");
    environment.put("ALL", "false");
    environment.put("UPLOAD", "true");
    environment.put("SARIF_FILE", "");
    environment.put("CODE", "1");
  }

  private void write(String name, String text) throws IOException {
    var file = repository.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "x");
    return git("rev-parse", "HEAD").strip();
  }

  private String git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private Run run() throws Exception {
    return run(repository);
  }

  private Run run(Path place) throws Exception {
    var launcher = directory.resolve("launcher");
    Files.writeString(
        launcher,
        "#!/bin/sh\nprintf '%s\\0' \"$@\" >\"$WORDS\"\necho '{}'\necho '::error::x' >&2\n"
            + "exit \"$CODE\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    var words = directory.resolve("words");
    var output = directory.resolve("output");
    Files.deleteIfExists(words);
    Files.deleteIfExists(output);
    Files.createDirectories(directory.resolve("temporary"));
    var builder =
        new ProcessBuilder("bash", Path.of("src/main/action/scan.sh").toAbsolutePath().toString())
            .directory(place.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("KEYMOUNT", launcher.toString());
    builder.environment().put("WORDS", words.toString());
    builder.environment().put("GITHUB_OUTPUT", output.toString());
    builder.environment().put("RUNNER_TEMP", directory.resolve("temporary").toString());
    var process = builder.start();
    var log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    var noted = Files.exists(words) ? Files.readString(words).split("\0", -1) : new String[] {""};
    return new Run(
        code,
        log,
        Files.exists(output) ? Files.readString(output) : "",
        List.of(noted).subList(0, noted.length - 1));
  }

  @Test
  void aPullRequestScansTheDockerfilesThatItChanges() throws Exception {
    git("checkout", "-q", "-b", "topic");
    write("Dockerfile", "FROM b\n");
    write("new/web.dockerfile", "FROM b\n");
    write("README.md", "x\n");
    git("rm", "-q", "gone/Dockerfile");
    commit();
    var run = run();
    assertThat(run.code()).isZero();
    assertThat(run.words())
        .containsExactly(
            "scan",
            "--format=sarif",
            "--force-exclude",
            "--",
            "./Dockerfile",
            "./new/web.dockerfile");
    var sarif = directory.resolve("temporary/keymount.sarif");
    assertThat(run.output()).isEqualTo("sarif-file=" + sarif + "\nfindings=true\n");
    assertThat(sarif).hasContent("{}\n");
    assertThat(directory.resolve("temporary")).isDirectoryNotContaining("glob:**.??????");
  }

  @Test
  void whatOthersChangedOnTheBaseIsNotOfThePullRequest() throws Exception {
    git("checkout", "-q", "-b", "topic");
    write("new/Dockerfile", "FROM b\n");
    commit();
    git("checkout", "-q", "main");
    write("old/Dockerfile", "FROM b\n");
    environment.put("BASE", commit());
    git("checkout", "-q", "topic");
    assertThat(run().scanned()).containsExactly("./new/Dockerfile");
  }

  @Test
  void aRunInASubdirectoryScansFromTheRoot() throws Exception {
    write("old/Dockerfile", "FROM b\n");
    commit();
    assertThat(run(repository.resolve("old")).scanned()).containsExactly("./old/Dockerfile");
  }

  @Test
  void namesAreNoOptionsAndStayWhole() throws Exception {
    var names =
        List.of(
            "--format=text.Dockerfile",
            "@x.Dockerfile",
            "a b/Dockerfile",
            "line\nfeed/Dockerfile",
            "quote\"'$(touch x)`/Dockerfile",
            "umlaut-\u00e4/Dockerfile",
            "::error::x/Dockerfile");
    for (var name : names) {
      write(name, "FROM b\n");
    }
    commit();
    assertThat(run().scanned())
        .containsExactlyInAnyOrderElementsOf(names.stream().map(name -> "./" + name).toList());
    assertThat(repository.resolve("x")).doesNotExist();
  }

  @Test
  void takesTheNamesThatAreFoundInADirectory() throws Exception {
    for (var name : DockerfileNames.TAKEN) {
      write("taken/" + name, "FROM b\n");
    }
    for (var name : DockerfileNames.PASSED_OVER) {
      write("other/" + name, "FROM b\n");
    }
    write("node_modules/a/Dockerfile", "FROM b\n");
    write("a/vendor/Dockerfile", "FROM b\n");
    Files.createSymbolicLink(repository.resolve("link.Dockerfile"), Path.of("/etc/hosts"));
    commit();
    assertThat(run().scanned())
        .containsExactlyInAnyOrderElementsOf(
            DockerfileNames.TAKEN.stream().map(name -> "./taken/" + name).toList());
  }

  @Test
  void withoutAChangedDockerfileTheResultIsThatOfAnEmptyDirectory() throws Exception {
    write("README.md", "x\n");
    commit();
    environment.put("CODE", "0");
    var run = run();
    assertThat(run.scanned()).hasSize(1).first().asString().endsWith("/empty");
    assertThat(run.output()).endsWith("\nfindings=false\n");
    assertThat(run.log()).contains("scanning the Dockerfiles that changed: 0");
  }

  @Test
  void aChangedConfigurationScansEverything() throws Exception {
    write(".keymount.yml", "ignore: [secret-arg]\n");
    commit();
    assertThat(run().scanned()).containsExactly(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"push", "schedule", "workflow_dispatch", "pull_request_target", "release"})
  void anUploadThatStandsForABranchHasEverything(String event) throws Exception {
    write("Dockerfile", "FROM b\n");
    commit();
    environment.put("EVENT", event);
    environment.put("GITHUB_REF", "refs/heads/topic");
    assertThat(run().scanned()).containsExactly(".");
  }

  @Test
  void aPushThatIsNotUploadedScansWhatItChanges() throws Exception {
    write("Dockerfile", "FROM b\n");
    commit();
    environment.put("EVENT", "push");
    environment.put("UPLOAD", "false");
    environment.put("GITHUB_REF", "refs/heads/topic");
    assertThat(run().scanned()).containsExactly("./Dockerfile");
    environment.put("GITHUB_REF", "refs/heads/main");
    assertThat(run().scanned()).containsExactly(".");
  }

  @ParameterizedTest
  @ValueSource(strings = {ZERO, "", "HEAD", "--output=x", NOWHERE})
  void withoutACommitToCompareWithEverythingIsScanned(String commit) throws Exception {
    environment.put("EVENT", "push");
    environment.put("UPLOAD", "false");
    environment.put("GITHUB_REF", "refs/heads/topic");
    environment.put("BASE", commit);
    var run = run();
    assertThat(run.scanned()).containsExactly(".");
    assertThat(run.log()).contains("there is no commit to compare with; scanning everything");
  }

  @Test
  void aShallowCloneFetchesTheBase() throws Exception {
    git("checkout", "-q", "-b", "topic");
    write("new/Dockerfile", "FROM b\n");
    commit();
    git("config", "uploadpack.allowAnySHA1InWant", "true");
    var origin = repository;
    repository = directory.resolve("clone");
    Files.createDirectory(repository);
    git("clone", "-q", "--depth=1", "--branch=topic", "file://" + origin, ".");
    var run = run();
    assertThat(run.log()).contains("not in the clone; fetching it", "does not reach back");
    assertThat(run.scanned()).containsExactly("./new/Dockerfile");
    git("remote", "remove", "origin");
    environment.put("BASE", NOWHERE);
    assertThat(run().scanned()).containsExactly(".");
  }

  @Test
  void outsideOfACloneEverythingIsScanned() throws Exception {
    var place = Files.createDirectory(directory.resolve("plain"));
    environment.put("GIT_CEILING_DIRECTORIES", directory.toString());
    assertThat(run(place).scanned()).containsExactly(".");
  }

  @Test
  void pathsThatAreGivenAreScanned() throws Exception {
    environment.put("PATHS", "a b\r\n\n-x\n@y\n/tmp/z\n");
    assertThat(run().words())
        .containsExactly("scan", "--format=sarif", "--", "./a b", "./-x", "./@y", "/tmp/z");
    environment.put("PATHS", "");
    environment.put("ALL", "true");
    assertThat(run().scanned()).containsExactly(".");
  }

  @Test
  void theResultGoesWhereItIsWanted() throws Exception {
    environment.put("SARIF_FILE", "-x.sarif");
    var run = run();
    assertThat(run.output()).startsWith("sarif-file=" + repository.toRealPath() + "/-x.sarif\n");
    assertThat(repository.resolve("-x.sarif")).hasContent("{}\n");
    environment.put("SARIF_FILE", "a\nfindings=false");
    assertThat(run().output()).isEmpty();
  }

  @Test
  void aScanThatFailsHasNoResult() throws Exception {
    environment.put("CODE", "2");
    var run = run();
    assertThat(run.code()).isZero();
    assertThat(run.output()).isEmpty();
    assertThat(directory.resolve("temporary/keymount.sarif")).doesNotExist();
  }

  @Test
  void whatIsPrintedIsNoCommandToTheRunner() throws Exception {
    assertThat(run().log())
        .containsPattern("(?s)::stop-commands::([0-9a-f]{32})\n.*::error::x\n.*::\\1::\n$");
  }
}
