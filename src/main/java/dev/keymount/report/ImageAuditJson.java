package dev.keymount.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.verify.audit.ImageAudit;
import dev.keymount.verify.audit.LeakedSecret;
import dev.keymount.verify.audit.Sighting;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON of what has leaked into images, schema {@code keymount/image/1}. */
public final class ImageAuditJson {

  private final JsonGenerator json;

  private ImageAuditJson(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the document.
   *
   * @param subject the image or the archive, as the user named it
   * @param audits the images in it
   * @throws IOException if the writer fails
   */
  public static void write(Writer writer, String subject, List<ImageAudit> audits)
      throws IOException {
    try (var json = new JsonFactory().createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new ImageAuditJson(json).write(subject, audits);
      json.writeRaw('\n');
    }
  }

  private void write(String subject, List<ImageAudit> audits) throws IOException {
    var samples = new LinkedHashSet<String>();
    var unread = new LinkedHashSet<String>();
    json.writeStartObject();
    json.writeStringField("schema", "keymount/image/1");
    json.writeStringField("image", subject);
    json.writeArrayFieldStart("findings");
    for (var audit : audits) {
      for (var secret : audit.secrets()) {
        for (var sighting : secret.sightings()) {
          write(audit.image(), secret, sighting);
        }
      }
      samples.addAll(audit.samples());
      unread.addAll(audit.unread());
    }
    json.writeEndArray();
    write("samples", samples);
    write("unread", unread);
    json.writeEndObject();
  }

  private void write(String image, LeakedSecret secret, Sighting sighting) throws IOException {
    json.writeStartObject();
    json.writeStringField("image", image);
    json.writeStringField("what", secret.what());
    json.writeStringField("kind", secret.kind().label());
    json.writeStringField("detail", secret.detail());
    json.writeStringField("place", sighting.place().label());
    json.writeNumberField("layer", sighting.layer());
    json.writeStringField("path", sighting.path());
    json.writeStringField("createdBy", sighting.createdBy());
    json.writeStringField("form", sighting.form().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("hidden", sighting.isHidden());
    json.writeNumberField("hiddenBy", sighting.hiddenBy());
    json.writeStringField("rotate", secret.rotate());
    json.writeEndObject();
  }

  private void write(String name, Set<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
