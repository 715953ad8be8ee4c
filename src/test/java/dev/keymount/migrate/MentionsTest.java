package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

  private static final Mentions MENTIONS =
      new Mentions(Map.of("NPM_TOKEN", need("NPM_TOKEN", Need.Form.VARIABLE)));

  private static Need need(String name, Need.Form form) {
    var id = form == Need.Form.SSH ? "default" : name;
    return new Need(
        id, form, Optional.of(name), Optional.empty(), false, false, Applicability.SAFE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .",
        "run(['docker', 'build', '--build-arg', 'NPM_TOKEN=' + token, '.'])",
        "\"--build-arg NPM_TOKEN=${NPM_TOKEN} \" +",
        "cmd := exec.Command(\"docker\", \"build\", \"--build-arg\", \"NPM_TOKEN=\"+t)",
        "--build-arg=NPM_TOKEN",
        "CMD=\"docker build --build-arg NPM_TOKEN=x .\""
      })
  void findsAnArgumentInAnyLanguage(String line) {
    var answers = MENTIONS.in(SourceText.of("first line\n" + line), Set.of(), CallerRewrite.NONE);
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).line()).isEqualTo(2);
    assertThat(answers.get(0).applied()).isFalse();
    assertThat(answers.get(0).reason())
        .contains("--build-arg NPM_TOKEN", "--secret id=NPM_TOKEN,env=NPM_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker build --build-arg NPM_TOKEN_FILE=x .",
        "docker build --build-arg MY_NPM_TOKEN=x .",
        "docker build --build-arg npm_token=x .",
        "  # docker build --build-arg NPM_TOKEN=x .",
        "// docker build --build-arg NPM_TOKEN=x .",
        "REM docker build --build-arg NPM_TOKEN=x .",
        "x = total / 2 // docker build --build-arg NPM_TOKEN=x .",
        "- run: echo \"docker build --build-arg NPM_TOKEN=x .\"",
        "name: docker build --build-arg NPM_TOKEN=x .",
        "print('use --build-arg NPM_TOKEN=x')",
        "NPM_TOKEN=x"
      })
  void leavesOtherWordsAndCommentsAlone(String line) {
    assertThat(MENTIONS.in(SourceText.of(line), Set.of(), CallerRewrite.NONE)).isEmpty();
  }

  @Test
  void leavesToTheCallsWhatTheyPass() {
    var text = SourceText.of("docker build --build-arg NPM_TOKEN .");
    assertThat(MENTIONS.in(text, Set.of("NPM_TOKEN"), CallerRewrite.NONE)).isEmpty();
  }

  @Test
  void leavesOutWhatTheCallsChangeOrSpeakOf() {
    var text =
        "build --build-arg NPM_TOKEN .\nrun --build-arg NPM_TOKEN .\nx --build-arg NPM_TOKEN";
    var edit = new TextEdit(new TextRange(6, 27), "--secret id=NPM_TOKEN,env=NPM_TOKEN");
    var answer =
        new Answer(
            2, CallerRule.SECRET_BUILD_ARG, Applicability.ADVICE, false, "before", "after", "why");
    var rewrite = new CallerRewrite(List.of(edit), List.of(answer));
    assertThat(MENTIONS.in(SourceText.of(text), Set.of(), rewrite))
        .extracting(Answer::line)
        .containsExactly(3);
  }

  @Test
  void namesAnArgumentOnceInATextThatCanNotBeRead() {
    var text = SourceText.of("services:\n\tbuild: {args: [NPM_TOKEN]}\n# NPM_TOKEN\n");
    assertThat(MENTIONS.inUnreadable(text)).extracting(Answer::line).containsExactly(2);
    assertThat(MENTIONS.inUnreadable(SourceText.of("MY_NPM_TOKEN: 1"))).isEmpty();
  }

  @Test
  void namesTheAgentForAKey() {
    var mentions = new Mentions(Map.of("KEY", need("KEY", Need.Form.SSH)));
    var answers =
        mentions.in(
            SourceText.of("docker build --build-arg KEY=x ."), Set.of(), CallerRewrite.NONE);
    assertThat(answers.get(0).reason()).endsWith("by --ssh default");
  }
}
