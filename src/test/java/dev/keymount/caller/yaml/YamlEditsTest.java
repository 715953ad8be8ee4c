package dev.keymount.caller.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.yaml.YamlEdits.Side;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlEditsTest {

  private static final String[] SNIPPETS = {
    "m:\n  a: 1\n  b: 2 # two\n  c: 3\n",
    "m:\n  a: 1\n  # about b\n  b: 2 # two\n\n  c: 3",
    "m:\r\n  a: 1\r\n  b: 2\r\n  c: 3\r\n",
    "m:\n  a: 1\n  b: |\n    text\n\n    more\n\n  c: 3\n",
    "m:\n  a: 1\n  b: >-\n    text\n    more",
    "m:\n  a: 1\n  b:\n  - x\n  - y\n  c: 3\nz: 1\n",
    "m:\n    a: 1\n    b:\n        - x\n    # after\nz: 1\n",
    "m: {a: 1, b: 2, c: 3}\n",
    "m: {a: 1, b: 2}\n",
    "m: {b: 2, a: 1}\n",
    "m: {b: 2, a: 1,}\n",
    "m: {\n  a: 1,\n  b: 2, # two\n  c: 3\n}\n",
    "m: {\n  a: 1,\n  b: 2\n}\n",
    "m: {\n  a: 1,\n  b: 2,\n}\n",
    "{\"m\": {\"a\": 1, \"b\": [1, 2]}}",
    "m:\n  b: 2\n  a: 1\n",
    "m:\n  a: 1\n  b:\nz: 1\n",
    "m:\n  a: 1\n  b: # nothing\n  c: 'x'\n",
    "m:\n  \"b\": \"x # y\"\n  a: \"\n    long\n    text\"\n",
    "m:\n  a: \uD83D\uDE00\n  b: 2\n  c: 3\n",
    "\uFEFFm:\n  a: 1\n  b: 2\n",
    "x: &x {k: 1}\nm:\n  <<: *x\n  a: 1\n  b: *x\n",
  };

  static String[] snippets() {
    return SNIPPETS;
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void removingAnEntryChangesNothingElse(String text) {
    var mapping = mapping(text);
    var changed = apply(text, edits(text).remove(mapping, List.of(mapping.own("b").orElseThrow())));
    var expected = new LinkedHashMap<>(tree(text));
    @SuppressWarnings("unchecked")
    var inner = new LinkedHashMap<>((Map<Object, Object>) expected.get("m"));
    inner.remove("b");
    expected.put("m", inner);
    assertThat(tree(changed)).isEqualTo(expected);
    assertThat(comments(changed))
        .isEqualTo(comments(text).replace("# two", "").replace("# nothing", ""));
    assertThat(changed.endsWith("\n")).isEqualTo(text.endsWith("\n"));
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void addingBesideAnEntryChangesNothingElse(String text) {
    for (var side : Side.values()) {
      for (var name : List.of("a", "b")) {
        var mapping = mapping(text);
        var entry = mapping.own(name).orElseThrow();
        var added =
            edits(text).add(mapping, entry, side, "new", YamlNew.list("x: y", "z")).map(List::of);
        if (added.isEmpty() && text.endsWith("more")) {
          continue;
        }
        var expected = new LinkedHashMap<>(tree(text));
        @SuppressWarnings("unchecked")
        var inner = new LinkedHashMap<>((Map<Object, Object>) expected.get("m"));
        inner.put("new", List.of("x: y", "z"));
        expected.put("m", inner);
        var changed = apply(text, added);
        assertThat(tree(changed)).as(changed).isEqualTo(expected);
        assertThat(comments(changed)).isEqualTo(comments(text));
        assertThat(changed.endsWith("\n")).isEqualTo(text.endsWith("\n"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void addingATopLevelKeyChangesNothingElse(String text) {
    var added =
        edits(text).addTopLevel("new", YamlNew.map("k", YamlNew.map("v", YamlNew.text("w"))));
    if (added.isEmpty()) {
      assertThat(text).endsWith("more");
      return;
    }
    var changed = apply(text, added.map(List::of));
    var expected = new LinkedHashMap<>(tree(text));
    expected.put("new", Map.of("k", Map.of("v", "w")));
    assertThat(tree(changed)).isEqualTo(expected);
    assertThat(changed.endsWith("\n")).isEqualTo(text.endsWith("\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m:\n- a\n- b\n- c\n",
        "m:\n  - a\n  - b # b\n",
        "m: [a, b, c]\n",
        "m: [b, a]\n",
        "m: [\"a\", \"b\"]\n",
        "m:\n- a\n-   b\n  # end",
        "m:\n- a\n- b",
        "m:\n  - a\n  - >\n    b\n\n  - c\n",
        "m: [\n  a,\n  b,\n]\n",
      })
  void itemsComeAndGo(String text) {
    var root = YamlText.read(SourceText.of(text)).flatMap(YamlText::root).orElseThrow();
    var sequence = root.at("m").flatMap(YamlValue::sequence).orElseThrow();
    var item =
        sequence.items().stream()
            .filter(found -> found.value().text().orElse("").strip().equals("b"))
            .findFirst()
            .orElseThrow();
    var removed = new ArrayList<>((List<?>) tree(text).get("m"));
    removed.removeIf(found -> found.toString().strip().equals("b"));
    var changed = apply(text, edits(text).remove(sequence, List.of(item)));
    assertThat(tree(changed).get("m")).isEqualTo(removed);
    for (var side : Side.values()) {
      var more =
          apply(text, edits(text).add(sequence, item, side, YamlNew.text("new")).map(List::of));
      assertThat((List<?>) tree(more).get("m")).hasSize(removed.size() + 2);
      assertThat(String.valueOf(tree(more).get("m")))
          .containsPattern(side == Side.AFTER ? "b\\s*, new" : "new, b");
    }
  }

  @Test
  void theFirstEntryBehindADashLeavesTheDash() {
    var text = "- b: 1 # one\n  # about a\n  a: 2\n";
    var root = YamlText.read(SourceText.of(text)).flatMap(YamlText::root).orElseThrow();
    var mapping = root.items().get(0).mapping().orElseThrow();
    assertThat(apply(text, edits(text).remove(mapping, List.of(mapping.entries().get(0)))))
        .isEqualTo("- # about a\n  a: 2\n");
    assertThat(
            apply(
                text,
                edits(text)
                    .add(mapping, mapping.entries().get(0), Side.BEFORE, "k", YamlNew.text("x"))
                    .map(List::of)))
        .isEqualTo("- k: x\n  b: 1 # one\n  # about a\n  a: 2\n");
  }

  @Test
  void whatAnAliasNeedsStays() {
    var text = "m:\n  a: 1\n  b: &b 2\n  c: *b\n";
    var mapping = mapping(text);
    assertThat(edits(text).remove(mapping, List.of(mapping.own("b").orElseThrow()))).isEmpty();
    assertThat(edits(text).remove(mapping, mapping.entries())).isEmpty();
  }

  @Test
  void aShortFormBecomesAMapping() {
    var more = Map.of("secrets", YamlNew.list("ID"));
    assertThat(wrap("m:\n  b: . # here\n  c: 1\n", more))
        .isEqualTo("m:\n  b:\n    context: . # here\n    secrets:\n      - ID\n  c: 1\n");
    assertThat(wrap("m:\n    b: './x'", more))
        .isEqualTo("m:\n    b:\n        context: './x'\n        secrets:\n            - ID");
    assertThat(wrap("l:\n- 1\nm:\r\n  b:   .\r\n", more))
        .isEqualTo("l:\n- 1\nm:\r\n  b:\n    context: .\r\n    secrets:\n    - ID\n");
    assertThat(wrap("m: {b: ., c: 1}\n", more))
        .isEqualTo("m: {b: {context: ., secrets: [ID]}, c: 1}\n");
  }

  @Test
  void aKeyWithoutValueGetsOne() {
    assertThat(fill("m:\n  b: # none\n  c: 1\n")).isEqualTo("m:\n  b: # none\n    - ID\n  c: 1\n");
    assertThat(fill("m:\n  b: null\n")).isEqualTo("m:\n  b:\n    - ID\n");
    assertThat(fill("m: {b: ~}\n")).isEqualTo("m: {b: [ID]}\n");
  }

  @Test
  void quotesStayWhereTheyFit() {
    assertThat(replace("m: {b: \"x\"}", "a\"b")).isEqualTo("m: {b: \"a\\\"b\"}");
    assertThat(replace("m: {b: 'x'}", "it's")).isEqualTo("m: {b: 'it''s'}");
    assertThat(replace("m: {b: x}", "y: z")).isEqualTo("m: {b: 'y: z'}");
    assertThat(replace("m:\n  b: x", "true")).isEqualTo("m:\n  b: 'true'");
    assertThat(replace("m:\n  b: x", "a, b")).isEqualTo("m:\n  b: a, b");
  }

  private static String fill(String text) {
    var mapping = mapping(text);
    return apply(
        text, edits(text).fill(mapping, mapping.own("b").orElseThrow(), YamlNew.list("ID")));
  }

  private static String replace(String text, String value) {
    var scalar = (YamlScalar) mapping(text).own("b").orElseThrow().value();
    return apply(text, edits(text).replace(scalar, value).map(List::of));
  }

  private static String wrap(String text, Map<String, YamlNew> more) {
    var mapping = mapping(text);
    return apply(text, edits(text).wrap(mapping, mapping.own("b").orElseThrow(), "context", more));
  }

  private static YamlEdits edits(String text) {
    return new YamlEdits(YamlText.read(SourceText.of(text)).orElseThrow());
  }

  private static YamlMapping mapping(String text) {
    return YamlText.read(SourceText.of(text))
        .flatMap(YamlText::root)
        .flatMap(root -> root.at("m"))
        .flatMap(YamlValue::mapping)
        .orElseThrow();
  }

  private static String apply(String text, Optional<List<TextEdit>> edits) {
    var plan = EditPlan.of(edits.orElseThrow());
    assertThat(plan.deferred()).isEmpty();
    return plan.applyTo(text);
  }

  private static String comments(String text) {
    return text.lines()
        .map(line -> line.replaceAll("\"[^\"]*\"", ""))
        .filter(line -> line.contains("#"))
        .map(line -> line.substring(line.indexOf('#')).strip())
        .reduce("", String::concat);
  }

  @SuppressWarnings("unchecked")
  private static Map<Object, Object> tree(String text) {
    var root = YamlText.read(SourceText.of(text)).flatMap(YamlText::root).orElseThrow();
    return (Map<Object, Object>) tree(root.node());
  }

  private static Object tree(YamlNode node) {
    if (node.resolved() instanceof YamlMapping mapping) {
      var result = new LinkedHashMap<Object, Object>();
      mapping.entries().forEach(e -> result.put(e.name().orElseThrow(), tree(e.value())));
      return result;
    }
    if (node.resolved() instanceof YamlSequence sequence) {
      return sequence.items().stream().map(item -> tree(item.value())).toList();
    }
    return ((YamlScalar) node.resolved()).value();
  }
}
