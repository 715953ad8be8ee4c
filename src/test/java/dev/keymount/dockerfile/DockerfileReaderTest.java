package dev.keymount.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class DockerfileReaderTest {

  private static Dockerfile read(String text) {
    return DockerfileReader.read(SourceText.of(text));
  }

  private static List<String> texts(Dockerfile tree, List<dev.keymount.source.TextRange> ranges) {
    return ranges.stream().map(tree.source()::text).toList();
  }

  @Test
  void aContinuationIsAGapAndNoPartOfTheValue() {
    var tree = read("FROM a\nRUN one \\\n  # note\n\n  two\nUSER c\n");
    var run = tree.instructions().get(1);
    assertThat(run.values()).containsExactly("one   two");
    assertThat(texts(tree, run.gaps())).containsExactly("\\\n", "  # note\n", "\n");
    assertThat(tree.source().text(run.range())).isEqualTo("RUN one \\\n  # note\n\n  two");
    assertThat(tree.source().text(run.body())).isEqualTo("one \\\n  # note\n\n  two");
  }

  @Test
  void flagsAndWordsKnowTheirPlaceBehindAnEmoji() {
    var tree = read("FROM a\n# \uD83D\uDE00\nCOPY --from=b --chown=\"c:d\" e\uD83D\uDE00 f\n");
    var copy = tree.instructions().get(1);
    assertThat(copy.flag("chown")).flatMap(Flag::value).contains("c:d");
    assertThat(copy.flags())
        .extracting(flag -> tree.source().text(flag.range()))
        .containsExactly("--from=b", "--chown=\"c:d\"");
    assertThat(copy.arguments())
        .extracting(argument -> tree.source().text(argument.range()))
        .containsExactly("e\uD83D\uDE00", "f");
  }

  @Test
  void aHeredocKnowsItsParts() {
    var tree = read("FROM a\nRUN 3<<-'EOF' cat \\\n  <<X\n\tbody\n\tEOF\nx\nX\nUSER c\n");
    var run = tree.instructions().get(1);
    assertThat(run.heredocs()).extracting(Heredoc::name).containsExactly("EOF", "X");
    var first = run.heredocs().get(0);
    assertThat(first.expand()).isFalse();
    assertThat(first.stripTabs()).isTrue();
    assertThat(texts(tree, List.of(first.opener(), first.body(), first.terminator())))
        .containsExactly("3<<-'EOF'", "\tbody\n", "\tEOF");
    assertThat(run.heredocs().get(1).content()).isEqualTo("x\n");
    assertThat(tree.instructions()).hasSize(3);
    assertThat(tree.source().text(run.range())).endsWith("<<X\n\tbody\n\tEOF\nx\nX");
  }

  @Test
  void anInstructionBehindOnbuildIsAChild() {
    var tree = read("FROM a\nONBUILD --x RUN --mount=type=ssh b \\\n c\n");
    var onbuild = tree.instructions().get(1);
    var run = onbuild.child().orElseThrow();
    assertThat(run.keyword()).isEqualTo(Keyword.RUN);
    assertThat(run.values()).containsExactly("b  c");
    assertThat(run.gaps()).isEqualTo(onbuild.gaps());
    assertThat(tree.source().text(onbuild.body())).startsWith("RUN --mount");
  }

  @Test
  void problemsStandWhereTheyAre() {
    var tree = read("# escape=x\nUSER a\nFROM b AS 1\nRUN --mont=c d\nENV e\nFRO f\n");
    assertThat(tree.problems())
        .extracting(problem -> problem.stage() + " " + tree.source().text(problem.range()))
        .containsExactly(
            "PARSE # escape=x",
            "PARSE e",
            "INSTRUCTIONS USER a",
            "INSTRUCTIONS 1",
            "INSTRUCTIONS --mont=c",
            "INSTRUCTIONS FRO");
  }

  @Test
  void directivesKnowTheirPlace() {
    var tree = read("# check=skip=all\n#  Escape = `\nFROM a\n");
    assertThat(tree.escape()).isEqualTo('`');
    assertThat(tree.directives())
        .extracting(
            each -> each.name() + " " + each.value() + " " + tree.source().text(each.range()))
        .containsExactly("check skip=all # check=skip=all", "escape ` #  Escape = `");
  }
}
