package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.keymount.cli.Main;
import dev.keymount.flow.LifeEvent;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import dev.keymount.secret.SecretKind;
import dev.keymount.transform.Mechanism;
import dev.keymount.verify.Trace;
import dev.keymount.verify.audit.SavedTar;
import dev.keymount.verify.search.Form;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the published schemas let pass and what they do not. */
class SchemasTest {

  private static final JsonSchema BULK = Schemas.own("bulk-1");

  @TempDir private Path directory;

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

  @Test
  void verificationsAreValid() throws IOException {
    var text = new StringWriter();
    try (var json = new VerificationJson(text, ".", "docker 28.5.2")) {
      for (var verification : Verifications.all()) {
        json.add(verification);
      }
      json.add(Verifications.hostile());
      json.finish();
    }
    var document = (ObjectNode) Schemas.read(text.toString());
    var schema = Schemas.own("verification-1");
    assertThat(Schemas.faults(schema, document)).isEmpty();
    knows(schema.getSchemaNode(), "place", labels(Trace.Place.values(), Trace.Place::label));
    knows(schema.getSchemaNode(), "form", words(Form.values()));
    ((ObjectNode) document.get("dockerfiles").get(0)).put("verdict", "perhaps");
    assertThat(Schemas.faults(schema, document)).isNotEmpty();
  }

  @Test
  void auditsOfImagesAreValid() throws IOException {
    var tokens = Map.of("a", "ghp_CANARY7f3a9c2e5b81d604abcd");
    var file = directory.resolve("image.tar");
    Files.write(file, new SavedTar().layer("COPY a /a # buildkit", tokens).bytes());
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    Main.run(stream, stream, "scan", "--quiet", "--format=json", "--image", file.toString());
    var document = (ObjectNode) Schemas.read(out.toString(StandardCharsets.UTF_8));
    var schema = Schemas.own("image-1");
    assertThat(document.get("findings")).isNotEmpty();
    assertThat(Schemas.faults(schema, document)).isEmpty();
    knows(schema.getSchemaNode(), "place", labels(Trace.Place.values(), Trace.Place::label));
    knows(schema.getSchemaNode(), "form", words(Form.values()));
    ((ObjectNode) document.get("findings").get(0)).put("kind", "perhaps");
    assertThat(Schemas.faults(schema, document)).isNotEmpty();
  }

  /** A name that the code has and the schema has not would break who checks documents. */
  @Test
  void theSchemasKnowAllNames() throws IOException {
    for (var name : new String[] {"bulk-1", "migration-1"}) {
      var schema = Schemas.own(name).getSchemaNode();
      assertThat(schema.get("$id").asText())
          .isEqualTo("urn:keymount:schema:" + name.replace('-', ':'));
      knows(schema, "kind", labels(SecretKind.values(), SecretKind::label));
      knows(schema, "place", labels(Place.values(), Place::label));
      knows(schema, "mechanism", labels(Mechanism.values(), Mechanism::label));
    }
    knows(Schemas.own("bulk-1").getSchemaNode(), "event", words(LifeEvent.Kind.values()));
  }

  private static <T> List<String> labels(T[] constants, Function<T, String> label) {
    return Arrays.stream(constants).map(label).toList();
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static void knows(JsonNode schema, String definition, List<String> names) {
    var known = schema.get("$defs").get(definition).get("enum");
    assertThat(known).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(names);
  }
}
