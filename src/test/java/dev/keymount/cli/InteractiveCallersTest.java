package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keymount.cli.Answers.Run;
import dev.keymount.report.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveCallersTest {

  private static final String LEAK = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";
  private static final String CALL = "x:\n\tdocker build --build-arg NPM_TOKEN .\n";
  private static final String CALL_MOVED =
      "x:\n\tdocker build --secret id=NPM_TOKEN,env=NPM_TOKEN .\n";

  @TempDir private Path directory;

  @BeforeEach
  void makeRepository() throws IOException {
    file("Dockerfile", LEAK);
    file("Makefile", CALL);
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  private Run run(String letters) {
    return Answers.run(letters, "migrate", "-i", directory);
  }

  @Test
  void callersFollowTheDockerfiles() throws IOException {
    var run = run("yy");
    assertThat(run.questions())
        .containsExactly(
            "Apply this fix to Dockerfile? (1/1) [y,n,a,d,q,?] ",
            "Apply this change to Makefile? (1/1) [y,n,a,d,q,?] ");
    assertThat(run.err()).contains("--build-arg NPM_TOKEN becomes --secret");
    assertThat(text("Makefile")).isEqualTo(CALL_MOVED);
    assertThat(run.code()).isZero();
    assertThat(run.err()).doesNotContain("build with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yn", "yd"})
  void aCallerThatStaysIsSaidToGiveNothing(String letters) throws IOException {
    var run = run(letters);
    assertThat(text("Makefile")).isEqualTo(CALL);
    assertThat(text("Dockerfile")).contains("--mount");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "keymount: Makefile stays as it is, so it does not give NPM_TOKEN to the mounts of"
                + " Dockerfile\n",
            "1 left to a person",
            "docker build --secret id=NPM_TOKEN,env=NPM_TOKEN");
    assertThat(run.out()).doesNotContain("Makefile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yq", "y"})
  void aDockerfileStaysWhereItsCallerIsNotDecided(String letters) throws IOException {
    var run = run(letters);
    assertThat(text("Makefile")).isEqualTo(CALL);
    assertThat(text("Dockerfile")).isEqualTo(LEAK);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "keymount: Dockerfile stays as it is, because it was not decided whether Makefile"
                + " changes with it\n",
            "0 moved",
            "1 left to a person")
        .doesNotContain("does not give");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yyq", "yy"})
  void whoQuitsBeforeTheCallersKeepsTheDockerfilesWithoutAny(String letters) throws IOException {
    file("b.Dockerfile", LEAK);
    file("c.Dockerfile", LEAK);
    var run = run(letters);
    assertThat(run.questions()).hasSize(3);
    assertThat(text("Dockerfile") + text("Makefile")).isEqualTo(LEAK + CALL);
    assertThat(text("b.Dockerfile")).contains("--mount");
    assertThat(text("c.Dockerfile")).isEqualTo(LEAK);
  }

  @Test
  void aCallerThatWasAcceptedChangesForTheDockerfilesThatAreLeft() throws IOException {
    file("b.Dockerfile", LEAK);
    file("Makefile", CALL + "y:\n\tdocker build --build-arg NPM_TOKEN -f b.Dockerfile .\n");
    file("b.sh", "docker build --build-arg NPM_TOKEN -f b.Dockerfile .\n");
    file("c.sh", "docker build --build-arg NPM_TOKEN -f b.Dockerfile .\n");
    var run = run("yyyn");
    assertThat(run.err())
        .contains("b.Dockerfile stays as it is, because it was not decided whether c.sh changes");
    assertThat(text("b.Dockerfile")).isEqualTo(LEAK);
    assertThat(text("Dockerfile")).contains("--mount");
    assertThat(text("Makefile"))
        .isEqualTo(CALL_MOVED + "y:\n\tdocker build --build-arg NPM_TOKEN -f b.Dockerfile .\n");
    assertThat(text("b.sh") + text("c.sh")).doesNotContain("--secret");
    assertThat(run.err()).doesNotContain("does not give", "b.sh stays");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aGuessThatIsNotDecidedCountsAsACaller() throws IOException {
    var guess = "y:\n\tdocker build --build-arg NPM_TOKEN $(WHERE)\n";
    file("Makefile", CALL + guess);
    assertThat(run("yy").err()).contains("not decided whether Makefile changes with it");
    assertThat(text("Dockerfile") + text("Makefile")).isEqualTo(LEAK + CALL + guess);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "aq"})
  void allStandsForCallersWhereTheAnswersEnd(String letters) throws IOException {
    file("b.Dockerfile", "FROM a\nARG API_TOKEN\nRUN ./build.sh\n");
    assertThat(run(letters).code()).isEqualTo(1);
    assertThat(text("Dockerfile")).contains("--mount");
    assertThat(text("Makefile")).isEqualTo(CALL_MOVED);
    assertThat(text("b.Dockerfile")).doesNotContain("--mount");
  }

  @Test
  void adviceOnCallersIsShownWhereTheAnswersEnd() throws IOException {
    file("Makefile", "x:\n\ttrue\n");
    file("a.ps1", "$a = @('--build-arg', \"NPM_TOKEN=$env:NPM_TOKEN\")\ndocker build @a .\n");
    file("b.Dockerfile", LEAK);
    var run = run("y");
    assertThat(text("Dockerfile")).contains("--mount");
    assertThat(run.err()).contains("a.ps1:1: ").doesNotContain("not decided");
  }

  @Test
  void aReportHasADockerfileThatStaysAsNotMoved() throws IOException {
    assertThat(moved(report("y"))).containsExactly("Dockerfile false");
  }

  @Test
  void aCallerThatStaysIsOfferedAgain() throws IOException {
    run("yn");
    var next = run("y");
    assertThat(next.questions()).hasSize(1);
    assertThat(text("Makefile")).isEqualTo(CALL_MOVED);
  }

  @Test
  void withoutAFixThereIsNothingToAskOfCallers() throws IOException {
    var run = run("ny");
    assertThat(run.questions()).hasSize(1);
    assertThat(text("Makefile")).isEqualTo(CALL);
    assertThat(text("Dockerfile")).isEqualTo(LEAK);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aGuessIsAQuestionOfItsOwn() throws IOException {
    var guess = "y:\n\tdocker build --build-arg NPM_TOKEN $(WHERE)\n";
    file("Makefile", CALL + guess);
    file("y.sh", "docker build --build-arg NPM_TOKEN https://git.example.com/a.git\n");
    var run = run("yyny");
    assertThat(run.questions().subList(1, 4))
        .containsExactly(
            "Apply this change to Makefile? (1/2) [y,n,a,d,q,?] ",
            "Apply this unsafe change to Makefile? (2/2) [y,n,a,d,q,?] ",
            "Apply this unsafe change to y.sh? (1/1) [y,n,a,d,q,?] ");
    assertThat(run.err())
        .contains("nothing but the name of the argument", "the rest of Makefile stays as it is");
    assertThat(text("Makefile")).isEqualTo(CALL_MOVED + guess);
    assertThat(text("y.sh")).contains("--secret id=NPM_TOKEN,env=NPM_TOKEN");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void allStandsForCallers() throws IOException {
    assertThat(run("a").code()).isZero();
    assertThat(text("Makefile")).isEqualTo(CALL_MOVED);
  }

  @Test
  void nothingIsWrittenBeforeTheLastAnswer() {
    Answers.run(
        question -> {
          try {
            assertThat(text("Dockerfile")).isEqualTo(LEAK);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return "y";
        },
        "migrate",
        "-i",
        directory);
  }

  private JsonNode report(String letters) throws IOException {
    var file = directory.resolve("x.json");
    Answers.run(letters, "migrate", "-i", "--report", file, directory);
    return Schemas.read(Files.readString(file)).get("repositories").get(0);
  }

  private static List<String> moved(JsonNode repository) {
    var moved = new ArrayList<String>();
    for (var finding : repository.get("findings")) {
      moved.add(finding.get("path").asText() + " " + finding.get("moved").asBoolean());
    }
    return moved;
  }

  @Test
  void aReportHasWhatWasDeclinedAsNotMoved() throws IOException {
    var declined = report("n");
    assertThat(declined.get("outcome").asText()).isEqualTo("manual");
    assertThat(moved(declined)).containsExactly("Dockerfile false");
    assertThat(moved(report("yn"))).containsExactly("Dockerfile true", "Makefile false");
  }

  @Test
  void aReportHasWhatWasAcceptedAsMovedAndEachFindingOnce() throws IOException {
    file("a.sh", "docker build --build-arg NPM_TOKEN .\n");
    file("b.sh", "docker build --build-arg NPM_TOKEN .\n");
    var repository = report("ydyy");
    assertThat(moved(repository))
        .containsExactly("Dockerfile true", "Makefile false", "a.sh true", "b.sh true");
    assertThat(repository.get("outcome").asText()).isEqualTo("partial");
  }

  @Test
  void aFileThatIsTwoQuestionsIsInAReportOnce() throws IOException {
    file("Makefile", CALL + "y:\n\tdocker build --build-arg NPM_TOKEN $(WHERE)\n");
    assertThat(moved(report("yyn")))
        .containsExactly("Dockerfile true", "Makefile true", "Makefile false");
  }
}
