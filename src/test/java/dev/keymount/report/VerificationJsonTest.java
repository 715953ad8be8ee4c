package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Json;
import dev.keymount.verify.Verification;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationJsonTest {

  private static String json(List<Verification> verifications) throws IOException {
    var writer = new StringWriter();
    try (var json = new VerificationJson(writer, ".", "docker 28.5.2")) {
      for (var verification : verifications) {
        json.add(verification);
      }
      json.finish();
    }
    return writer.toString();
  }

  @Test
  void saysWhatItIsAndCountsTheVerdicts() throws IOException {
    assertThat(json(List.of()))
        .isEqualTo(
            """
            {"schema":"keymount/verification/1","root":".","builder":"docker 28.5.2",\
            "dockerfiles":[],"summary":{"proven":0,"leaks":0,"differs":0,"fails":0,\
            "not-provable":0,"unchanged":0}}
            """);
    var summary = Json.read(json(Verifications.all())).get("summary");
    assertThat(summary.get("proven").text()).isEqualTo("1");
    assertThat(summary.get("not-provable").text()).isEqualTo("1");
    assertThat(summary.get("differs").text()).isEqualTo("0");
  }

  @Test
  void hasTheTracesOfBothSides() throws IOException {
    var secret = first(Verifications.leaking()).get("secrets").elements().get(1);
    assertThat(secret.get("name").text()).isEqualTo("NPM_TOKEN");
    assertThat(secret.get("kind").text()).isEqualTo("token");
    assertThat(secret.get("source").text()).isEqualTo("made-up");
    assertThat(secret.get("channel").text()).isEqualTo("--secret id=NPM_TOKEN");
    assertThat(secret.get("before").elements()).hasSize(5);
    var trace = secret.get("after").elements().get(0);
    assertThat(trace.get("place").text()).isEqualTo("layer");
    assertThat(trace.get("stage").text()).isEqualTo("build");
    assertThat(trace.get("layer").text()).isEqualTo("9");
    assertThat(trace.get("path").text()).isEqualTo("/app/cache.tgz!/cache/.npmrc");
    assertThat(trace.get("form").text()).isEqualTo("base64");
    assertThat(trace.get("line").text()).isEqualTo("14");
  }

  @Test
  void tellsFailuresFromDifferencesThatAreExplained() throws IOException {
    var differences = first(Verifications.leaking()).get("differences").elements();
    assertThat(differences.get(0).get("failure").text()).isEqualTo("true");
    assertThat(differences.get(0).get("standing").text()).isEqualTo("unexplained");
    assertThat(first(Verifications.proven()).get("differences").elements())
        .extracting(each -> each.get("failure").text() + " " + each.get("standing").text())
        .containsExactly("false unstable", "false untouched", "false noise");
  }

  @Test
  void hasTheLogOfTheSideThatFails() throws IOException {
    var failure = first(Verifications.failing()).get("failures").elements().get(0);
    assertThat(failure.get("side").text()).isEqualTo("after");
    assertThat(failure.get("stage").text()).isEqualTo("build");
    assertThat(failure.get("target").text()).isEqualTo("true");
    assertThat(failure.get("log").texts()).hasSize(4);
    var notProvable = first(Verifications.notProvable());
    assertThat(notProvable.get("failures").elements().get(0).get("side").text())
        .isEqualTo("before");
    assertThat(notProvable.get("after").text()).isEmpty();
    assertThat(notProvable.get("before").get("unread").texts()).hasSize(1);
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    assertThat(json(Verifications.all())).isEqualTo(json(Verifications.all()));
  }

  private static Json first(Verification verification) throws IOException {
    return Json.read(json(List.of(verification))).get("dockerfiles").elements().get(0);
  }
}
