package dev.keymount.report.html;

import dev.keymount.result.Results;
import java.io.IOException;
import java.io.Writer;

/**
 * What became of many repositories as one HTML page that stands by itself: it loads nothing, and
 * nothing runs in it but a script of its own that filters what is there. Without the script all of
 * it can be read.
 */
public final class ResultsHtml {

  private final Results results;
  private final Writer out;
  private final Overview overview;
  private final Markup html = new Markup();
  private int number;

  private ResultsHtml(Results results, Writer out) throws IOException {
    this.results = results;
    this.out = out;
    this.overview = Overview.of(results);
  }

  /**
   * Writes the page. The results are asked for several times and never kept.
   *
   * @throws IOException if they can't be read, or the page can't be written
   */
  public static void write(Results results, Writer out) throws IOException {
    new ResultsHtml(results, out).write();
  }

  /** Returns the id of the entry with a number, from one in order of the results. */
  static String id(int number) {
    return "repository-" + number;
  }

  private void write() throws IOException {
    out.write("<!DOCTYPE html>\n");
    html.open("html", "lang", "en").line();
    head();
    html.open("body").line();
    html.element("a", "To the repositories", "class", "skip", "href", "#repositories").line();
    OverviewSection.write(overview, html);
    html.open("main").line();
    new RotationSection(results, overview, html, out).write();
    repositories();
    html.close().line();
    html.script(PageResource.SCRIPT.text());
    html.close().close().line();
    html.end();
    html.drainTo(out);
  }

  private void head() {
    html.open("head").line();
    html.single("meta", "charset", "utf-8").line();
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", policy()).line();
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line();
    html.single("meta", "name", "color-scheme", "content", "light dark").line();
    html.single("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", "Keymount: " + overview.title()).line();
    html.style(PageResource.STYLE.text()).close().line();
  }

  private static String policy() {
    return "default-src 'none'; script-src '"
        + PageResource.SCRIPT.hash()
        + "'; style-src '"
        + PageResource.STYLE.hash()
        + "'; base-uri 'none'; form-action 'none'";
  }

  private void repositories() throws IOException {
    html.open("section", "id", "repositories", "tabindex", "-1").element("h2", "Repositories");
    html.line();
    FilterBar.write(overview, html);
    html.open("div", "class", "entries").line();
    results.forEach(
        result -> {
          number++;
          new RepositoryEntry(result, number, overview, html).write();
          html.drainTo(out);
        });
    html.close();
    html.open("p", "class", "none", "id", "none", "hidden", "");
    html.text("No repository is like that.").close();
    html.close().line();
  }
}
