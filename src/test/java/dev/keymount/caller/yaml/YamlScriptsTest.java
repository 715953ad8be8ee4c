package dev.keymount.caller.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScriptsTest {

  private static final HoleReader HOLES =
      (text, at) -> {
        int end = text.startsWith("${{", at) ? text.indexOf("}}", at) : -1;
        return end < 0
            ? Optional.empty()
            : Optional.of(
                new Hole(text.substring(at, end + 2), Optional.empty(), Optional.empty()));
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s: docker build --old X .\n",
        "s: docker build\n  --old X\n  .\n",
        "s: 'docker build --old X .'\n",
        "s: 'docker build\n  --old X\n\n  it''s .'\n",
        "s: \"docker build\\t--old X \\u00e9 \\\"q\\\" .\"\n",
        "s: \"docker build \\\n  --old X\n  .\"\n",
        "s: |\n  # \uD83D\uDE00\n  docker build \\\n    --old X \\\n    .\n",
        "s: |-\n  docker build --old X .\n\nt: 1\n",
        "s: |2+\n    docker build\n  --old X .\n\n",
        "s: |\n\n  docker build --old X .\n   \n   a\n",
        "s: >\n  docker build\n  --old X\n  .\n\n  next\n    deeper\n  end\n",
        "s: >-\n  docker build\n  --old X .",
        "s: |\r\n  docker build \\\r\n    --old X .\r\n",
        "s: {t: docker build --old X .}\n",
        "s: [\"docker build\", \"--old X\"]\n",
      })
  void onlyTheNewTextDiffers(String text) {
    var yaml = YamlText.read(SourceText.of(text)).orElseThrow();
    var scalar = scalarWith(yaml, "--old");
    var scripts = new YamlScripts(yaml, HOLES);
    var embedded = scripts.embed(scalar).orElseThrow();
    assertThat(embedded.text()).isEqualTo(scalar.value());
    int at = embedded.text().indexOf("--old X");
    var edit = embedded.edit(new TextRange(at, at + 7), "--new \"$Y\"");
    var settled = scripts.settled(scalar, List.of(edit)).orElseThrow();
    var after = YamlText.read(SourceText.of(EditPlan.of(settled).applyTo(text))).orElseThrow();
    assertThat(scalarWith(after, "--new").value())
        .isEqualTo(scalar.value().replace("--old X", "--new \"$Y\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A='x' docker", "echo \"a: b\"; docker", "echo a #; docker", "\"$X\" docker"})
  void plainTextGetsQuotesWhereItMust(String inserted) {
    for (var text : List.of("s: docker build .\n", "s: [docker build .]\n", "- docker build .\n")) {
      var yaml = YamlText.read(SourceText.of(text)).orElseThrow();
      var scalar = scalarWith(yaml, "docker");
      var scripts = new YamlScripts(yaml, HoleReader.NONE);
      var embedded = scripts.embed(scalar).orElseThrow();
      var edits = List.of(embedded.edit(new TextRange(0, 6), inserted));
      var changed = EditPlan.of(scripts.settled(scalar, edits).orElseThrow()).applyTo(text);
      var after = YamlText.read(SourceText.of(changed)).orElseThrow();
      assertThat(scalarWith(after, "docker").value()).isEqualTo(inserted + " build .");
    }
  }

  @Test
  void newLinesAreIndentedInABlock() {
    var text = "a:\n  s: |\r\n    docker build .\r\n";
    var yaml = YamlText.read(SourceText.of(text.replace("a:\n", "a:\r\n"))).orElseThrow();
    var scalar = scalarWith(yaml, "docker");
    var embedded = new YamlScripts(yaml, HOLES).embed(scalar).orElseThrow();
    var edit = embedded.edit(TextRange.at(0), "ssh-add\n");
    assertThat(EditPlan.of(List.of(edit)).applyTo(yaml.source().text()))
        .isEqualTo("a:\r\n  s: |\r\n    ssh-add\r\n    docker build .\r\n");
    assertThat(YamlScripts.hasLines(scalar)).isTrue();
  }

  @Test
  void linesOfOneFoldedLineAreRefused() {
    var text = "s: >\n  a\n  b\n  c\n";
    var yaml = YamlText.read(SourceText.of(text)).orElseThrow();
    var scalar = scalarWith(yaml, "a");
    var scripts = new YamlScripts(yaml, HOLES);
    var embedded = scripts.embed(scalar).orElseThrow();
    assertThat(scripts.settled(scalar, List.of(embedded.edit(new TextRange(2, 3), "")))).isEmpty();
    assertThat(scripts.settled(scalar, List.of(embedded.edit(new TextRange(2, 4), ""))))
        .isPresent();
  }

  @Test
  void holesKeepTheWayTheyAreWritten() {
    var text = "s: \"run ${{ a['\\t'] }} x\"\n";
    var yaml = YamlText.read(SourceText.of(text)).orElseThrow();
    var embedded = new YamlScripts(yaml, HOLES).embed(scalarWith(yaml, "run")).orElseThrow();
    assertThat(embedded.text()).isEqualTo("run " + Embedded.FIRST_HOLE + " x");
    assertThat(embedded.written("\"" + Embedded.FIRST_HOLE + "\""))
        .isEqualTo("\\\"${{ a['\\t'] }}\\\"");
  }

  @Test
  void textThatLooksLikeHolesIsNotRead() {
    var yaml = YamlText.read(SourceText.of("s: a\uE001\n")).orElseThrow();
    assertThat(new YamlScripts(yaml, HOLES).embed(scalarWith(yaml, "a"))).isEmpty();
  }

  private static YamlScalar scalarWith(YamlText yaml, String part) {
    return find(yaml.documents().get(0).node(), part).orElseThrow();
  }

  private static Optional<YamlScalar> find(YamlNode node, String part) {
    if (node instanceof YamlScalar scalar) {
      return Optional.of(scalar).filter(found -> found.value().contains(part));
    }
    return node instanceof YamlCollection collection
        ? collection.parts().stream()
            .flatMap(inner -> find(inner.value(), part).stream())
            .findFirst()
        : Optional.empty();
  }
}
