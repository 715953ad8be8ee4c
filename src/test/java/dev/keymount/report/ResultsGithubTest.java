package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.result.SampleResults;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsGithubTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "::(error|warning|notice) file=([^:,]*),line=(\\d+)(?:,title=([^:,]*))?::(.*)");

  static Stream<String> hostile() {
    return SampleResults.HOSTILE.stream();
  }

  private static String decoded(String text) {
    return text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void eachLineIsOneCommand(String text) {
    var result = SampleResults.holding(0, text);
    var lines = ResultsGithub.lines(result, "web/");
    assertThat(lines).hasSize(6);
    assertThat(lines).allSatisfy(line -> assertThat(line).matches(COMMAND));
    assertThat(String.join("", lines))
        .doesNotContainPattern("[\\p{Cntrl}&&[^\\t]]|[\u0080-\u009f\u2028\u2029]");
    var command = COMMAND.matcher(lines.get(2));
    assertThat(command.find()).isTrue();
    var finding = result.findings().get(0);
    assertThat(decoded(command.group(2))).isEqualTo(shown("web/" + finding.path()));
    assertThat(decoded(command.group(5))).isEqualTo(shown(FindingWords.sentence(finding)));
  }

  private static String shown(String text) {
    return JsonText.whole(
        text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029]", "\ufffd"));
  }

  @Test
  void theLevelTellsWhatItIs() {
    assertThat(ResultsGithub.lines(SampleResults.holding(0, "a"), ""))
        .containsExactly(
            "::error file=ba,line=1::a",
            "::error file=a,line=9::broken a",
            "::warning file=a,line=3,title=secret-arg::NPM_TOKEN ends up in the image history a."
                + " SAFE: a",
            "::warning file=a,line=3,title=secret-arg::NPM_TOKEN ends up in the image history a."
                + " ADVICE: a",
            "::notice file=ci/build.sha,line=7,title=secret-build-arg::a. SAFE",
            "::warning file=ci/build.sha,line=7,title=secret-build-arg::a. SAFE");
  }
}
