package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.keymount.flow.LifeEvent;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Mechanism;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the published schemas let pass and what they do not. */
class SchemasTest {

  private static final JsonSchema BULK = Schemas.own("bulk-1");

  private static JsonNode document() throws IOException {
    var text = new StringWriter();
    ReportFormat.JSON.write(Results.of(SampleResults.all()), text);
    return Schemas.read(text.toString());
  }

  @Test
  void resultsOfAllKindsAreValid() throws IOException {
    assertThat(Schemas.faults(BULK, document())).isEmpty();
  }

  private static void rejects(Consumer<ObjectNode> change) throws IOException {
    var document = (ObjectNode) document();
    change.accept(document);
    assertThat(Schemas.faults(BULK, document)).isNotEmpty();
  }

  private static ObjectNode repository(ObjectNode document) {
    return (ObjectNode) document.get("repositories").get(0);
  }

  private static ObjectNode finding(ObjectNode document) {
    return (ObjectNode) repository(document).get("findings").get(0);
  }

  @Test
  void aBrokenDocumentIsRejected() throws IOException {
    rejects(document -> document.put("schema", "keymount/bulk/2"));
    rejects(document -> document.put("more", 1));
    rejects(document -> document.remove("rotate"));
    rejects(document -> document.putObject("repositories"));
    rejects(document -> ((ObjectNode) document.get("totals")).put("left", -1));
    rejects(document -> ((ObjectNode) document.get("totals")).remove("skipped"));
    rejects(document -> repository(document).put("outcome", "lost"));
    rejects(document -> repository(document).put("name", ""));
    rejects(document -> repository(document).putNull("diff"));
    rejects(document -> finding(document).put("line", 0));
    rejects(document -> finding(document).put("fingerprint", "abc"));
    rejects(document -> finding(document).put("rule", "Not A Rule"));
    rejects(document -> finding(document).put("kind", "unknown"));
    rejects(document -> ((ArrayNode) finding(document).get("consumers")).add("4"));
    rejects(document -> ((ObjectNode) finding(document).get("way").get(0)).put("event", "lost"));
  }

  /** A name that the code has and the schema has not would break who checks documents. */
  @Test
  void theSchemasKnowAllNames() throws IOException {
    for (var name : new String[] {"bulk-1", "migration-1"}) {
      var schema = Schemas.own(name).getSchemaNode();
      assertThat(schema.get("$id").asText())
          .isEqualTo("urn:keymount:schema:" + name.replace('-', ':'));
      knows(schema, "kind", Arrays.stream(SecretKind.values()).map(SecretKind::label).toArray());
      knows(schema, "place", Arrays.stream(Place.values()).map(Place::label).toArray());
      knows(schema, "mechanism", Arrays.stream(Mechanism.values()).map(Mechanism::label).toArray());
    }
    knows(
        Schemas.own("bulk-1").getSchemaNode(),
        "event",
        Arrays.stream(LifeEvent.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toArray());
  }

  private static void knows(JsonNode schema, String definition, Object... names) {
    var known = schema.get("$defs").get(definition).get("enum");
    assertThat(known).extracting(JsonNode::asText).containsExactlyInAnyOrder(strings(names));
  }

  private static String[] strings(Object... names) {
    return Arrays.stream(names).map(String::valueOf).toArray(String[]::new);
  }
}
