package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.SampleResults;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsCsvTest {

  private static String csv(List<RepositoryResult> results) throws IOException {
    var text = new StringWriter();
    ResultsCsv.write(Results.of(results), text);
    return text.toString();
  }

  /** Reads RFC 4180 to the letter; anything else is an error. */
  private static List<List<String>> rows(String csv) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    int at = 0;
    while (at < csv.length()) {
      var cell = new StringBuilder();
      if (csv.charAt(at) == '"') {
        for (at++; csv.charAt(at) != '"' || csv.startsWith("\"\"", at); at++) {
          cell.append(csv.charAt(at));
          at += csv.charAt(at) == '"' ? 1 : 0;
        }
        at++;
      } else {
        for (; csv.charAt(at) != ',' && csv.charAt(at) != '\r'; at++) {
          assertThat(csv.charAt(at)).isNotIn('"', '\n');
          cell.append(csv.charAt(at));
        }
      }
      row.add(cell.toString());
      if (csv.startsWith("\r\n", at)) {
        rows.add(List.copyOf(row));
        row.clear();
        at += 2;
      } else {
        assertThat(csv.charAt(at++)).isEqualTo(',');
      }
    }
    assertThat(row).isEmpty();
    return rows;
  }

  @Test
  void eachCellIsReadAsItWasApartFromItsGuard() throws IOException {
    var results = SampleResults.all();
    var rows = rows(csv(results));
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(21));
    int at = 1;
    for (var result : results) {
      for (var issue : result.issues()) {
        assertThat(rows.get(at++))
            .hasSize(rows.get(0).size())
            .contains("no", cell(issue.message()));
      }
      for (var finding : result.findings()) {
        assertThat(rows.get(at++)).isEqualTo(row(result, finding));
      }
      if (result.findings().isEmpty() && result.issues().isEmpty()) {
        assertThat(rows.get(at++)).startsWith(result.name(), result.source());
      }
    }
    assertThat(rows).hasSize(at);
  }

  private static List<String> row(RepositoryResult result, Finding finding) {
    var delivery = result.delivery();
    return List.of(
            result.name(),
            result.source(),
            result.revision(),
            result.outcome().label(),
            result.reason(),
            finding.path(),
            String.valueOf(finding.line()),
            finding.rule(),
            finding.secret(),
            finding.kind(),
            finding.mechanism(),
            finding.applicability(),
            finding.isMoved() ? "yes" : "no",
            finding.message(),
            finding.reason(),
            finding.exposures().isEmpty() ? "" : "image-history build-log",
            delivery.patch(),
            delivery.branch(),
            delivery.commit(),
            delivery.request(),
            finding.fingerprint())
        .stream()
        .map(ResultsCsvTest::cell)
        .toList();
  }

  private static String cell(String text) {
    return JsonText.whole(text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text);
  }

  @Test
  void noCellIsAFormula() throws IOException {
    assertThat(rows(csv(SampleResults.all())))
        .allSatisfy(row -> assertThat(row).noneMatch(cell -> cell.matches("(?s)[=+@\\t\\r-].*")));
  }

  @Test
  void theHeaderNamesTheColumns() throws IOException {
    assertThat(csv(List.of()))
        .isEqualTo(
            "repository,source,revision,outcome,reason,path,line,rule,secret,kind,mechanism,"
                + "applicability,moved,message,finding-reason,places,patch,branch,commit,request,"
                + "fingerprint\r\n");
  }
}
