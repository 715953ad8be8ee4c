package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsGitlabTest {

  private static JsonNode report(List<RepositoryResult> results) throws IOException {
    var text = new StringWriter();
    ResultsGitlab.write(Results.of(results), text);
    return Schemas.read(text.toString());
  }

  @Test
  void eachFindingIsAnObject() throws IOException {
    var report = report(List.of(SampleResults.holding(0, "a")));
    assertThat(report.findValuesAsText("severity"))
        .containsExactly("critical", "critical", "info", "minor");
    assertThat(report.get(0).toString())
        .isEqualTo(
            "{\"description\":\"NPM_TOKEN ends up in the image history a. SAFE: a\","
                + "\"check_name\":\"secret-arg\","
                + "\"fingerprint\":\"0123456789abcdef0123456789abcdef\",\"severity\":\"critical\","
                + "\"location\":{\"path\":\"a\",\"lines\":{\"begin\":3}}}");
    assertThat(report(List.of())).isEmpty();
  }

  @Test
  void pathsOfSeveralRepositoriesBeginWithTheirNames() throws IOException {
    var report = report(List.of(SampleResults.holding(0, "a"), SampleResults.holding(1, "a")));
    assertThat(report.findValuesAsText("path"))
        .contains("repository-0a/a", "repository-1a/ci/build.sha")
        .hasSize(8);
    assertThat(report.get(0).get("fingerprint")).isNotEqualTo(report.get(4).get("fingerprint"));
  }

  @Test
  void textsAreReadAsTheyAre() throws IOException {
    for (var text : SampleResults.HOSTILE) {
      var result = SampleResults.holding(0, text);
      var report = report(List.of(result));
      int at = 0;
      for (var finding : result.findings()) {
        var object = report.get(at++);
        assertThat(object.get("description").asText())
            .isEqualTo(JsonText.whole(FindingWords.sentence(finding)));
        assertThat(object.get("location").get("path").asText())
            .isEqualTo(JsonText.whole(finding.path()));
      }
    }
  }
}
