package dev.keymount.report.html;

import dev.keymount.report.VerificationText;
import dev.keymount.report.Words;
import dev.keymount.secret.Redaction;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.Side;
import dev.keymount.verify.Verdict;
import dev.keymount.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Proofs as one HTML page that stands by itself: it loads nothing and runs nothing, and its text is
 * there without a graph, too.
 */
public final class VerificationHtml {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'";

  private final List<Verification> verifications;
  private final Markup html = new Markup();

  private VerificationHtml(List<Verification> verifications) {
    this.verifications = verifications;
  }

  /** Returns the page of some proofs. */
  public static String page(List<Verification> verifications) {
    var page = new VerificationHtml(verifications);
    page.write();
    return page.html.page();
  }

  private void write() {
    html.open("html", "lang", "en").line();
    html.open("head").line();
    html.single("meta", "charset", "utf-8").line();
    html.single("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).line();
    html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .line();
    html.single("meta", "name", "color-scheme", "content", "light dark").line();
    html.single("meta", "name", "referrer", "content", "no-referrer").line();
    html.element("title", "Keymount: " + VerificationText.summary(verifications)).line();
    html.style(sheet()).close().line();
    html.open("body").line();
    header();
    html.open("main").line();
    for (int at = 0; at < verifications.size(); at++) {
      article(id(at), verifications.get(at));
    }
    html.close().line();
    html.close().close().line();
  }

  private static String sheet() {
    try (var sheet = VerificationHtml.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(int number) {
    return "dockerfile-" + (number + 1);
  }

  private void header() {
    html.open("header", "class", "top").line();
    html.element("p", "Keymount", "class", "brand");
    html.element("h1", "Are the secrets gone, and does it still build?").line();
    html.element(
        "p",
        "Each Dockerfile was built before and after its migration. Everything that the builds"
            + " left was searched for the secrets, as they are and encoded, in archives too. Then"
            + " the two final images were compared.",
        "class",
        "lead");
    totals();
    if (verifications.size() > 1) {
      contents();
    }
    html.close().line();
  }

  private void totals() {
    var counts = new EnumMap<Verdict, Integer>(Verdict.class);
    verifications.forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
    html.open("ul", "class", "totals");
    counts.forEach(
        (verdict, count) -> total(Badge.style(verdict), count.toString(), Badge.words(verdict)));
    long gone = secretsThat(true);
    long left = secretsThat(false);
    if (gone > 0) {
      total("ok", Long.toString(gone), gone == 1 ? "secret gone" : "secrets gone");
    }
    if (left > 0) {
      total("bad", Long.toString(left), left == 1 ? "secret still there" : "secrets still there");
    }
    long bytes =
        verifications.stream()
            .flatMap(each -> Stream.concat(each.before().stream(), each.after().stream()))
            .mapToLong(Side::bytes)
            .sum();
    if (bytes > 0) {
      total("plain", Words.amount(bytes), "searched");
    }
    html.close().line();
  }

  private void total(String style, String amount, String what) {
    html.open("li", "class", style).element("b", amount).text(" " + what).close();
  }

  /**
   * Counts the secrets that were looked for in all of the build after, by whether they are gone.
   */
  private long secretsThat(boolean areGone) {
    return verifications.stream()
        .filter(each -> each.after().filter(side -> side.failures().isEmpty()).isPresent())
        .flatMap(each -> each.secrets().stream())
        .filter(secret -> secret.source() != Source.NONE || !secret.after().isEmpty())
        .map(SecretProof::after)
        .filter(after -> after.isEmpty() == areGone)
        .count();
  }

  private void contents() {
    html.open("nav", "aria-label", "Dockerfiles").open("ol");
    for (int at = 0; at < verifications.size(); at++) {
      var each = verifications.get(at);
      html.open("li").open("a", "href", "#" + id(at));
      Badge.write(each.verdict(), html);
      html.text(" ").element("code", each.path()).close();
      html.element("span", Redaction.of(each.reason()), "class", "why").close().line();
    }
    html.close().close().line();
  }

  private void article(String id, Verification verification) {
    html.open("article", "id", id, "class", Badge.style(verification.verdict())).line();
    html.open("div", "class", "head");
    html.open("h2").element("code", verification.path()).close();
    Badge.write(verification.verdict(), html);
    html.close();
    html.element("p", Redaction.of(verification.reason()), "class", "reason").line();
    FailureSection.write(verification, html);
    if (!verification.secrets().isEmpty()) {
      ProofSection.write(verification, html);
      graphs(verification);
    }
    DifferenceSection.write(verification, html);
    notes(verification);
    DiffSection.write(verification.diff(), html);
    html.close().line();
  }

  private void graphs(Verification verification) {
    html.open("section").element("h3", "The way of the secrets").line();
    html.open("ul", "class", "legend");
    for (int secret = 0; secret < verification.secrets().size(); secret++) {
      html.open("li");
      Swatch.write(secret, html);
      html.element("code", verification.secrets().get(secret).name()).close();
    }
    html.close().line();
    html.open("div", "class", "sides");
    graph(StageGraphReader.before(verification), "Before", held(verification));
    graph(StageGraphReader.after(verification), "After", lent(verification));
    html.close();
    html.element(
        "p",
        "Arrows from the left: a secret comes in or is mounted. Squares: it was found there."
            + " On the right: a stage starts from another (solid) or copies from it (dashed).",
        "class",
        "key");
    html.close().line();
  }

  private static String held(Verification verification) {
    boolean isFound = verification.secrets().stream().anyMatch(each -> !each.before().isEmpty());
    return isFound
        ? "What comes in stays where the steps leave it."
        : "The steps that the secrets come through.";
  }

  private static String lent(Verification verification) {
    if (verification.secrets().stream().anyMatch(each -> !each.after().isEmpty())) {
      return "A secret is still left behind.";
    }
    boolean isBuilt = verification.after().filter(side -> side.failures().isEmpty()).isPresent();
    return isBuilt
        ? "A mount lends a secret to the step that needs it, and nothing stays."
        : "A mount lends a secret to the step that needs it. This was not built in full.";
  }

  private void graph(StageGraph graph, String title, String caption) {
    html.open("figure", "class", graph.side());
    html.open("figcaption").element("b", title).text(" " + caption).close();
    StageGraphSvg.write(graph, html);
    html.close().line();
  }

  private void notes(Verification verification) {
    if (verification.notes().isEmpty()) {
      return;
    }
    html.open("section").element("h3", "What the proof does not cover").open("ul");
    verification.notes().forEach(note -> html.element("li", Redaction.of(note)));
    html.close().close().line();
  }
}
