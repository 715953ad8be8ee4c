package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.secret.Redaction;
import dev.keymount.verify.Difference;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.Side;
import dev.keymount.verify.Trace;
import dev.keymount.verify.Verdict;
import dev.keymount.verify.Verification;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON of proofs, schema {@code keymount/verification/1}, written as they come in. */
public final class VerificationJson implements Closeable {

  private final JsonGenerator json;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  /**
   * Opens the document.
   *
   * @param root the root that paths are relative to, as the user named it
   * @param builder what builds, for people
   * @throws IOException if the writer fails
   */
  public VerificationJson(Writer writer, String root, String builder) throws IOException {
    json = new JsonFactory().createGenerator(writer);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("schema", "keymount/verification/1");
    json.writeStringField("root", root);
    json.writeStringField("builder", builder);
    json.writeArrayFieldStart("dockerfiles");
  }

  /**
   * Adds the proof of one Dockerfile.
   *
   * @throws IOException if the writer fails
   */
  public void add(Verification verification) throws IOException {
    counts.merge(verification.verdict(), 1, Integer::sum);
    json.writeStartObject();
    json.writeStringField("path", verification.path());
    json.writeStringField("verdict", verification.verdict().label());
    json.writeStringField("reason", Redaction.of(verification.reason()));
    json.writeArrayFieldStart("secrets");
    for (var secret : verification.secrets()) {
      write(secret);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("differences");
    for (var difference : verification.differences()) {
      write(difference);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("failures");
    writeFailures(verification.before());
    writeFailures(verification.after());
    json.writeEndArray();
    redacted("notes", verification.notes());
    write("before", verification.before());
    write("after", verification.after());
    json.writeStringField("diff", Redaction.of(verification.diff()));
    json.writeEndObject();
  }

  private void write(SecretProof secret) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", secret.name());
    json.writeStringField("kind", secret.kind().label());
    json.writeNumberField("line", secret.line());
    json.writeStringField("source", word(secret.source()));
    json.writeStringField("channel", secret.channel());
    write("before", secret.before());
    write("after", secret.after());
    json.writeEndObject();
  }

  private void write(String name, List<Trace> traces) throws IOException {
    json.writeArrayFieldStart(name);
    for (var trace : traces) {
      json.writeStartObject();
      json.writeStringField("place", trace.place().label());
      json.writeStringField("stage", trace.stage());
      json.writeNumberField("layer", trace.layer());
      json.writeStringField("path", trace.path());
      json.writeStringField("form", word(trace.form()));
      json.writeNumberField("line", trace.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Difference difference) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", difference.path());
    json.writeStringField("what", Redaction.of(difference.what()));
    json.writeStringField("standing", word(difference.standing()));
    json.writeNumberField("line", difference.line());
    json.writeBooleanField("failure", difference.isFailure());
    json.writeEndObject();
  }

  private void writeFailures(Optional<Side> side) throws IOException {
    if (side.isEmpty()) {
      return;
    }
    for (var failure : side.get().failures()) {
      json.writeStartObject();
      json.writeStringField("side", side.get().label());
      json.writeStringField("stage", failure.stage());
      json.writeBooleanField("target", failure.isTarget());
      json.writeNumberField("line", failure.line());
      json.writeStringField("message", Redaction.of(failure.message()));
      redacted("log", failure.excerpt());
      json.writeEndObject();
    }
  }

  private void write(String name, Optional<Side> side) throws IOException {
    if (side.isEmpty()) {
      json.writeNullField(name);
      return;
    }
    json.writeObjectFieldStart(name);
    json.writeStringField("origin", side.get().origin());
    json.writeArrayFieldStart("stages");
    for (var stage : side.get().stages()) {
      json.writeString(stage);
    }
    json.writeEndArray();
    json.writeNumberField("layers", side.get().layers());
    json.writeNumberField("bytes", side.get().bytes());
    redacted("unread", side.get().unread());
    json.writeEndObject();
  }

  private void redacted(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(Redaction.of(text));
    }
    json.writeEndArray();
  }

  /** Returns the name of a constant as the document has it: {@code made-up}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Ends the document with how many there are of each verdict.
   *
   * @throws IOException if the writer fails
   */
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeObjectFieldStart("summary");
    for (var verdict : Verdict.values()) {
      json.writeNumberField(verdict.label(), counts.getOrDefault(verdict, 0));
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
