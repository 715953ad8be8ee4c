package dev.keymount.caller.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

  @Test
  void nodesKnowTheirPlace() {
    var root = root("\uFEFFa: \uD83D\uDE00 # c\nb:\n- one\n-   {c: 'd'}\n\n# end\n");
    assertThat(place(root.at("a").orElseThrow())).isEqualTo("\uD83D\uDE00");
    var items = root.at("b").orElseThrow().items();
    assertThat(place(items.get(0))).isEqualTo("one");
    assertThat(place(items.get(1))).isEqualTo("{c: 'd'}");
    assertThat(items.get(1).part().orElseThrow().range().of(root.text().source().text()))
        .isEqualTo("-   {c: 'd'}");
    assertThat(items.get(1).line()).isEqualTo(4);
    assertThat(place(root)).endsWith("{c: 'd'}");
  }

  @Test
  void contentLeavesOutAnchorAndTag() {
    var root = root("a: !vault &x |\n  body\n\nb: &y\n  c: *x\n");
    assertThat(place(root.at("a").orElseThrow())).isEqualTo("|\n  body");
    assertThat(root.at("a").orElseThrow().node().head().tag()).contains("!vault");
    assertThat(root.at("b").orElseThrow().node().range().of(root.text().source().text()))
        .isEqualTo("&y\n  c: *x");
    assertThat(root.at("b", "c").flatMap(YamlValue::scalar)).contains("body\n");
  }

  @Test
  void lookupFollowsAliasesAndMerges() {
    var root =
        root(
            """
            x: &x {args: {A: 1, B: 2}}
            y: &y {<<: *x, args: {A: 3}, k: v}
            one: {<<: *x}
            two: {<<: [*y, *x], own: 1}
            three: *x
            four: {plain: 1}
            """);
    assertThat(root.at("one", "args", "B").flatMap(YamlValue::scalar)).contains("2");
    assertThat(root.at("two", "args", "A").flatMap(YamlValue::scalar)).contains("3");
    assertThat(root.at("two", "args", "B")).isEmpty();
    assertThat(root.at("two").orElseThrow().entries()).containsOnlyKeys("own", "args", "k");
    var far = root.at("three", "args").orElseThrow();
    assertThat(far.shared()).isTrue();
    assertThat(far.line()).isEqualTo(1);
    assertThat(far.trail()).hasSize(1);
    assertThat(root.at("x", "args").orElseThrow().shared()).isTrue();
    assertThat(root.at("four").orElseThrow().shared()).isFalse();
    assertThat(root.text().users(far.node().range())).hasSize(5);
  }

  @Test
  void usersAreFoundThroughOtherAliases() {
    var root = root("a: &a {k: 1}\nb: &b {<<: *a}\nc: *b\n");
    assertThat(root.text().users(root.at("a", "k").orElseThrow().node().range())).hasSize(2);
  }

  @Test
  void aMergeOfAMergeEndsSoon() {
    var text = new StringBuilder("a0: &a0 {k: v}\n");
    for (int at = 1; at < 60; at++) {
      text.append("a%d: &a%d {<<: [*a%d, *a%d]}%n".formatted(at, at, at - 1, at - 1));
    }
    assertThat(root(text.toString().replace("\r", "")).at("a59", "k")).isPresent();
  }

  @Test
  void severalDocumentsHaveNoOneRoot() {
    var yaml = YamlText.read(SourceText.of("---\na: 1\n---\nb: 2\n")).orElseThrow();
    assertThat(yaml.documents()).hasSize(2);
    assertThat(yaml.root()).isEmpty();
    assertThat(YamlText.read(SourceText.of("# nothing\n")).orElseThrow().documents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c\n",
        "a: [1\n",
        "a: 1\na: 2\n",
        "a: &x [*x]\n",
        "a: *none\n",
        "\ta: 1\n",
        "a: \"\\q\"\n",
        "a: \u0001\n",
      })
  void uncertainTextIsNotRead(String text) {
    assertThat(YamlText.read(SourceText.of(text))).isEmpty();
  }

  @Test
  void deepTextIsNotRead() {
    assertThat(YamlText.read(SourceText.of("[".repeat(9_999)))).isEmpty();
    assertThat(YamlText.read(SourceText.of("[".repeat(99) + "]".repeat(99)))).isEmpty();
  }

  private static String place(YamlValue value) {
    return value.node().head().content().of(value.text().source().text());
  }

  private static YamlValue root(String text) {
    return YamlText.read(SourceText.of(text)).flatMap(YamlText::root).orElseThrow();
  }
}
