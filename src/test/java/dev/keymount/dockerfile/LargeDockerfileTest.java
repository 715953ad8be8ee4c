package dev.keymount.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LargeDockerfileTest {

  private static final int SIZE = 1_000_000;

  /** Shapes that would cost a careless reader its stack or a square of the size. */
  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of("instructions", "", "RUN echo a && echo b\n", ""),
        Arguments.of("continued lines", "RUN a \\\n", "  && b \\\n", "c\n"),
        Arguments.of("comments in one instruction", "RUN a \\\n", "# b <\n", "c\n"),
        Arguments.of("pairs", "ENV a=b \\\n", "  c=\"d e\" \\\n", "f=g\n"),
        Arguments.of("one here-document", "COPY <<A /b\n", "RUN <<B\n", "A\n"),
        Arguments.of("openers without a body", "RUN a \\\n", " <<A \\\n", "b\n"),
        Arguments.of("triggers in triggers", "", "ONBUILD \\\n", "RUN a\n"),
        Arguments.of("open arrays", "CMD \\\n", "[[[[[[[[[[[[[[\\\n", "\n"),
        Arguments.of("strings", "CMD [ \\\n", "\"a\", \\\n", "\"b\"]\n"),
        Arguments.of("expansions", "RUN <<A \\\n", "${a:-\\\n", "b\n"),
        Arguments.of("expansions in quotes", "RUN <<A \\\n", "\"${a:-\\\n", "b\n"),
        Arguments.of("flags", "RUN \\\n", "--mount=type=ssh \\\n", "a\n"),
        Arguments.of("escapes", "", "\\\n", ""),
        Arguments.of("directives", "", "# escape=`\n", ""),
        Arguments.of("less-than signs", "", "RUN a < b\n", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void aTreeOfAnyShapeIsReadInLinearTime(String name, String start, String repeated, String end) {
    var text = start + repeated.repeat(SIZE / repeated.length()) + end;
    var source = SourceText.of("FROM a\n" + text);
    var lexer = new DockerfileLexer(source);
    int tokens = 0;
    while (lexer.nextToken().getType() > 0) {
      tokens++;
    }
    assertThat(tokens).isLessThan(source.text().length());
    assertThat(lexer.steps()).isLessThan(6L * source.text().length());
    assertThat(DockerfileReader.read(source).instructions()).isNotEmpty();
  }

  @Test
  void tenMegabytesAreRead() {
    var text = "FROM a\n" + "RUN a && \\\n  # note\n  b\n".repeat(400_000);
    assertThat(DockerfileReader.read(SourceText.of(text)).instructions()).hasSize(400_001);
  }

  @Test
  void aLineMayBeAsLongAsBuildKitReads() {
    assertThat(problems("CMD " + "x".repeat(65_531) + "\nUSER a\n")).isEmpty();
    assertThat(problems("CMD " + "x".repeat(65_532) + "\nUSER a\n")).hasSize(1);
    assertThat(problems("CMD " + "x".repeat(65_531))).isEmpty();
    assertThat(problems("CMD " + "x".repeat(65_532))).hasSize(1);
  }

  @Test
  void aLineIsMeasuredInBytes() {
    assertThat(problems("CMD " + "\u20AC".repeat(21_843) + "xx\n")).isEmpty();
    assertThat(problems("CMD " + "\u20AC".repeat(21_844) + "\n")).hasSize(1);
    assertThat(problems("CMD " + "\uD83D\uDE00".repeat(16_382) + "xxx\n")).isEmpty();
    assertThat(problems("CMD " + "\uD83D\uDE00".repeat(16_383) + "\n")).hasSize(1);
  }

  private static List<Problem> problems(String text) {
    return DockerfileReader.read(SourceText.of("FROM a\n" + text)).problems();
  }
}
