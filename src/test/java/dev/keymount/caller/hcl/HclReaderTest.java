package dev.keymount.caller.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclReaderTest {

  private static final String FILE =
      """
      # a comment
      variable "TOKEN" { default = "" }
      function "tag" {
        params = [name]
        result = ["r.example.com/${name}:${VERSION != "" ? "v${VERSION}" : "dev"}"]
      }
      target "app" { // behind
        args = {
          A = "1", "B" : TOKEN
          (C) = null /* in
          between */
          "D-E" = "a \\" } $${no} %{ if x }y%{ endif }"
        }
        list = [for k, v in { a = 1 } : "${k}-${v}" if v > 0]
        text = <<-EOT
          docker } ${TOKEN}
          EOT
        many = merge({ Z = upper("z") },
          local.rest)
        cond = TOKEN == "" ? null : TOKEN
      }
      """;

  private static HclBody read(String text) {
    return HclReader.body(text).orElseThrow();
  }

  private static HclExpression value(String text) {
    return read("x = " + text + "\n").attribute("x").orElseThrow().value();
  }

  @Test
  void readsBlocksWithTheirLabels() {
    assertThat(read(FILE).blocks())
        .extracting(HclBlock::labels)
        .extracting(l -> l.get(0))
        .containsExactly("TOKEN", "tag", "app");
  }

  @Test
  void readsKeysInAnyForm() {
    var object = (HclObject) read(FILE).blocks().get(2).body().attribute("args").get().value();
    assertThat(object.items())
        .extracting(item -> item.name().orElse("?"))
        .containsExactly("A", "B", "?", "D-E");
    assertThat(object.items().get(0).end()).isEqualTo(object.items().get(0).range().end() + 1);
    assertThat(object.items().get(1).range().of(FILE)).isEqualTo("\"B\" : TOKEN");
  }

  @Test
  void tellsAReferenceFromATextThatHoldsOne() {
    assertThat(((HclString) value("\"${ TOKEN }\"")).only()).hasValue("TOKEN");
    assertThat(((HclString) value("\"a${TOKEN}\"")).only()).isEmpty();
    assertThat(((HclString) value("\"$${TOKEN}\"")).literal()).hasValue("${TOKEN}");
    assertThat(((HclString) value("\"a\\n\\u0041\"")).literal()).hasValue("a\nA");
    assertThat(value("var.token"))
        .isInstanceOfSatisfying(
            HclName.class, name -> assertThat(name.text()).isEqualTo("var.token"));
    assertThat(value("a == b ? {} : []")).isInstanceOf(HclOpaque.class);
    assertThat(value("file(\"x\")"))
        .isInstanceOfSatisfying(
            HclCall.class, call -> assertThat(call.function()).isEqualTo("file"));
  }

  @Test
  void readsJsonWithItsEscapes() {
    var json = "{\"target\":\n {\"a\": [true, 1.5e3, \"x\\/y\"],\n \"b\":\n null}}";
    var target = (HclObject) HclReader.json(json).orElseThrow().items().get(0).value();
    var list = (HclTuple) target.items().get(0).value();
    assertThat(((HclString) list.elements().get(2)).literal()).hasValue("x/y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target \"a\" {",
        "a = \"b",
        "a = {b}",
        "a = [1 2]",
        "a = \"\\q\"",
        "a = <<EOT\nx\n",
        "/* open",
        "a =",
        "{",
        "a { b = 1 }}",
        "a b c"
      })
  void doesNotReadWhatIsBroken(String text) {
    assertThat(HclReader.body(text)).isEmpty();
  }

  @Test
  void tilesEveryPrefixAndNeverThrows() {
    for (int end = 0; end <= FILE.length(); end++) {
      var prefix = FILE.substring(0, end);
      var tiles =
          HclLexer.tokens(prefix).stream()
              .map(token -> token.range().of(prefix))
              .collect(Collectors.joining());
      assertThat(tiles).isEqualTo(prefix);
      HclReader.body(prefix);
      HclReader.json(prefix);
      HclReader.json("{" + FILE.substring(end));
    }
  }

  @Test
  void doesNotOverflowWhereTextIsDeep() {
    for (var open : new String[] {"[", "{a=", "f(", "(", "[for ", "\"${", "a {\n"}) {
      var deep = "x = " + open.repeat(20_000);
      assertThat(HclReader.body(deep)).isEmpty();
      assertThat(HclReader.json(open.repeat(20_000))).isEmpty();
    }
  }
}
