package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where things are, with gaps in odd places, surrogates and every line ending. */
class RangesTest {

  /** A text in which {@code ⟨…⟩} marks a gap and {@code ¶} a line feed. */
  private record Marked(String text, List<TextRange> gaps) {

    static Marked of(String marked) {
      var text = new StringBuilder();
      var gaps = new ArrayList<TextRange>();
      int start = 0;
      for (char c : marked.replace('¶', '\n').toCharArray()) {
        if (c == '⟨') {
          start = text.length();
        } else if (c == '⟩') {
          gaps.add(new TextRange(start, text.length()));
        } else {
          text.append(c);
        }
      }
      return new Marked(text.toString(), gaps);
    }

    CommandList read() {
      var range = new TextRange(0, text.length());
      var list = ShellReader.read(text, range, gaps);
      Invariants.check(text, range, gaps, list);
      return list;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a ⟨\\¶⟩b => (a b)",
        "a⟨\\¶⟩ b => (a b)",
        "a⟨\\¶⟩b => (ab)",
        "⟨\\¶⟩a⟨\\¶⟩ => (a)",
        "a ⟨\\¶# c¶¶⟩b => (a b)",
        "a '⟨\\¶⟩b⟨\\¶⟩' => (a 'b')",
        "a \"b⟨\\¶⟩c\" => (a \"bc\")",
        "a &⟨\\¶⟩& b |⟨\\¶⟩| c >⟨\\¶⟩> d => (a) && (b) || (c >>d)",
        "a $⟨\\¶⟩(b) $⟨\\¶⟩{c:⟨\\¶⟩-d} => (a $(b) ${c:-d})",
        "a $(⟨\\¶⟩(1)⟨\\¶⟩) => (a $((1)))",
        "a \\⟨\\¶⟩b => (a \\b)",
        "A⟨\\¶⟩=⟨\\¶⟩b c => (A=b c)",
        "A=⟨\\¶⟩; b => (A=) ; (b)",
        "2⟨\\¶⟩>f => ( 2>f)",
        "i⟨\\¶⟩f a; then b; f⟨\\¶⟩i => (if (a) ; then (b) ;)",
        "f(⟨\\¶⟩) { a; } => (function f (group (a) ;))",
        "a `b⟨\\¶⟩ \\⟨\\¶⟩`c\\`` => (a `b \\`c\\``)",
        "a⟨`¶⟩ b => (a b)",
        "a # b ⟨\\¶⟩c => (a)",
        "a ⟨⟩b => (a b)",
        "cat <<E¶⟨\t⟩b¶⟨\t⟩E => (cat <<E«\tb↵») ↵",
      })
  void gapsAreInvisible(String marked, String tree) {
    var text = Marked.of(marked);
    text.read();
    assertThat(Printed.tree(text.text(), text.gaps())).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a b⟨\\¶⟩c => b⟨\\¶⟩c",
        "a ⟨\\¶⟩b⟨\\¶⟩ ; c => b",
        "a 'b⟨\\¶⟩c'⟨\\¶⟩ => 'b⟨\\¶⟩c'",
        "a $b⟨\\¶⟩\"c\" => $b⟨\\¶⟩\"c\"",
        "a 🔑'🔑'$b\"🔑\" => 🔑'🔑'$b\"🔑\"",
      })
  void wordsEndWhereTheirLastCharacterDoes(String marked, String word) {
    var text = Marked.of(marked);
    var words = ((Command.Simple) text.read().items().get(0).command()).words();
    assertThat(words.get(1).range().of(text.text())).isEqualTo(Marked.of(word).text());
  }

  @Test
  void aGapBetweenTwoPartsIsALiteralWithoutAValue() {
    var text = Marked.of("$a⟨\\¶⟩\"b\"");
    var command = (Command.Simple) text.read().items().get(0).command();
    assertThat(command.words().get(0).parts())
        .satisfiesExactly(
            part -> assertThat(part.range()).isEqualTo(new TextRange(0, 2)),
            part -> assertThat(part).isEqualTo(new WordPart.Literal(new TextRange(2, 4), "")),
            part -> assertThat(part.range()).isEqualTo(new TextRange(4, 7)));
  }

  @Test
  void surrogatesCountAsTwo() {
    var list = Marked.of("echo '🔑' $KEY").read();
    var words = ((Command.Simple) list.items().get(0).command()).words();
    assertThat(words.get(1).range()).isEqualTo(new TextRange(5, 9));
    assertThat(words.get(2).range()).isEqualTo(new TextRange(10, 14));
  }

  @Test
  void aCarriageReturnBelongsToTheLineEnding() {
    var text = "if a\r\nthen b \\\r\n c\r\nfi\r\n";
    assertThat(Printed.tree(text)).isEqualTo("(if (a) ↵ then (b c) ↵) ↵");
    var item = ShellReader.read(text, new TextRange(0, text.length()), List.of()).items().get(0);
    assertThat(item.operatorRange().of(text)).isEqualTo("\r\n");
  }

  @Test
  void onlyThePartIsRead() {
    var text = "RUN a && b # c\nRUN d";
    var list = ShellReader.read(text, new TextRange(4, 14), List.of());
    assertThat(list.range()).isEqualTo(new TextRange(4, 10));
    assertThat(list.items()).hasSize(2);
    assertThat(list.items().get(0).operatorRange()).isEqualTo(new TextRange(6, 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a; { b; } > c && d => { b; } > c",
        "a; if b; then c; fi 2>&1 | d => if b; then c; fi 2>&1 | d",
        "a; f() (b) > c; d => f() (b) > c",
        "a; A=b < c d; e => A=b < c d",
        "a; ! time b | c; d => ! time b | c",
        "a; [[ b ]] > c; d => [[ b ]] > c",
        "a; b \"c => b \"c",
      })
  void aCommandHasItsRedirections(String text, String second) {
    var list = Marked.of(text).read();
    assertThat(list.items().get(1).command().range().of(text)).isEqualTo(second);
  }
}
