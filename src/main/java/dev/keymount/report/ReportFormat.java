package dev.keymount.report;

import dev.keymount.report.html.ResultsHtml;
import dev.keymount.result.Results;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The format of a report on one or many repositories. */
public enum ReportFormat {
  /** A page for people. */
  HTML,
  /** The schema {@code keymount/bulk/1}, from which all other formats can be made. */
  JSON,
  /** SARIF 2.1.0. */
  SARIF,
  /** A table, RFC 4180. */
  CSV,
  /** GitLab's report of code quality. */
  GITLAB;

  /** What a user may call a file of a report, in the words of a message. */
  public static final String NAMES =
      ".html, .json, .sarif, .csv, or gl-code-quality-report.json for GitLab";

  /** Returns the format that the name of a file stands for. */
  public static Optional<ReportFormat> of(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith("gl-code-quality-report.json") || name.endsWith(".codequality.json")) {
      return Optional.of(GITLAB);
    } else if (name.endsWith(".sarif") || name.endsWith(".sarif.json")) {
      return Optional.of(SARIF);
    } else if (name.endsWith(".json")) {
      return Optional.of(JSON);
    } else if (name.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    return name.endsWith(".html") ? Optional.of(HTML) : Optional.empty();
  }

  /**
   * Writes a report. The writer is flushed and stays open.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public void write(Results results, Writer writer) throws IOException {
    switch (this) {
      case HTML -> ResultsHtml.write(results, writer);
      case JSON -> ResultsJson.write(results, writer);
      case SARIF -> ResultsSarif.write(results, writer);
      case CSV -> ResultsCsv.write(results, writer);
      case GITLAB -> ResultsGitlab.write(results, writer);
    }
    writer.flush();
  }
}
