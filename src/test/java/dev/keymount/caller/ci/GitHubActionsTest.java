package dev.keymount.caller.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.Surroundings;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubActionsTest {

  private static final String JOB =
      """
      jobs:
        image:
          runs-on: ubuntu-latest
          steps:
      """;

  private static CallerDocument document(String text) {
    return new GitHubActions()
        .read(new CallerFile(".github/workflows/a.yml", SourceText.of(text), Surroundings.NONE))
        .orElseThrow();
  }

  private static Need need(String name, Need.Form form, Applicability applicability) {
    var id = form == Need.Form.SSH ? "default" : name;
    return new Need(id, form, Optional.of(name), Optional.empty(), true, false, applicability);
  }

  private static CallerRewrite rewrite(String text, Need... needs) {
    var document = document(text);
    var demands = document.calls().stream().map(call -> new Demand(List.of(needs))).toList();
    return document.rewrite(demands, new CallerDocument.Options(false, false));
  }

  private static String after(String text, Need... needs) {
    return EditPlan.of(rewrite(text, needs).edits()).applyTo(text);
  }

  private static final Need TOKEN = need("TOKEN", Need.Form.VARIABLE, Applicability.SAFE);
  private static final Need KEY = need("KEY", Need.Form.SSH, Applicability.SAFE);

  @Test
  void twoBuildsShareTheAgentOfTheFirst() {
    var step =
        """
            - uses: docker/build-push-action@v6
              with:
                context: .
                build-args: KEY=${{ secrets.KEY }}
        """;
    assertThat(after(JOB + step + step, KEY))
        .containsOnlyOnce("Load KEY into an agent")
        .doesNotContain("build-args")
        .contains("ssh: default\n    - uses");
  }

  @Test
  void aKeyOfAnAgentStepThatIsThereIsNotLoadedAgain() {
    var text =
        JOB
            + """
                - uses: webfactory/ssh-agent@v0.9.0
                  with:
                    ssh-private-key: ${{ secrets.KEY }}
                - uses: docker/build-push-action@v6
                  with:
                    context: .
                    build-args: KEY=${{ secrets.KEY }}
            """;
    assertThat(after(text, KEY))
        .isEqualTo(text.replace("build-args: KEY=${{ secrets.KEY }}", "ssh: default"));
  }

  @Test
  void aListOfOneLineBecomesABlock() {
    var text =
        JOB
            + """
                - uses: docker/build-push-action@v6
                  with:
                    build-args: TOKEN=${{ secrets.TOKEN }}
                    secrets: OTHER=${{ secrets.OTHER }}
            """;
    assertThat(after(text, TOKEN))
        .isEqualTo(
            JOB
                + """
                    - uses: docker/build-push-action@v6
                      with:
                        secrets: |
                          OTHER=${{ secrets.OTHER }}
                          TOKEN=${{ secrets.TOKEN }}
                """);
  }

  @Test
  void aValueInPlainTextIsMovedAndMustBeReplaced() {
    var text =
        JOB
            + """
                - uses: docker/build-push-action@v6
                  with:
                    build-args: TOKEN=CANARYliteral
            """;
    var answers = rewrite(text, TOKEN).answers();
    assertThat(answers).extracting(Answer::applied).containsExactly(true);
    assertThat(answers.get(0).reason()).contains("replace it").doesNotContain("CANARY");
    assertThat(answers.toString()).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- uses: docker/build-push-action@v1\n    with: {build-args: 'TOKEN=${{ secrets.T }}'}\n",
        "- uses: docker/build-push-action@v6\n    with: {build-args: 'TOKEN=${{ secrets.T }}'}\n",
        "- uses: docker/build-push-action@v6\n    with:\n      build-args: >\n        TOKEN=1\n        A=2\n",
        "- uses: docker/build-push-action@v6\n    with:\n      build-args: TOKEN\n",
      })
  void isAdvice(String step) {
    var text = "jobs:\n a:\n  steps:\n  " + step;
    var rewrite = rewrite(text, TOKEN);
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .extracting(Answer::applicability)
        .containsExactly(Applicability.ADVICE);
    assertThat(rewrite.answers().get(0).reason()).contains("TOKEN");
  }

  @Test
  void namesAloneAreNotEnough() {
    var text = JOB + "      - run: docker build --build-arg TOKEN=${{ secrets.TOKEN }} .\n";
    var rewrite = rewrite(text, need("TOKEN", Need.Form.VARIABLE, Applicability.UNSAFE));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers()).extracting(Answer::applied).containsExactly(false);
  }

  @Test
  void aScriptOfOneLineBecomesABlockForAnAgent() {
    var text = JOB + "      - run: docker build --build-arg KEY=${{ secrets.KEY }} .\n";
    assertThat(after(text, KEY))
        .isEqualTo(
            JOB
                + """
                      - run: |
                          eval "$(ssh-agent -s)"
                          printf '%s\\n' "$KEY" | tr -d '\\r' | ssh-add -
                          docker build --ssh default .
                        env:
                          KEY: ${{ secrets.KEY }}
                """);
  }

  @Test
  void aVariableOfTheJobWithTheValueIsUsed() {
    var text =
        """
        env:
          NPM: ${{secrets.TOKEN}}
        jobs:
          image:
            steps:
              - run: docker build --build-arg TOKEN=${{ secrets.TOKEN }} .
        """;
    assertThat(after(text, TOKEN))
        .contains("--secret id=TOKEN,env=NPM .")
        .doesNotContain("env:\n          ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- run: docker build --build-arg TOKEN=$env:TOKEN .\n        shell: pwsh\n",
        "- uses: docker/bake-action@v6\n        with:\n          set: app.args.TOKEN=a\n",
        "- uses: docker/build-push-action@v6\n        with:\n          build-args: TOKEN=a\n"
            + "          secrets: TOKEN=b\n",
        "- uses: someone/build-push-action@v6\n        with:\n          build-args: TOKEN=1\n",
      })
  void advisesOnWhatIsNotWrittenAnew(String step) {
    var rewrite = rewrite(JOB + "      " + step, TOKEN);
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .extracting(Answer::applicability)
        .containsExactly(Applicability.ADVICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- uses: someone/build-push-action@v6\n        with:\n          tags: TOKEN=1\n",
        "- uses: docker/build-push-action@v6\n        with:\n          context: https://git.example.com/a.git\n",
      })
  void leavesAlone(String step) {
    var text = JOB + "      " + step;
    assertThat(
            new GitHubActions()
                .read(
                    new CallerFile(
                        ".github/workflows/a.yml", SourceText.of(text), Surroundings.NONE)))
        .isEmpty();
  }
}
