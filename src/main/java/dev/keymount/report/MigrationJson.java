package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.migrate.BuildContract;
import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The JSON of a migration, schema {@code keymount/migration/1}, written as results come in. */
public final class MigrationJson implements Closeable {

  private final JsonGenerator json;
  private final UnaryOperator<String> shown;
  private final List<CallerResult> callers = new ArrayList<>();
  private BuildContract contract = BuildContract.of(List.of());

  /**
   * Opens the document.
   *
   * @param root the root that paths are relative to, as the user named it
   * @param shown returns what is shown of a text
   * @throws IOException if the writer fails
   */
  public MigrationJson(Writer writer, String root, UnaryOperator<String> shown) throws IOException {
    this.shown = shown;
    json = new JsonFactory().createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("schema", "keymount/migration/1");
    json.writeStringField("root", root);
    json.writeArrayFieldStart("dockerfiles");
  }

  /**
   * Adds what became of one Dockerfile.
   *
   * @throws IOException if the writer fails
   */
  public void add(DockerfileResult result) throws IOException {
    contract = contract.and(BuildContract.of(result));
    json.writeStartObject();
    json.writeStringField("path", result.path());
    json.writeStringField("outcome", result.outcome().label());
    json.writeArrayFieldStart("secrets");
    for (var secret : result.secrets()) {
      write(secret);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (var problem : result.problems()) {
      json.writeStartObject();
      json.writeNumberField("line", problem.line());
      json.writeStringField("message", shown.apply(problem.message()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(SecretResult secret) throws IOException {
    var fix = secret.fix();
    json.writeStartObject();
    json.writeStringField("name", fix.life().name());
    json.writeStringField("kind", fix.life().kind().label());
    json.writeStringField("rule", fix.rule().id());
    json.writeObjectFieldStart("origin");
    json.writeNumberField("line", secret.line());
    json.writeStringField("instruction", secret.instruction());
    json.writeEndObject();
    json.writeStringField("mechanism", fix.mechanism().label());
    json.writeStringField("applicability", fix.applicability().label());
    json.writeBooleanField("applied", secret.applied());
    lines("consumers", secret.consumers());
    lines("removed", secret.removed());
    json.writeArrayFieldStart("exposures");
    for (var exposure : secret.exposures()) {
      json.writeStartObject();
      json.writeStringField("kind", exposure.kind().label());
      json.writeStringField("stage", exposure.stage());
      json.writeNumberField("line", exposure.line());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("reason", shown.apply(fix.reason()));
    json.writeEndObject();
  }

  private void lines(String name, List<Integer> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (int line : lines) {
      json.writeNumber(line);
    }
    json.writeEndArray();
  }

  /** Adds what becomes of the calls in one file. */
  public void add(CallerResult result) {
    callers.add(result);
  }

  private void writeCallers() throws IOException {
    json.writeArrayFieldStart("callers");
    for (var caller : callers) {
      for (var answer : caller.answers()) {
        json.writeStartObject();
        json.writeStringField("path", caller.path());
        json.writeStringField("format", caller.format());
        json.writeNumberField("line", answer.line());
        json.writeStringField("rule", answer.rule().id());
        json.writeStringField("outcome", answer.applied() ? "migrated" : "advice");
        json.writeStringField("applicability", answer.applicability().label());
        json.writeStringField("before", shown.apply(answer.before()));
        json.writeStringField("after", shown.apply(answer.after()));
        json.writeStringField("reason", shown.apply(answer.reason()));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /**
   * Ends the document with the callers, the contract and the diff.
   *
   * @throws IOException if the writer fails
   */
  public void finish(String diff) throws IOException {
    json.writeEndArray();
    writeCallers();
    json.writeObjectFieldStart("contract");
    json.writeArrayFieldStart("ssh");
    for (var id : contract.ssh().keySet()) {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("secrets");
    for (var secret : contract.secrets().entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", secret.getKey());
      if (!secret.getValue().fromFile()) {
        json.writeStringField("env", secret.getKey());
      }
      if (secret.getValue().path().isPresent()) {
        json.writeStringField("file", secret.getValue().path().get());
      }
      json.writeBooleanField("required", secret.getValue().required());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeStringField("diff", shown.apply(diff));
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
