package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsSarifTest {

  /** A link as SARIF 2.1.0 describes it in 3.11.6, or a placeholder of 3.11.5. */
  private static final Pattern LINK = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\[");

  private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\{)\\{\\d+\\}");

  private static JsonNode sarif(RepositoryResult... results) throws IOException {
    var text = new StringWriter();
    ResultsSarif.write(Results.of(List.of(results)), text);
    return Schemas.read(text.toString());
  }

  private static JsonNode run(RepositoryResult result) throws IOException {
    return sarif(result).get("runs").get(0);
  }

  static Stream<String> hostile() {
    return SampleResults.HOSTILE.stream();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void aLogIsValidWhateverTheTextsAre(String text) throws IOException {
    var log = sarif(SampleResults.holding(0, text));
    assertThat(Schemas.faults(Schemas.SARIF, log)).isEmpty();
    for (var message : log.findValues("message")) {
      assertThat(message.get("text").asText()).doesNotContainPattern(PLACEHOLDER);
      assertThat(LINK.matcher(message.get("text").asText()).find()).isFalse();
    }
    assertThat(log.findValuesAsText("text")).noneMatch(ResultsSarifTest::isBroken);
    for (var uri : log.findValuesAsText("uri")) {
      var parsed = URI.create(uri);
      assertThat(parsed.isAbsolute() || parsed.getRawAuthority() != null).isFalse();
      assertThat(uri).doesNotStartWith("/").matches("[\\x21-\\x7e]*");
    }
    var path = JsonText.whole(SampleResults.finding(text, true).path());
    assertThat(URI.create(log.findValue("results").findValuesAsText("uri").get(0)).getPath())
        .isEqualTo((path.startsWith("/") ? "." : "") + path);
  }

  private static boolean isBroken(String text) {
    return !JsonText.whole(text).equals(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b-1_2.~x|a/b-1_2.~x",
        "a b/c%20d#e?f|a%20b/c%2520d%23e%3Ff",
        "a:b,c;d|a%3Ab%2Cc%3Bd",
        "ü/\ud83d\ude00|%C3%BC/%F0%9F%98%80",
        "[a](b)|%5Ba%5D%28b%29",
        "/etc/passwd|./etc/passwd",
        "//host/x|.//host/x"
      })
  void aPathIsARelativeReference(String path, String uri) {
    assertThat(SarifText.uri(path)).isEqualTo(uri);
    assertThat(SarifText.uri("a\nb\ud800")).isEqualTo("a%0Ab%EF%BF%BD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a](b)|\\[a\\](b)",
        "\\[a](b)|\\\\\\[a\\](b)",
        "${NAME} {0}|${NAME} {{0}}",
        "nothing here|nothing here"
      })
  void aMessageHasNoLinkAndNoPlaceholder(String text, String message) {
    assertThat(SarifText.message(text)).isEqualTo(message);
  }

  @Test
  void eachRepositoryIsARunOfItsOwn() throws IOException {
    var log = sarif(SampleResults.all().toArray(RepositoryResult[]::new));
    assertThat(Schemas.faults(Schemas.SARIF, log)).isEmpty();
    assertThat(log.get("runs")).hasSize(SampleResults.all().size());
    assertThat(log.findValues("automationDetails"))
        .hasSize(SampleResults.all().size())
        .doesNotHaveDuplicates();
    assertThat(Schemas.faults(Schemas.SARIF, sarif())).isEmpty();
  }

  @Test
  void aRunThatIsAloneHasTheCategoryOfWhoeverUploadsIt() throws IOException {
    assertThat(run(SampleResults.holding(0, "a")).has("automationDetails")).isFalse();
    var two = sarif(SampleResults.holding(0, "a"), SampleResults.holding(1, "b")).get("runs");
    assertThat(two.findValuesAsText("id"))
        .contains("keymount/repository-0a/", "keymount/repository-1b/");
    assertThat(two.get(0).get("tool").get("driver").get("name").asText()).isEqualTo("Keymount");
  }

  @Test
  void theSchemaFindsWhatIsWrong() throws IOException {
    var log = sarif(SampleResults.holding(0, "a"));
    ((ObjectNode) log.get("runs").get(0).get("results").get(0)).put("level", "bad");
    assertThat(Schemas.faults(Schemas.SARIF, log)).isNotEmpty();
  }

  @Test
  void rulesAreThoseThatAreUsed() throws IOException {
    var run = run(SampleResults.holding(0, "a"));
    var rules = run.get("tool").get("driver").get("rules");
    assertThat(rules.findValuesAsText("id")).containsExactly("secret-arg", "secret-build-arg");
    assertThat(rules.get(0).get("help").get("markdown").asText()).startsWith("# secret-arg");
    var properties = rules.get(0).get("properties");
    assertThat(properties.get("security-severity").asText()).isEqualTo("7.5");
    assertThat(properties.get("precision").asText()).isEqualTo("high");
    assertThat(properties.get("tags").get(0).asText()).isEqualTo("security");
    for (var result : run.get("results")) {
      assertThat(rules.get(result.get("ruleIndex").asInt()).get("id"))
          .isEqualTo(result.get("ruleId"));
    }
  }

  @Test
  void aResultHasItsPlaceItsWayAndItsFix() throws IOException {
    var result = run(SampleResults.holding(0, "a")).get("results").get(0);
    assertThat(result.get("level").asText()).isEqualTo("error");
    assertThat(result.get("message").get("text").asText())
        .isEqualTo("NPM_TOKEN ends up in the image history a. SAFE: a");
    assertThat(result.get("locations").toString())
        .isEqualTo(
            "[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a\","
                + "\"uriBaseId\":\"SRCROOT\"},\"region\":{\"startLine\":3}}}]");
    assertThat(result.get("relatedLocations").findValuesAsText("text"))
        .containsExactly(
            "the value stays in the image history (a)",
            "the value stays in the build log (stage 0)");
    assertThat(result.get("codeFlows").findValuesAsText("text"))
        .containsExactly("a comes in (a)", "a is used (build)");
    assertThat(result.get("partialFingerprints").get("keymountFinding/v1").asText())
        .isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(result.get("fixes").get(0).get("description").get("text").asText())
        .isEqualTo("fix (safe): a");
    assertThat(result.get("fixes").findValue("replacements").toString())
        .isEqualTo(
            "[{\"deletedRegion\":{\"startLine\":3,\"startColumn\":1,\"endLine\":4,"
                + "\"endColumn\":1},\"insertedContent\":{\"text\":\"a\\n\"}}]");
  }

  @Test
  void theLevelTellsHowFarTheValueGoes() throws IOException {
    var results = run(SampleResults.holding(0, "a")).get("results");
    assertThat(results.findValuesAsText("level"))
        .containsExactly("error", "error", "note", "warning");
  }

  @Test
  void aSourceIsShownWhereItIsTheUrlOfARepository() throws IOException {
    assertThat(uri("https://git.example.com/a/b.git")).isEqualTo("https://git.example.com/a/b.git");
    assertThat(uri("ssh://git@git.example.com/a")).isEqualTo("ssh://git@git.example.com/a");
    for (var source :
        List.of("/home/a", "file:///home/a", "a", "javascript:x", "git@a:b", "https://a:b@c/d")) {
      assertThat(uri(source)).as(source).isEmpty();
    }
  }

  private static String uri(String source) throws IOException {
    var run = run(RepositoryResult.without(0, "a", source, Outcome.CLEAN, ""));
    return run.has("versionControlProvenance")
        ? run.get("versionControlProvenance").get(0).get("repositoryUri").asText()
        : "";
  }

  @Test
  void whatWentWrongIsANotification() throws IOException {
    var failed = run(RepositoryResult.without(0, "a", "a", Outcome.FAILED, "no [network](x)"));
    var invocation = failed.get("invocations").get(0);
    assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
    assertThat(invocation.findValuesAsText("text")).containsExactly("no \\[network\\](x)");
    var partial = run(SampleResults.holding(0, "a")).get("invocations").get(0);
    assertThat(partial.get("executionSuccessful").asBoolean()).isTrue();
    assertThat(partial.findValuesAsText("text")).containsExactly("a", "a", "broken a");
  }
}
