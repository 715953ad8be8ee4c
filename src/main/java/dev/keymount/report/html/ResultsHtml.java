package dev.keymount.report.html;

import dev.keymount.result.Results;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.io.Writer;

/** The page of a run over repositories. */
public final class ResultsHtml {

  private ResultsHtml() {}

  /**
   * Writes the page.
   *
   * @throws IOException if the results can't be read or the writer fails
   */
  public static void write(Results results, Writer writer) throws IOException {
    int repositories = Totals.of(results).repositories();
    writer.write(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Keymount</title>\n"
            + "<p>"
            + repositories
            + " repositories\n</html>\n");
    writer.flush();
  }
}
