package dev.keymount.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The schemas of documents, and what they say of one. */
public final class Schemas {

  /** SARIF 2.1.0, as OASIS publishes it. */
  public static final JsonSchema SARIF = schema(VersionFlag.V7, "/schema/sarif-schema-2.1.0.json");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Schemas() {}

  /** Returns a schema of this project: {@code bulk-1}. */
  public static JsonSchema own(String name) {
    return schema(VersionFlag.V202012, "/dev/keymount/report/schema/" + name + ".schema.json");
  }

  private static JsonSchema schema(VersionFlag version, String resource) {
    try (var stream = Schemas.class.getResourceAsStream(resource)) {
      return JsonSchemaFactory.getInstance(version)
          .getSchema(Objects.requireNonNull(stream, resource));
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }

  /** Returns the document. */
  public static JsonNode read(String document) throws IOException {
    return JSON.readTree(document);
  }

  /** Returns what is wrong with a document. */
  public static List<String> faults(JsonSchema schema, JsonNode document) {
    return schema.validate(document).stream().map(Object::toString).toList();
  }

  /** Returns what is wrong with a document. */
  public static List<String> faults(JsonSchema schema, String document) throws IOException {
    return faults(schema, read(document));
  }
}
