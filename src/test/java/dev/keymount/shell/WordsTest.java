package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.TextRange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of a word are. */
class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a => <a>",
        "a\\ b\\\\c => <a b\\c>",
        "'a b'c => 'a b' <c>",
        "'a\\'b => 'a\\' <b>",
        "\"a $b c\" => \"<a > ${b} < c>\"",
        "\"a\\$b\\\"c\\d'e'\" => \"<a$b\"c\\d'e'>\"",
        "\"\" => \"\"",
        "$'a\\tb\\'c\\x41\\101\\u263a\\q' => 'a\tb'cAA☺\\q'",
        "\"$'a'\" => \"<$'a'>\"",
        "$\"a $b\" => \"<a > ${b}\"",
        "$a$1$@$*$#$?$-$$$! => ${a} ${1} ${@} ${*} ${#} ${?} ${-} ${$} ${!}",
        "$10$a_1- => ${1} <0> ${a_1} <->",
        "$ => <$>",
        "a$ => <a$>",
        "\"$\" => \"<$>\"",
        "$%a$. => <$%a$.>",
        "${a} => ${a}",
        "${a:-b c} => ${a :- <b c>}",
        "${a-$b}${a:=b}${a:?}${a+'b'} => ${a - ${b}} ${a := <b>} ${a :? } ${a + 'b'}",
        "${a#b}${a##*/}${a%.c}${a%%\"}\"} => "
            + "${a # <b>} ${a ## <*/>} ${a % <.c>} ${a %% \"<}>\"}",
        "${a/b/c}${a//b}${a/#b/c} => ${a / <b/c>} ${a // <b>} ${a / <#b/c>}",
        "${a^}${a^^b}${a,}${a,,}${a@Q} => ${a ^ } ${a ^^ <b>} ${a , } ${a ,, } ${a @ <Q>}",
        "${a:1:$n} => ${a : <1:> ${n}}",
        "${#}${#a}${##}${#-}${#-b}${#:-b} => " + "${#} ${a #} ${# #} ${- #} ${# - <b>} ${# :- <b>}",
        "${!}${!a}${!a*}${!a@}${!a[@]} => ${!} ${a !} ${a ! <*>} ${a ! <@>} ${a ! <[@]>}",
        "${a[1]}${a[$i]:-b}${#a[@]} => ${a [ <1]>} ${a [ ${i} <]:-b>} ${a # <[@]>}",
        "${a:-${b:-'}'}} => ${a :- ${b :- '}'}}",
        "\"${a:-b'c}\" => \"${a :- <b'c>}\"",
        "\"${a#'}'}\" => \"${a # '}'}\"",
        "\"${a:-\"b c\"\\}}\" => \"${a :- \"<b c>\" <}>}\"",
        "$(a $(b) \")\") => $[(a $(b) \")\")]",
        "$(a; b)c => $[(a) ; (b)] <c>",
        "$( ) => $[]",
        "$(case a in b) c;; esac) => $[(case a [b] (c))]",
        "$(a # )¶) => $[(a) ↵]",
        "`a b`c => $[(a b)] <c>",
        "`a \\`b \\\\\\`c\\\\\\`\\`` => $[(a \\`b \\\\\\`c\\\\\\`\\`)]",
        "\"`a \\\"b\\\"`\" => \"$[(a \\\"b\\\")]\"",
        "`a '\\$b'` => $[(a '\\$b')]",
        "$((1 + $a * (2 - ${b}))) => $((${a} ${b}))",
        "$[1 + $a[2]] => $((${a}))",
        "$((a); b) => $[(subshell (a)) ; (b)]",
        "$((a) | (b)) => $[(pipe (subshell (a)) (subshell (b)))]",
        "$(((a)+(b))) => $(())",
        "<(a)b>(c) => <[(a)] <b> <[(c)]",
        "@(a|b c)d => <@(a|b c)d>",
        "a?(*.$b) => <a?(*.> ${b} <)>",
        "{a,b}~/*?[!c] => <{a,b}~/*?[!c]>",
        "${ a; } => $[(a) ;]",
        "a=b => <a=b>",
      })
  void readsParts(String word, String parts) {
    assertThat(Printed.word("x " + word.replace('¶', '\n'))).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      value = {
        "a'b'\"c d\"\\e => abc de",
        "\"\" => ",
        "'$a' => $a",
        "\\$a => $a",
        "'a'\\''b' => a'b",
      })
  void hasAValueWithoutExpansions(String word, String value) {
    assertThat(last(word).value()).contains(value == null ? "" : value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {"$a", "a\"$b\"", "$(c)", "${d}", "`e`", "$((1))", "<(f)"})
  void hasNoValueWithAnExpansion(String word) {
    assertThat(last(word).value()).isEmpty();
  }

  private static Word last(String word) {
    var text = "x " + word;
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    var words = ((Command.Simple) list.items().get(0).command()).words();
    return words.get(words.size() - 1);
  }
}
