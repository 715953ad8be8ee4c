package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where here-documents begin and end, and what is in them. */
class HereDocumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "cat <<E > f|b|E|c => (cat <<E«b|» >f) | (c)",
        "cat <<'E'|$b|E => (cat <<'E'‹$b|›) |",
        "cat <<\\E|$b|E => (cat <<\\E‹$b|›) |",
        "cat <<-E|\tb|\t\tE|c => (cat <<-E«\tb|») | (c)",
        "cat <<E|\tE|E => (cat <<E«\tE|») |",
        "cat <<A <<B|a|A|b|B|c => (cat <<A«a|» <<B«b|») | (c)",
        "cat <<E|E => (cat <<E«») |",
        "cat <<''|a||b => (cat <<''‹a|›) | (b)",
        "cat <<E|a|EE|E |E => (cat <<E«a|EE|E |») |",
        "cat <<E|a\\|E|E => (cat <<E«a\\|E|») |",
        "cat <<'E'|a\\|E|b => (cat <<'E'‹a\\|›) | (b)",
        "cat 3<<E && b|a|E => (cat 3<<E«a|») && (b) |",
        "cat <<E &&|a|E|b => (cat <<E«a|») && (b)",
        "if cat <<E; then|a|E|b; fi => (if (cat <<E«a|») ; then (b) ;)",
        "a $(cat <<E|b|E|) c => (a $(cat <<E|b|E|) c)",
        "cat <<E|a => (cat <<E«a») |",
        "cat <<E => (cat <<E)",
        "cat <<$E|$E => (cat <<$E«») |",
        "a; cat <<E|$(|E|b => (a) ; (opaque cat <<E|$(|E|b)",
        "cat <<< a|b => (cat <<<a) | (b)",
      })
  void readsBodies(String text, String tree) {
    var lines = text.replace('|', '\n');
    assertThat(Printed.tree(lines).replace('\n', '↵')).isEqualTo(tree.replace('|', '↵'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "<<E|a $b \"c\" 'd'|E => <a > ${b} < \"c\" 'd'|>",
        "<<E|\\$a \\b \\\"|E => <$a \\b \\\"|>",
        "<<E|a\\|b|E => <ab|>",
        "<<'E'|\\$a $b `c`|E => <\\$a $b `c`|>",
        "<<-E|\ta $b|\t\tc|E => <a > ${b} <|c|>",
        "<<-'E'|\ta|\t\tc|E => <a|c|>",
        "<<E|$(a \"b\") ${c:-\"d\"} `e`|E => $[(a \"b\")] < > ${c :- \"<d>\"} < > $[(e)] <|>",
        "<<E|E => ",
      })
  void readsParts(String text, String parts) {
    var source = "cat " + text.replace('|', '\n');
    assertThat(Printed.hereDocument(source).replace('\n', '|'))
        .isEqualTo(parts == null ? "" : parts);
  }

  @Test
  void knowsTheRangeOfTheBody() {
    var text = "cat <<E\r\na\r\nE\r\nb";
    var command = ShellReader.read(text, new TextRange(0, text.length()), List.of()).items().get(0);
    var redirection = command.command().redirections().get(0);

    assertThat(redirection.range().of(text)).isEqualTo("<<E");
    assertThat(redirection.document())
        .hasValueSatisfying(document -> assertThat(document.range().of(text)).isEqualTo("a\r\n"));
  }
}
