package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static final String LEAK =
      """
      FROM node:22
      ARG NPM_TOKEN
      COPY . .
      RUN npm ci
      """;
  private static final String MOVED =
      """
      FROM node:22
      COPY . .
      RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci
      """;

  @TempDir private Path directory;

  private record Run(int code, String out, String err) {}

  private static Run run(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var words = new String[arguments.length];
    for (int at = 0; at < words.length; at++) {
      words[at] = arguments[at].toString();
    }
    int code =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words);
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void helpNamesTheCommandsAndHidesTheTree() {
    var help = run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("scan", "migrate", "explain").doesNotContain("tree");
    assertThat(run("migrate", "--help").out()).contains("--dry-run", "--output-dir");
  }

  @Test
  void usageErrorsAreFailures() {
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("mirgate").code()).isEqualTo(2);
    var unknown = run("migrate", "--dry-rum");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--dry-rum", "keymount migrate --help");
    assertThat(run("migrate", "--secret=paper").code()).isEqualTo(2);
  }

  @Test
  void migrateWritesTheFileAndPrintsTheDiff() throws IOException {
    var file = file("Dockerfile", LEAK);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    var run = run("migrate", directory);
    assertThat(run.code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(MOVED);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(run.out()).contains("--- a/Dockerfile", "-ARG NPM_TOKEN");
    assertThat(run.err())
        .contains("docker build --secret id=NPM_TOKEN,env=NPM_TOKEN " + directory, "1 moved");
    assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
  }

  @Test
  void aDryRunAndACheckWriteNothing() throws IOException {
    var file = file("Dockerfile", LEAK);
    assertThat(run("migrate", "-n", directory).code()).isZero();
    assertThat(run("migrate", "--check", directory).code()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(LEAK);
  }

  @Test
  void anOutputDirectoryTakesTheFilesAndThePatch() throws IOException {
    var file = file("repo/build/Dockerfile", LEAK);
    var output = directory.resolve("out");
    assertThat(run("migrate", "--output-dir", output, directory.resolve("repo")).code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(LEAK);
    assertThat(Files.readString(output.resolve("build/Dockerfile"))).isEqualTo(MOVED);
    assertThat(Files.readString(output.resolve("migration.patch")))
        .contains("+++ b/build/Dockerfile");
  }

  @Test
  void theDiffCanGoToAFileToo() throws IOException {
    file("repo/Dockerfile", LEAK);
    var patch = directory.resolve("x.patch");
    var run = run("migrate", "-n", "--diff", patch, directory.resolve("repo"));
    assertThat(Files.readString(patch)).isEqualTo(run.out());
  }

  @Test
  void whatNeedsAPersonIsExitCodeOne() throws IOException {
    file("Dockerfile", "FROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n");
    var run = run("migrate", directory);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Dockerfile:2: warning[secret-arg]", "advice:");
  }

  @Test
  void aBrokenDockerfileIsReportedAndTheOthersAreDone() throws IOException {
    file("a/Dockerfile", "FROM a\nFRUM b\n");
    var good = file("b/Dockerfile", LEAK);
    var run = run("migrate", directory);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a/Dockerfile:2: error:");
    assertThat(Files.readString(good)).isEqualTo(MOVED);
    assertThat(Files.readString(directory.resolve("a/Dockerfile"))).isEqualTo("FROM a\nFRUM b\n");
  }

  @Test
  void aMissingPathIsAFailureAndTheOthersAreDone() throws IOException {
    var good = file("Dockerfile", LEAK);
    var run = run("migrate", directory.resolve("nowhere"), good);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("nowhere: no such file");
    assertThat(Files.readString(good)).isEqualTo(MOVED);
  }

  @Test
  void scanFindsAndChangesNothing() throws IOException {
    var file = file("Dockerfile", LEAK);
    assertThat(run("scan", directory).code()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(LEAK);
    file("Dockerfile", "FROM node:22\nRUN npm ci\n");
    assertThat(run("scan", directory).code()).isZero();
  }

  @Test
  void rulesCanBeSelectedAndIgnored() throws IOException {
    file("Dockerfile", LEAK);
    assertThat(run("scan", "--ignore", "secret-arg", directory).code()).isZero();
    assertThat(run("scan", "--select", "ssh-key-arg", directory).code()).isZero();
    assertThat(run("scan", "--select", "ssh-key-arg,secret-arg", directory).code()).isEqualTo(1);
  }

  @Test
  void jsonHasTheShapeOfItsSchema() throws IOException {
    file("Dockerfile", LEAK);
    var run = run("migrate", "-n", "--format=json", directory);
    assertThat(names(run.out()))
        .containsSubsequence("schema", "root", "dockerfiles", "callers", "contract", "diff");
    assertThat(run.out())
        .contains(
            "\"schema\":\"keymount/migration/1\"",
            "\"path\":\"Dockerfile\",\"outcome\":\"migrated\"",
            "\"name\":\"NPM_TOKEN\",\"kind\":\"token\",\"rule\":\"secret-arg\","
                + "\"origin\":{\"line\":2,\"instruction\":\"ARG\"},\"mechanism\":\"secret-env\","
                + "\"applicability\":\"safe\",\"applied\":true,\"consumers\":[4],\"removed\":[2]",
            "\"exposures\":[{\"kind\":\"image-history\",\"stage\":\"0\",\"line\":2}]",
            "\"secrets\":[{\"id\":\"NPM_TOKEN\",\"env\":\"NPM_TOKEN\",\"required\":false}]");
  }

  private static List<String> names(String json) throws IOException {
    var names = new ArrayList<String>();
    try (var parser = new JsonFactory().createParser(json)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
        }
      }
    }
    return names;
  }

  @Test
  void annotationsAreWorkflowCommands() throws IOException {
    file("Dockerfile", LEAK);
    assertThat(run("scan", "--format=github", directory).out())
        .startsWith(
            "::warning file="
                + directory.resolve("Dockerfile")
                + ",line=2,title=secret-arg::NPM_TOKEN ");
  }

  @Test
  void aLinkOutOfTheRootIsNotFollowed() throws IOException {
    var outside = file("outside/Dockerfile", LEAK);
    Files.createDirectories(directory.resolve("repo"));
    Files.createSymbolicLink(directory.resolve("repo/Dockerfile"), outside);
    assertThat(run("migrate", directory.resolve("repo")).code()).isZero();
    assertThat(run("migrate", directory.resolve("repo/Dockerfile")).code()).isEqualTo(2);
    assertThat(Files.readString(outside)).isEqualTo(LEAK);
  }

  @Test
  void aFileThatIsNotUtf8KeepsItsBytes() throws IOException {
    var file = directory.resolve("Dockerfile");
    var bytes = ("# \u0083e\u00ff\n" + LEAK).getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, bytes);
    assertThat(run("migrate", directory).code()).isZero();
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .isEqualTo("# \u0083e\u00ff\n" + MOVED);
  }

  @Test
  void unsafeFixesWaitToBeAskedFor() throws IOException {
    var file = file("Dockerfile", "FROM a\nARG API_TOKEN\nRUN ./build.sh\n");
    var held = run("migrate", directory);
    assertThat(held.code()).isEqualTo(1);
    assertThat(held.err()).contains("1 fix held back", "--unsafe");
    assertThat(run("migrate", "--unsafe", directory).code()).isZero();
    assertThat(Files.readString(file)).contains("--mount=type=secret");
  }

  @Test
  void whatGitIgnoresAndVendorsIsPassedOver() throws Exception {
    file("repo/node_modules/x/Dockerfile", LEAK);
    file("repo/vendor/Dockerfile", LEAK);
    file("repo/out/Dockerfile", LEAK);
    file("repo/.gitignore", "out/\n");
    var git = new ProcessBuilder("git", "init", "-q").directory(directory.resolve("repo").toFile());
    assertThat(git.start().waitFor()).isZero();
    assertThat(run("scan", directory.resolve("repo")).code()).isZero();
  }

  @Test
  void aRuleThatThereIsNotIsAUsageError() {
    var run = run("scan", "--select=no-such-rule", directory);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no such rule: no-such-rule", "secret-literal");
  }

  @Test
  void explainListsTheRulesAndPrintsTheirPages() {
    var list = run("explain");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("ssh-key-arg ", "host-key-unchecked ", "--select names it");
    var page = run("explain", "secret-arg");
    assertThat(page.code()).isZero();
    assertThat(page.out()).startsWith("# secret-arg: ").contains("## When not");
  }

  @Test
  void explainOfARuleThatThereIsNotNamesTheRules() {
    var run = run("explain", "secret-args");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no such rule: secret-args", "secret-arg, secret-env");
    assertThat(run("explain", "secret-arg", "secret-env").code()).isEqualTo(2);
  }

  @Test
  void aConfigurationIgnoresRulesAndPaths() throws IOException {
    file("Dockerfile", LEAK);
    file("examples/Dockerfile", LEAK);
    assertThat(run("scan", directory).err()).contains("2 secrets found");
    file(".keymount.yml", "paths: {exclude: [examples]}\n");
    assertThat(run("scan", directory).err()).contains("1 Dockerfile read, 1 secret found");
    assertThat(run("scan", directory.resolve("examples")).code()).isEqualTo(1);
    file(".keymount.yml", "ignore: [secret-arg]\n");
    assertThat(run("scan", directory).code()).isZero();
    assertThat(run("migrate", "--check", directory).code()).isZero();
    assertThat(run("scan", "--select", "secret-arg", directory).code()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNamedIsReadThoughItsPathIsExcluded() throws IOException {
    var file = file("examples/Dockerfile", LEAK);
    file("examples/.keymount.yml", "paths: {exclude: [Dockerfile]}\n");
    assertThat(run("scan", directory.resolve("examples")).code()).isZero();
    assertThat(run("scan", file).code()).isEqualTo(1);
  }

  @Test
  void anExclusionHoldsForAFileThatIsNamedWhereThatIsAskedFor() throws IOException {
    var file = file("examples/Dockerfile", LEAK);
    file("examples/.keymount.yml", "paths: {exclude: [Dockerfile]}\n");
    var scan = run("scan", "--force-exclude", file);
    assertThat(scan.code()).isZero();
    assertThat(scan.err()).isEqualTo("keymount: 0 Dockerfiles read, 0 secrets found\n");
    var migrate = run("migrate", "--force-exclude", file);
    assertThat(migrate.code()).isZero();
    assertThat(migrate.out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(LEAK);
    var other = file("examples/a.Dockerfile", LEAK);
    assertThat(run("scan", "--force-exclude", file, other).err())
        .contains("1 Dockerfile read, 1 secret found");
    assertThat(run("scan", "--force-exclude", directory.resolve("examples/lost")).code())
        .isEqualTo(2);
    assertThat(run("scan", "--force-exclude", Files.createDirectory(directory.resolve("empty"))))
        .extracting(Run::err)
        .asString()
        .contains("no Dockerfile found");
  }

  @Test
  void aBrokenConfigurationStopsTheRun() throws IOException {
    var file = file("Dockerfile", LEAK);
    file(".keymount.yml", "# ours\nsecret: [ACME]\n\"\\e[31m\": x\n");
    for (var command : List.of("scan", "migrate")) {
      var run = run(command, "--format=json", directory);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines())
          .containsExactly(
              "keymount: .keymount.yml:2: unknown key 'secret'; there are secrets, not-secrets,"
                  + " ignore, mechanism, paths",
              "keymount: .keymount.yml:3: unknown key '\ufffd[31m'; there are secrets,"
                  + " not-secrets, ignore, mechanism, paths");
    }
    assertThat(Files.readString(file)).isEqualTo(LEAK);
  }

  @Test
  void theDefaultOfANamedSecretIsNotShown() throws IOException {
    file("repo/Dockerfile", "FROM a\nARG SEAT=CANARY7\nARG NPM_TOKEN\nRUN npm ci\n");
    file("repo/.keymount.yml", "secrets: [SEAT]\n");
    var patch = directory.resolve("x.patch");
    var run = run("migrate", "-n", "--diff", patch, directory.resolve("repo"));
    assertThat(run.out()).contains(" ARG SEAT=[redacted]", "-ARG NPM_TOKEN");
    assertThat(run.err())
        .contains("warning[secret-literal]: SEAT", "the diff shown has secrets redacted");
    var json = run("migrate", "-n", "--format=json", directory.resolve("repo"));
    assertThat(run.out() + run.err() + json.out() + json.err()).doesNotContain("CANARY");
    assertThat(Files.readString(patch)).contains(" ARG SEAT=CANARY7");
  }

  @Test
  void aSuppressedSecretDoesNotKeepTheOthers() throws IOException {
    var file =
        file(
            "Dockerfile",
            "FROM a\n# keymount:ignore=secret-arg public\nARG NPM_TOKEN\nARG API_TOKEN\n"
                + "RUN npm ci && curl -H \"X-Token: $API_TOKEN\" x\n");
    assertThat(run("migrate", directory).code()).isZero();
    assertThat(Files.readString(file)).contains("id=API_TOKEN", "ARG NPM_TOKEN");
  }

  @Test
  void annotationsNameFilesFromTheWorkingDirectory() throws IOException {
    file("repo/Dockerfile", LEAK);
    assertThat(run("scan", "--format=github", directory.resolve("repo")).out())
        .contains("file=" + directory.resolve("repo/Dockerfile"));
  }

  @Test
  void aDiffThatCannotBeWrittenIsAFailure() throws IOException {
    file("Dockerfile", LEAK);
    var run = run("migrate", "-n", "--diff", directory.resolve("no/where.patch"), directory);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("where.patch: its directory does not exist");
  }

  @Test
  void anEmptyDirectoryIsSaidToBeEmpty() {
    var run = run("scan", directory);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("no Dockerfile found");
  }

  @Test
  void aFileOfOtherTextGetsAFewLinesOnly() throws IOException {
    var file = file("Dockerfile", "some words\n".repeat(60));
    assertThat(run("scan", file).err().lines().count()).isLessThan(8);
  }
}
