package dev.keymount.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.result.Outcome;
import dev.keymount.result.ResultWriter;
import dev.keymount.result.Results;
import dev.keymount.result.Rotation;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** The JSON of results, schema {@code keymount/bulk/1}. */
public final class ResultsJson {

  /** The name of the schema, the first field of a document. */
  public static final String SCHEMA = "keymount/bulk/1";

  private ResultsJson() {}

  /**
   * Writes a document that ends in a line feed; the same results give the same document.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public static void write(Results results, Writer writer) throws IOException {
    var totals = Totals.of(results);
    try (var json = JsonText.to(writer)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      write(totals, json);
      json.writeArrayFieldStart("rotate");
      results.forEach(
          result -> {
            for (var rotation : Rotation.of(result)) {
              write(rotation, json);
            }
          });
      json.writeEndArray();
      json.writeArrayFieldStart("repositories");
      results.forEach(new ResultWriter(json)::write);
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    writer.flush();
  }

  private static void write(Totals totals, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("repositories", totals.repositories());
    for (var outcome : Outcome.values()) {
      json.writeNumberField(outcome.label(), totals.count(outcome));
    }
    json.writeNumberField("dockerfiles", totals.dockerfiles());
    json.writeNumberField("found", totals.found());
    json.writeNumberField("moved", totals.moved());
    json.writeNumberField("left", totals.left());
    json.writeNumberField("issues", totals.issues());
    json.writeNumberField("rotate", totals.rotations());
    json.writeEndObject();
  }

  private static void write(Rotation rotation, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("repository", rotation.repository());
    json.writeStringField("secret", rotation.secret());
    json.writeStringField("kind", rotation.kind());
    json.writeArrayFieldStart("places");
    for (var place : rotation.places()) {
      json.writeString(place.label());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("paths");
    for (var path : rotation.paths()) {
      json.writeString(path);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Returns the results of documents, joined by position and then by name. They are read each time
   * that they are asked for, one repository of each file at a time; what is wrong behind the
   * beginning of a file comes up then.
   *
   * @throws IOException if a file is none of this schema; the message names it
   */
  public static Results read(Path... files) throws IOException {
    return read(List.of(files));
  }

  /**
   * Returns the results of documents, as {@link #read(Path...)} does.
   *
   * @throws IOException if a file is none of this schema; the message names it
   */
  public static Results read(List<Path> files) throws IOException {
    for (var file : files) {
      new ResultsInFile(file).close();
    }
    return new JoinedResults(files);
  }
}
