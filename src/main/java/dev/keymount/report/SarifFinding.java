package dev.keymount.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.result.FileChange;
import dev.keymount.result.FileChange.Replacement;
import dev.keymount.result.Finding;
import dev.keymount.result.Station;
import java.io.IOException;
import java.util.Locale;

/** A finding as a result of SARIF. */
final class SarifFinding {

  /** The name of the root of the repository, which paths are relative to. */
  static final String BASE = "SRCROOT";

  private final JsonGenerator json;
  private final Finding finding;

  SarifFinding(JsonGenerator json, Finding finding) {
    this.json = json;
    this.finding = finding;
  }

  void write(int rule) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", JsonText.whole(finding.rule()));
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("kind", "fail");
    json.writeStringField("level", FindingWords.level(finding).name().toLowerCase(Locale.ROOT));
    writeText("message", FindingWords.sentence(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    writePlace(json, finding.path(), finding.line());
    json.writeEndObject();
    json.writeEndArray();
    writeExposures();
    writeWay();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("keymountFinding/v1", JsonText.whole(finding.fingerprint()));
    json.writeEndObject();
    writeFix();
    writeProperties();
    json.writeEndObject();
  }

  private void writeExposures() throws IOException {
    if (finding.exposures().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("relatedLocations");
    int id = 1;
    for (var exposure : finding.exposures()) {
      json.writeStartObject();
      json.writeNumberField("id", id++);
      writePlace(json, finding.path(), exposure.line());
      writeText(
          "message",
          "the value stays in the "
              + exposure.kind().label().replace('-', ' ')
              + of(exposure.stage()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeWay() throws IOException {
    if (finding.way().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("codeFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("threadFlows");
    json.writeStartObject();
    json.writeArrayFieldStart("locations");
    for (var station : finding.way()) {
      write(station);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void write(Station station) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("location");
    writePlace(json, finding.path(), station.line());
    writeText(
        "message", finding.secret() + " " + FindingWords.event(station) + of(station.stage()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String of(String stage) {
    return stage.isEmpty() ? "" : " (" + Words.stage(stage) + ")";
  }

  private void writeFix() throws IOException {
    if (finding.changes().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    var reason = finding.reason().isEmpty() ? finding.message() : finding.reason();
    writeText("description", "fix (" + finding.applicability() + "): " + reason);
    json.writeArrayFieldStart("artifactChanges");
    for (var change : finding.changes()) {
      write(change);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void write(FileChange change) throws IOException {
    json.writeStartObject();
    writeArtifact(json, change.path());
    json.writeArrayFieldStart("replacements");
    for (var replacement : change.replacements()) {
      write(replacement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Replacement replacement) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("deletedRegion");
    json.writeNumberField("startLine", replacement.startLine());
    json.writeNumberField("startColumn", replacement.startColumn());
    json.writeNumberField("endLine", replacement.endLine());
    json.writeNumberField("endColumn", replacement.endColumn());
    json.writeEndObject();
    if (!replacement.text().isEmpty()) {
      json.writeObjectFieldStart("insertedContent");
      json.writeStringField("text", JsonText.whole(replacement.text()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeProperties() throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeStringField("secret", JsonText.whole(finding.secret()));
    json.writeStringField("kind", JsonText.whole(finding.kind()));
    json.writeStringField("mechanism", JsonText.whole(finding.mechanism()));
    json.writeStringField("applicability", JsonText.whole(finding.applicability()));
    json.writeBooleanField("moved", finding.isMoved());
    json.writeEndObject();
  }

  /** Writes where something is, into an open location. */
  static void writePlace(JsonGenerator json, String path, int line) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    writeArtifact(json, path);
    if (line > 0) {
      json.writeObjectFieldStart("region");
      json.writeNumberField("startLine", line);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeArtifact(JsonGenerator json, String path) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", SarifText.uri(path));
    json.writeStringField("uriBaseId", BASE);
    json.writeEndObject();
  }

  private void writeText(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", SarifText.message(text));
    json.writeEndObject();
  }
}
