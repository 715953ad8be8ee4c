package dev.keymount.report;

import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Results as a table, RFC 4180 in UTF-8: a row for each finding and for each file that could not be
 * worked on, and one for each repository without any. A cell that a spreadsheet would take for a
 * formula has an apostrophe before it.
 */
public final class ResultsCsv {

  private static final List<String> COLUMNS =
      List.of(
          "repository",
          "source",
          "revision",
          "outcome",
          "reason",
          "path",
          "line",
          "rule",
          "secret",
          "kind",
          "mechanism",
          "applicability",
          "moved",
          "message",
          "finding-reason",
          "places",
          "patch",
          "branch",
          "commit",
          "request",
          "fingerprint");

  /** How many columns of a finding stand between its line and whether it is moved. */
  private static final int BETWEEN = 5;

  /** How many columns are of a finding, its fingerprint apart. */
  private static final int OF_FINDING = 11;

  private static final String FORMULA = "=+-@\t\r";

  private final Writer writer;
  private boolean isFirst = true;

  private ResultsCsv(Writer writer) {
    this.writer = writer;
  }

  /**
   * Writes the table.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public static void write(Results results, Writer writer) throws IOException {
    var csv = new ResultsCsv(writer);
    csv.cells(COLUMNS);
    csv.end();
    results.forEach(csv::write);
    writer.flush();
  }

  private void write(RepositoryResult result) throws IOException {
    if (result.findings().isEmpty() && result.issues().isEmpty()) {
      repository(result);
      empty(OF_FINDING);
      delivery(result);
      cell("");
      end();
    }
    for (var issue : result.issues()) {
      repository(result);
      cell(issue.path());
      cell(issue.line() > 0 ? String.valueOf(issue.line()) : "");
      empty(BETWEEN);
      cell("no");
      cell(issue.message());
      empty(2);
      delivery(result);
      cell("");
      end();
    }
    for (var finding : result.findings()) {
      repository(result);
      finding(finding, result.isPlanned());
      delivery(result);
      cell(finding.fingerprint());
      end();
    }
  }

  private void empty(int cells) throws IOException {
    for (int empty = 0; empty < cells; empty++) {
      cell("");
    }
  }

  private void repository(RepositoryResult result) throws IOException {
    cell(result.name());
    cell(result.source());
    cell(result.revision());
    cell(result.outcome().label());
    cell(result.reason());
  }

  private void finding(Finding finding, boolean isPlanned) throws IOException {
    cell(finding.path());
    cell(String.valueOf(finding.line()));
    cell(finding.rule());
    cell(finding.secret());
    cell(finding.kind());
    cell(finding.mechanism());
    cell(finding.applicability());
    cell(finding.isMoved() ? (isPlanned ? "planned" : "yes") : "no");
    cell(finding.message());
    cell(finding.reason());
    cell(
        finding.exposures().stream()
            .map(exposure -> exposure.kind().label())
            .distinct()
            .collect(Collectors.joining(" ")));
  }

  private void delivery(RepositoryResult result) throws IOException {
    cell(result.delivery().patch());
    cell(result.delivery().branch());
    cell(result.delivery().commit());
    cell(result.delivery().request());
  }

  private void cells(List<String> texts) throws IOException {
    for (var text : texts) {
      cell(text);
    }
  }

  private void cell(String text) throws IOException {
    if (!isFirst) {
      writer.write(',');
    }
    isFirst = false;
    var guarded = JsonText.whole(guarded(text));
    boolean isQuoted = guarded.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
    writer.write(isQuoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded);
  }

  private static String guarded(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }

  private void end() throws IOException {
    writer.write("\r\n");
    isFirst = true;
  }
}
