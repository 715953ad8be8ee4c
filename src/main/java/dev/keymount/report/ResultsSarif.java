package dev.keymount.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.result.FileIssue;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Results as SARIF 2.1.0, with one run for each repository. Several runs are told apart by the ids
 * of their automation details; a run that is alone has none, so that whoever uploads it can give it
 * a category.
 */
public final class ResultsSarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final Set<String> SCHEMES = Set.of("http", "https", "ssh", "git");

  private final JsonGenerator json;
  private Optional<RepositoryResult> first = Optional.empty();
  private boolean isAlone = true;

  private ResultsSarif(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes a log.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public static void write(Results results, Writer writer) throws IOException {
    try (var json = JsonText.to(writer)) {
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      var sarif = new ResultsSarif(json);
      results.forEach(sarif::take);
      sarif.end();
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    writer.flush();
  }

  /** Takes a result; the first one waits until it is known whether it is alone. */
  private void take(RepositoryResult result) throws IOException {
    if (isAlone && first.isEmpty()) {
      first = Optional.of(result);
      return;
    }
    isAlone = false;
    end();
    write(result);
  }

  private void end() throws IOException {
    if (first.isPresent()) {
      write(first.get());
      first = Optional.empty();
    }
  }

  private void write(RepositoryResult result) throws IOException {
    var rules = SarifRules.of(result.findings());
    json.writeStartObject();
    writeTool(rules);
    writeInvocation(result);
    if (!isAlone) {
      json.writeObjectFieldStart("automationDetails");
      json.writeStringField("id", "keymount/" + JsonText.whole(result.name()) + "/");
      json.writeEndObject();
    }
    var uri = repositoryUri(result.source());
    if (uri.isPresent()) {
      writeProvenance(uri.get(), result.revision());
    }
    json.writeObjectFieldStart("originalUriBaseIds");
    json.writeObjectFieldStart(SarifFinding.BASE);
    writeText("description", "The root of the repository.");
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (var finding : result.findings()) {
      new SarifFinding(json, finding).write(rules.index(finding.rule()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeTool(SarifRules rules) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Keymount");
    var version = ResultsSarif.class.getPackage().getImplementationVersion();
    if (version != null) {
      json.writeStringField("semanticVersion", version);
    }
    rules.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void writeInvocation(RepositoryResult result) throws IOException {
    boolean isFailed = result.outcome() == Outcome.FAILED;
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", !isFailed);
    json.writeArrayFieldStart("toolExecutionNotifications");
    if (!result.reason().isEmpty()) {
      json.writeStartObject();
      json.writeStringField("level", isFailed ? "error" : "warning");
      writeText("message", result.reason());
      json.writeEndObject();
    }
    for (var issue : result.issues()) {
      write(issue);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void write(FileIssue issue) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", "error");
    writeText("message", issue.message());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    SarifFinding.writePlace(json, issue.path(), issue.line());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeProvenance(String uri, String revision) throws IOException {
    json.writeArrayFieldStart("versionControlProvenance");
    json.writeStartObject();
    json.writeStringField("repositoryUri", uri);
    if (!revision.isEmpty()) {
      json.writeStringField("revisionId", JsonText.whole(revision));
    }
    json.writeObjectFieldStart("mappedTo");
    json.writeStringField("uriBaseId", SarifFinding.BASE);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Returns the source where it is the URL of a repository, without a login. */
  private static Optional<String> repositoryUri(String source) {
    try {
      var uri = new URI(source);
      boolean isShown =
          uri.getScheme() != null
              && SCHEMES.contains(uri.getScheme())
              && uri.getHost() != null
              && !String.valueOf(uri.getUserInfo()).contains(":");
      return isShown ? Optional.of(uri.toASCIIString()) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private void writeText(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", SarifText.message(text));
    json.writeEndObject();
  }
}
