package dev.keymount.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Results as GitLab's report of code quality. Where there are several repositories, each path has
 * the name of its repository before it.
 */
public final class ResultsGitlab {

  private static final int BYTES = 16;

  private final JsonGenerator json;
  private final boolean isNamed;

  private ResultsGitlab(JsonGenerator json, boolean isNamed) {
    this.json = json;
    this.isNamed = isNamed;
  }

  /**
   * Writes the report.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public static void write(Results results, Writer writer) throws IOException {
    boolean isNamed = Totals.of(results).repositories() > 1;
    try (var json = JsonText.to(writer)) {
      json.writeStartArray();
      results.forEach(new ResultsGitlab(json, isNamed)::write);
      json.writeEndArray();
      json.writeRaw('\n');
    }
    writer.flush();
  }

  private void write(RepositoryResult result) throws IOException {
    for (var finding : result.findings()) {
      json.writeStartObject();
      json.writeStringField("description", JsonText.whole(FindingWords.sentence(finding)));
      json.writeStringField("check_name", JsonText.whole(finding.rule()));
      json.writeStringField("fingerprint", fingerprint(result, finding));
      json.writeStringField("severity", severity(finding));
      json.writeObjectFieldStart("location");
      var path = isNamed ? result.name() + "/" + finding.path() : finding.path();
      json.writeStringField("path", JsonText.whole(path));
      json.writeObjectFieldStart("lines");
      json.writeNumberField("begin", Math.max(1, finding.line()));
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static String severity(Finding finding) {
    return switch (FindingWords.level(finding)) {
      case ERROR -> "critical";
      case WARNING -> finding.exposures().isEmpty() ? "minor" : "major";
      case NOTE -> "info";
    };
  }

  /** Returns the fingerprint, which no other finding of the report has. */
  private String fingerprint(RepositoryResult result, Finding finding) {
    if (!isNamed) {
      return JsonText.whole(finding.fingerprint());
    }
    try {
      var key = result.name() + "\0" + finding.fingerprint();
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
