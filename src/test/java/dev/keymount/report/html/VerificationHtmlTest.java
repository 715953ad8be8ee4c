package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.Verifications;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationHtmlTest {

  @Test
  void isTheSameEveryTime() {
    assertThat(VerificationHtml.page(Verifications.all()))
        .isEqualTo(VerificationHtml.page(Verifications.all()));
  }

  @Test
  void namesNothingThatWouldHaveToBeLoaded() {
    assertThat(VerificationHtml.page(Verifications.all()))
        .startsWith("<!DOCTYPE html>\n")
        .contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:")
        .doesNotContain("<script", "<link", "<img", "src=\"", "@import", "url(");
  }

  @Test
  void escapesAllThatComesFromARepository() {
    assertThat(VerificationHtml.page(List.of(Verifications.hostile())))
        .doesNotContain("<script", "\"onload", "'>", "]]>")
        .contains("&lt;script&gt;window.taken=1&lt;/script&gt;", "[U+202E]", "[U+001B]");
  }

  @Test
  void tellsBySignsWhatItTellsByColours() {
    assertThat(VerificationHtml.page(Verifications.all()))
        .contains("✓</span> proven", "✗</span> leaks", "?</span> not provable", "✓ nowhere")
        .contains("class=\"removed\">-ARG NPM_TOKEN", "class=\"added\">+RUN --mount=type=ssh");
  }

  @Test
  void countsOnlySecretsOfBuildsThatSucceeded() {
    assertThat(VerificationHtml.page(List.of(Verifications.failing())))
        .doesNotContain("</b> secrets gone")
        .contains("? not in what was built");
    assertThat(VerificationHtml.page(List.of(Verifications.proven())))
        .contains("<b>2</b> secrets gone");
  }

  @Test
  void hasAPageForNothing() {
    assertThat(VerificationHtml.page(List.of())).contains("Keymount: 0 Dockerfiles");
  }
}
