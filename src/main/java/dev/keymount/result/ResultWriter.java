package dev.keymount.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.migrate.Exposure;
import java.io.IOException;
import java.util.List;

/** Results as JSON objects, as journals keep them and reports show them. */
public final class ResultWriter {

  private final JsonGenerator json;

  /** Writes to a document. */
  public ResultWriter(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes one result as an object.
   *
   * @throws IOException if it can't be written
   */
  public void write(RepositoryResult result) throws IOException {
    json.writeStartObject();
    json.writeNumberField("position", result.position());
    json.writeStringField("name", result.name());
    json.writeStringField("source", result.source());
    json.writeStringField("revision", result.revision());
    json.writeStringField("outcome", result.outcome().label());
    json.writeStringField("reason", result.reason());
    json.writeNumberField("dockerfiles", result.dockerfiles());
    json.writeArrayFieldStart("findings");
    for (var finding : result.findings()) {
      write(finding);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("issues");
    for (var issue : result.issues()) {
      json.writeStartObject();
      json.writeStringField("path", issue.path());
      json.writeNumberField("line", issue.line());
      json.writeStringField("message", issue.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("commands");
    for (var command : result.commands()) {
      json.writeString(command);
    }
    json.writeEndArray();
    write(result.delivery());
    json.writeStringField("diff", result.diff());
    json.writeEndObject();
  }

  private void write(Delivery delivery) throws IOException {
    json.writeObjectFieldStart("delivery");
    json.writeStringField("patch", delivery.patch());
    json.writeStringField("branch", delivery.branch());
    json.writeStringField("commit", delivery.commit());
    json.writeBooleanField("pushed", delivery.isPushed());
    json.writeStringField("request", delivery.request());
    json.writeBooleanField("inPlace", delivery.isInPlace());
    json.writeEndObject();
  }

  private void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", finding.path());
    json.writeNumberField("line", finding.line());
    json.writeStringField("format", finding.format());
    json.writeStringField("rule", finding.rule());
    json.writeStringField("secret", finding.secret());
    json.writeStringField("kind", finding.kind());
    json.writeStringField("mechanism", finding.mechanism());
    json.writeStringField("applicability", finding.applicability());
    json.writeBooleanField("moved", finding.isMoved());
    json.writeStringField("message", finding.message());
    json.writeStringField("reason", finding.reason());
    lines("consumers", finding.consumers());
    lines("removed", finding.removed());
    json.writeArrayFieldStart("exposures");
    for (var exposure : finding.exposures()) {
      write(exposure);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("way");
    for (var station : finding.way()) {
      json.writeStartObject();
      json.writeNumberField("line", station.line());
      json.writeStringField("stage", station.stage());
      json.writeStringField("event", station.event());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("changes");
    for (var change : finding.changes()) {
      write(change);
    }
    json.writeEndArray();
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeEndObject();
  }

  private void write(Exposure exposure) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", exposure.kind().label());
    json.writeStringField("stage", exposure.stage());
    json.writeNumberField("line", exposure.line());
    json.writeEndObject();
  }

  private void write(FileChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", change.path());
    json.writeArrayFieldStart("replacements");
    for (var replacement : change.replacements()) {
      json.writeStartObject();
      json.writeNumberField("startLine", replacement.startLine());
      json.writeNumberField("startColumn", replacement.startColumn());
      json.writeNumberField("endLine", replacement.endLine());
      json.writeNumberField("endColumn", replacement.endColumn());
      json.writeStringField("text", replacement.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void lines(String name, List<Integer> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (int line : lines) {
      json.writeNumber(line);
    }
    json.writeEndArray();
  }
}
