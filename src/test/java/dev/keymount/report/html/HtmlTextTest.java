package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<script>, &lt;script&gt;",
        "\"onload=, &quot;onload=",
        "'onload=, &#39;onload=",
        "&amp;, &amp;amp;",
        "]]>, ]]&gt;",
        "a\u001b[31m, a[U+001B][31m",
        "a\u0000b, a[U+0000]b",
        "a\u007fb\u009bc, a[U+007F]b[U+009B]c",
        "a\u202eb\u2066c, a[U+202E]b[U+2066]c",
        "a\u200bb\ufeffc, a[U+200B]b[U+FEFF]c",
        "a\u2028b, a[U+2028]b",
        "a\ud800b, a[U+D800]b",
        "a\uffffb, a[U+FFFF]b",
      })
  void escapesWhatIsMoreThanText(String text, String escaped) {
    assertThat(HtmlText.escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "npm ci", "a\tb\nc", "grün 漢字 🔑", "$HOME/.ssh/*", "a=b; `c`"})
  void leavesAlone(String text) {
    assertThat(HtmlText.escaped(text)).isEqualTo(text);
  }

  @Test
  void cutsTextToColumns() {
    assertThat(HtmlText.shortened("npm ci", 6)).isEqualTo("npm ci");
    assertThat(HtmlText.shortened("npm cii", 6)).isEqualTo("npm c…");
    assertThat(HtmlText.shortened("漢字漢字", 6)).isEqualTo("漢字…");
    assertThat(HtmlText.shortened("🔑🔑🔑", 4)).isEqualTo("🔑…");
    assertThat(HtmlText.shortened("", 4)).isEmpty();
    assertThat(HtmlText.shortened("abc", 0)).isEqualTo("…");
  }

  @Test
  void breaksTextAtSpacesWhereThereAreSome() {
    assertThat(HtmlText.broken("RUN git clone host:repository .", 16, 2))
        .containsExactly("RUN git clone", "host:repository…");
    assertThat(HtmlText.broken("RUN 01234567890123456789", 12, 3))
        .containsExactly("RUN 0123456", "78901234567", "89");
    assertThat(HtmlText.broken("short", 12, 2)).containsExactly("short");
  }
}
