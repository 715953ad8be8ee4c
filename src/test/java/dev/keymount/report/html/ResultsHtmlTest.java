package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsHtmlTest {

  @TempDir private static Path directory;

  private static List<RepositoryResult> some = List.of();

  @BeforeAll
  static void migrate() throws IOException {
    some = Organisation.in(directory);
  }

  private static String page(List<RepositoryResult> results) throws IOException {
    var out = new StringWriter();
    ResultsHtml.write(Results.of(results), out);
    return out.toString();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    assertThat(page(some)).startsWith("<!DOCTYPE html>\n").isEqualTo(page(some));
  }

  @Test
  void namesNothingThatWouldHaveToBeLoaded() throws IOException {
    assertThat(page(some)).doesNotContain("<link", "<img", "<iframe", "src=\"", "@import", "url(");
  }

  @Test
  void letsInItsOwnScriptAndStyleAlone() throws IOException, NoSuchAlgorithmException {
    var page = page(some);
    assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
        .isEqualTo(
            "default-src &#39;none&#39;; script-src &#39;sha256-"
                + hash(between(page, "<script>", "</script>"))
                + "&#39;; style-src &#39;sha256-"
                + hash(between(page, "<style>", "</style>"))
                + "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;");
    assertThat(page).doesNotContain(" style=\"", "<form");
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void hasAScriptThatMakesNoMarkupAndRunsNoText() {
    assertThat(PageResource.SCRIPT.text())
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "eval(", "Function(", "<");
  }

  @Test
  void escapesAllThatComesFromARepository() throws IOException {
    var page = page(ResultSamples.hostile());
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page)
        .doesNotContain("<img", "<svg onload", "]]>", "href=\"javascript", "\" onmouseover")
        .contains("&lt;script&gt;window.taken=1", "[U+202E]", "[U+001B]", "[U+D800]");
  }

  @Test
  void linksOnlyAddressesOfTheWeb() throws IOException {
    assertThat(page(some))
        .contains(
            "<a href=\"https://git.example.com/payments/checkout/-/merge_requests/40\""
                + " rel=\"noreferrer noopener\">");
    assertThat(page(ResultSamples.hostile())).doesNotContain("rel=\"noreferrer noopener\"");
  }

  @Test
  void tellsWhatIsDoneWhatIsLeftAndWhatToRotate() throws IOException {
    assertThat(page(some))
        .contains(
            "<h1>Build secrets in 13 repositories</h1>",
            "<b>7</b><span class=\"what\"><span aria-hidden=\"true\">✓</span> moved",
            "<b>5</b><span class=\"what\"><span aria-hidden=\"true\">!</span> need a person",
            "in 5 repositories; 2 more skipped or failed",
            "<b>9</b><span class=\"what\"><span aria-hidden=\"true\">↻</span> secrets to rotate",
            "3 in an image, whatever was moved",
            "git clone ended with 128: repository not found",
            "<span aria-hidden=\"true\">‖</span> held back (unsafe)",
            "docker build --ssh default .");
  }

  @Test
  void putsSecretsInImagesBeforeThoseThatOnlyTheBuilderHas() throws IOException {
    var page = page(some);
    assertThat(page.lastIndexOf("✗ image")).isBetween(0, page.indexOf("! builder only"));
    assertThat(page).contains("<summary>Show 3 more</summary>");
  }

  @Test
  void offersOnlyWhatOccurs() throws IOException {
    assertThat(page(some))
        .contains("<option value=\"manual\">manual (4)</option>", ">secret-arg (2)</option>")
        .doesNotContain("host-key-unchecked (");
    assertThat(page(some.subList(2, 3))).doesNotContain("<option value=\"manual\">");
  }

  @Test
  void drawsTheWayAndSaysIt() throws IOException {
    assertThat(page(some))
        .contains(
            "aria-label=\"The way of GIT_TOKEN: line 2, source: comes in, stays in the builder&#39;s"
                + " cache; line 3, source: left in a file, stays in the builder&#39;s cache\"");
  }

  @Test
  void coloursDockerfilesInDiffs() throws IOException {
    assertThat(page(some))
        .contains(
            "<span class=\"removed\">-<span class=\"k\">ARG</span> NPM_TOKEN\n</span>",
            "<span class=\"added\">+<span class=\"k\">RUN</span>"
                + " <span class=\"f\">--mount=type=ssh,required=true</span>",
            "<span class=\"c\"># the deploy key of the build machine</span>",
            "<span class=\"removed\">-\tdocker build ");
  }

  @Test
  void hasAPageForNothing() throws IOException {
    assertThat(page(List.of())).contains("Build secrets in 0 repositories").contains("</html>");
  }

  @Test
  void writesEachRepositoryBeforeItAsksForTheNext() throws IOException {
    var out = new StringWriter();
    var lengths = new ArrayList<Integer>();
    Results results =
        taker -> {
          lengths.clear();
          for (int number = 0; number < 50; number++) {
            taker.take(ResultSamples.renamed(some.get(0), number, "team/repository " + number));
            lengths.add(out.getBuffer().length());
          }
        };
    ResultsHtml.write(results, out);
    for (int number = 1; number < 50; number++) {
      assertThat(lengths.get(number) - lengths.get(number - 1)).isGreaterThan(5_000);
    }
    assertThat(out.getBuffer().length() - lengths.get(49)).isLessThan(10_000);
  }
}
