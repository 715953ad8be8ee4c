package dev.keymount.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.caller.CallerRule;
import dev.keymount.result.Finding;
import dev.keymount.transform.Rule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that a run of SARIF speaks of, in the order of their ids. */
final class SarifRules {

  /**
   * How bad the defect is where nothing else is known, as GitHub's code scanning takes it: from 7.0
   * it is high, from 4.0 medium.
   */
  private static final Map<String, String> SEVERITIES =
      Map.ofEntries(
          Map.entry(Rule.SSH_KEY_ARG.id(), "8.6"),
          Map.entry(Rule.SSH_KEY_COPY.id(), "8.6"),
          Map.entry(Rule.SSH_KEY_STAGE_COPY.id(), "8.6"),
          Map.entry(Rule.SECRET_ARG.id(), "7.5"),
          Map.entry(Rule.SECRET_ENV.id(), "7.5"),
          Map.entry(Rule.SECRET_URL.id(), "7.5"),
          Map.entry(Rule.SECRET_LITERAL.id(), "8.6"),
          Map.entry(Rule.CREDENTIALS_FILE_COPY.id(), "7.5"),
          Map.entry(Rule.CREDENTIALS_FILE_WRITTEN.id(), "7.5"),
          Map.entry(Rule.SECRET_MOUNT_LEAK.id(), "7.5"),
          Map.entry(Rule.HOST_KEY_UNCHECKED.id(), "5.9"),
          Map.entry(Rule.SSH_MOUNT_MISSING.id(), "2.0"),
          Map.entry(CallerRule.SECRET_BUILD_ARG.id(), "5.5"),
          Map.entry(CallerRule.REGISTRY_PASSWORD_ARGUMENT.id(), "5.5"));

  private static final String UNKNOWN = "5.0";

  private final List<String> ids;

  private SarifRules(List<String> ids) {
    this.ids = ids;
  }

  static SarifRules of(List<Finding> findings) {
    return new SarifRules(findings.stream().map(Finding::rule).distinct().sorted().toList());
  }

  int index(String id) {
    return ids.indexOf(id);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (var id : ids) {
      write(id, json);
    }
    json.writeEndArray();
  }

  private static void write(String id, JsonGenerator json) throws IOException {
    var summary = summary(id).orElse(id);
    json.writeStartObject();
    json.writeStringField("id", JsonText.whole(id));
    json.writeStringField("name", JsonText.whole(name(id)));
    text("shortDescription", summary, json);
    text("fullDescription", summary, json);
    json.writeObjectFieldStart("help");
    var page = RulePage.of(id);
    json.writeStringField(
        "text", SarifText.message(summary + "; keymount explain " + id + " tells more"));
    if (page.isPresent()) {
      json.writeStringField("markdown", page.get());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", "warning");
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    json.writeString("security");
    json.writeEndArray();
    json.writeStringField("precision", id.equals(Rule.SECRET_LITERAL.id()) ? "medium" : "high");
    json.writeStringField("security-severity", SEVERITIES.getOrDefault(id, UNKNOWN));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void text(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", SarifText.message(text));
    json.writeEndObject();
  }

  private static Optional<String> summary(String id) {
    return Rule.fromId(id)
        .map(Rule::summary)
        .or(
            () ->
                Arrays.stream(CallerRule.values())
                    .filter(rule -> rule.id().equals(id))
                    .map(CallerRule::summary)
                    .findFirst());
  }

  /** Returns the id in the case of a class name, as viewers show it. */
  private static String name(String id) {
    return Arrays.stream(id.split("-", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
