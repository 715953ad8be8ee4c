package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.cli.Answers.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveTest {

  private static final String TWO =
      """
      FROM node:22
      ARG NPM_TOKEN
      ARG API_TOKEN
      RUN npm ci && curl -H "X: $API_TOKEN" https://x.example.com
      """;
  private static final String FIRST =
      """
      FROM node:22
      ARG API_TOKEN
      RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci && curl -H "X: $API_TOKEN" \
      https://x.example.com
      """;
  private static final String SECOND =
      """
      FROM node:22
      ARG NPM_TOKEN
      RUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN npm ci && curl -H "X: $API_TOKEN" \
      https://x.example.com
      """;
  private static final String BOTH =
      """
      FROM node:22
      RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN \
      --mount=type=secret,id=API_TOKEN,env=API_TOKEN npm ci && curl -H "X: $API_TOKEN" \
      https://x.example.com
      """;
  private static final String SCRIPT = "FROM a\nARG API_TOKEN\nRUN ./build.sh\n";
  private static final String SCRIPT_MOVED =
      "FROM a\nRUN --mount=type=secret,id=API_TOKEN,env=API_TOKEN ./build.sh\n";

  @TempDir private Path directory;

  private Path file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private Run run(String letters, Object... further) {
    var arguments = new Object[further.length + 3];
    arguments[0] = "migrate";
    arguments[1] = "-i";
    System.arraycopy(further, 0, arguments, 2, further.length);
    arguments[arguments.length - 1] = directory;
    return Answers.run(letters, arguments);
  }

  @Test
  void yesAppliesAndAllIsDone() throws IOException {
    file("Dockerfile", TWO);
    var run = run("yy");
    assertThat(text("Dockerfile")).isEqualTo(BOTH);
    assertThat(run.code()).isZero();
    assertThat(run.questions())
        .containsExactly(
            "Apply this fix to Dockerfile? (1/2) [y,n,a,d,q,?] ",
            "Apply this fix to Dockerfile? (2/2) [y,n,a,d,q,?] ");
    assertThat(run.err())
        .contains("Dockerfile:2: warning[secret-arg]: NPM_TOKEN", "fix (safe): mount it");
  }

  @Test
  void theDiffOfAQuestionAddsToWhatWasAccepted() throws IOException {
    file("Dockerfile", TWO);
    var second = run("yy", "-n").err().split("\\(1/2\\)", -1)[1];
    assertThat(second).contains("-ARG API_TOKEN\n", "-RUN --mount=type=secret,id=NPM_TOKEN");
    assertThat(second).doesNotContain("-ARG NPM_TOKEN");
  }

  @Test
  void noLeavesOneOfTwoInOneStepAndTheNextRunOffersIt() throws IOException {
    file("Dockerfile", TWO);
    var run = run("yn");
    assertThat(text("Dockerfile")).isEqualTo(FIRST);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("1 moved in 1 Dockerfile, 1 left to a person");
    var next = run("y");
    assertThat(next.questions())
        .containsExactly("Apply this fix to Dockerfile? (1/1) [y,n,a,d,q,?] ");
    assertThat(next.code()).isZero();
    assertThat(text("Dockerfile"))
        .contains("id=API_TOKEN", "id=NPM_TOKEN")
        .doesNotContain("ARG API_TOKEN");
  }

  @Test
  void theFirstOfTwoCanBeDeclined() throws IOException {
    file("Dockerfile", TWO);
    assertThat(run("ny").code()).isEqualTo(1);
    assertThat(text("Dockerfile")).isEqualTo(SECOND);
    assertThat(run("y").code()).isZero();
    assertThat(text("Dockerfile"))
        .contains("id=API_TOKEN", "id=NPM_TOKEN")
        .doesNotContain("ARG NPM_TOKEN");
  }

  @Test
  void theDiffIsWhatIsWritten() throws Exception {
    file("Dockerfile", TWO);
    var patch = directory.resolve("x.patch");
    var run = run("ny", "--diff", patch);
    assertThat(Files.readString(patch)).isEqualTo(run.out());
    var written = text("Dockerfile");
    file("Dockerfile", TWO);
    var apply =
        new ProcessBuilder("git", "apply", patch.toString()).directory(directory.toFile()).start();
    assertThat(apply.waitFor()).isZero();
    assertThat(text("Dockerfile")).isEqualTo(written);
  }

  @Test
  void allStandsForLaterOnesInOtherFilesButNotForUnsafeOnes() throws IOException {
    file("a/Dockerfile", TWO);
    file("b/Dockerfile", SCRIPT);
    file("c/Dockerfile", TWO);
    var run = run("an");
    assertThat(run.questions()).hasSize(2);
    assertThat(run.questions().get(1)).startsWith("Apply this unsafe fix to b/Dockerfile? (1/1)");
    assertThat(text("a/Dockerfile") + text("c/Dockerfile")).isEqualTo(BOTH + BOTH);
    assertThat(text("b/Dockerfile")).isEqualTo(SCRIPT);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void allStandsForUnsafeOnesWhereTheyAreAskedFor() throws IOException {
    file("a/Dockerfile", TWO);
    file("b/Dockerfile", SCRIPT);
    assertThat(run("a", "--unsafe").code()).isZero();
    assertThat(text("b/Dockerfile")).isEqualTo(SCRIPT_MOVED);
  }

  @Test
  void anUnsafeFixCanBeAccepted() throws IOException {
    file("Dockerfile", SCRIPT);
    var run = run("y");
    assertThat(text("Dockerfile")).isEqualTo(SCRIPT_MOVED);
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("fix (unsafe): ", "check what it does with it", "Apply this unsafe fix")
        .doesNotContain("held back");
  }

  @Test
  void dLeavesTheRestOfAFile() throws IOException {
    file("a/Dockerfile", TWO);
    file("b/Dockerfile", TWO);
    var run = run("dyy");
    assertThat(text("a/Dockerfile")).isEqualTo(TWO);
    assertThat(text("b/Dockerfile")).isEqualTo(BOTH);
    assertThat(run.questions()).hasSize(3);
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yq", "y"})
  void quittingWritesWhatWasAccepted(String letters) throws IOException {
    file("a/Dockerfile", TWO);
    file("b/Dockerfile", TWO);
    file("c/Dockerfile", "FRUM a\n");
    var run = run(letters);
    assertThat(text("a/Dockerfile")).isEqualTo(FIRST);
    assertThat(text("b/Dockerfile")).isEqualTo(TWO);
    assertThat(run.questions()).hasSize(2);
    assertThat(run.err()).contains("c/Dockerfile:1: error:", "3 left to a person");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void anythingElseIsAnsweredWithHelp() throws IOException {
    file("Dockerfile", TWO);
    var run = run("?x Y\tN");
    assertThat(run.questions()).hasSize(6);
    assertThat(run.err()).contains("q - quit", "unsafe ones are still asked about");
    assertThat(text("Dockerfile")).isEqualTo(FIRST);
  }

  @Test
  void adviceIsPrintedAndNotAsked() throws IOException {
    file("Dockerfile", "FROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n");
    var run = run("y");
    assertThat(run.questions()).isEmpty();
    assertThat(run.err()).contains("advice:", "1 left to a person");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void nothingToDoAsksNothing() throws IOException {
    file("Dockerfile", "FROM a\nRUN make\n");
    var run = run("");
    assertThat(run.code()).isZero();
    assertThat(run.questions()).isEmpty();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aDryRunAsksAndWritesNothing() throws IOException {
    file("Dockerfile", TWO);
    var run = run("yn", "-n");
    assertThat(run.out()).contains("-ARG NPM_TOKEN");
    assertThat(text("Dockerfile")).isEqualTo(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--check", "--quiet", "--format=json", "--format=github"})
  void whatCannotAskIsAUsageError(String option) throws IOException {
    file("Dockerfile", TWO);
    var run = run("y", option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--interactive shows text and asks");
    assertThat(run.questions()).isEmpty();
    assertThat(text("Dockerfile")).isEqualTo(TWO);
  }

  @Test
  void carriageReturnsStayAndAreNotShown() throws IOException {
    file("Dockerfile", TWO.replace("\n", "\r\n"));
    var run = run("yn");
    assertThat(text("Dockerfile")).isEqualTo(FIRST.replace("\n", "\r\n"));
    assertThat(run.out()).contains("-ARG NPM_TOKEN\r\n");
    assertThat(run.err()).contains("-ARG NPM_TOKEN\n").doesNotContain("\r", "\ufffd");
  }

  @Test
  void aPathOrATextDoesNotSteerTheTerminal() throws IOException {
    file("\u001b[31mx/Dockerfile", "# \u001b]0;x\u0007\n" + TWO);
    var run = run("yy", "--color=never");
    assertThat(run.err()).doesNotContain("\u001b").contains("\ufffd[31mx/Dockerfile? (1/2)");
    assertThat(text("\u001b[31mx/Dockerfile")).endsWith(BOTH);
  }

  @Test
  void aQuestionShowsNoSecret() throws IOException {
    file("Dockerfile", "FROM a\nARG SEAT=CANARY7\nARG NPM_TOKEN\nRUN npm ci\n");
    file(".keymount.yml", "secrets: [SEAT]\n");
    var run = run("y");
    assertThat(run.questions()).hasSize(1);
    assertThat(run.err()).contains(" ARG SEAT=[redacted]").doesNotContain("CANARY");
  }

  @Test
  void aDiffIsColouredAsAsked() throws IOException {
    file("Dockerfile", TWO);
    assertThat(run("n", "--color=always").err()).contains("\u001b[31m-ARG NPM_TOKEN\u001b[0m\n");
  }

  @Test
  void aFileThatChangesWhileItIsAskedAboutIsLeft() throws IOException {
    var file = file("Dockerfile", TWO);
    file("Makefile", "x:\n\tdocker build --build-arg NPM_TOKEN .\n");
    var run =
        Answers.run(
            question -> {
              try {
                Files.writeString(file, TWO + "# more\n");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              return "y";
            },
            "migrate",
            "-i",
            directory);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Dockerfile: it changed since you were asked; run again");
    assertThat(text("Dockerfile")).isEqualTo(TWO + "# more\n");
    assertThat(text("Makefile")).contains("--build-arg NPM_TOKEN");
  }

  @Test
  void anIgnoreFileIsWrittenForAllThatShareItOrNotAtAll() throws IOException {
    var copied = "FROM node:22\nCOPY . .\nCOPY .npmrc /root/\nRUN npm ci\n";
    file("a.Dockerfile", copied);
    file("b.Dockerfile", copied);
    file("package.json", "{}\n");
    file(".npmrc", "//npm.example.com/:_authToken=CANARY1\n");
    var both = run("yy", "-n");
    assertThat(both.out()).isEqualTo(Answers.run("", "migrate", "-n", directory).out());
    assertThat(both.out()).contains("+++ b/.dockerignore");
    var one = run("yn");
    assertThat(one.out()).isEmpty();
    assertThat(one.err())
        .contains("the fix for .npmrc in a.Dockerfile was accepted and is left out: ")
        .contains(".npmrc stays in the context, because b.Dockerfile takes it by name");
    assertThat(text("a.Dockerfile")).isEqualTo(copied);
    assertThat(directory.resolve(".dockerignore")).doesNotExist();
  }

  @Test
  void aReportHasTheFixesThatWereNotAskedAboutToo() throws IOException {
    file("a/Dockerfile", TWO);
    file("b/Dockerfile", TWO);
    var report = directory.resolve("x.csv");
    run("yq", "--report", report);
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.contains("secret-arg"))
        .hasSize(4)
        .filteredOn(line -> line.contains(",safe,yes,"))
        .hasSize(1);
  }
}
