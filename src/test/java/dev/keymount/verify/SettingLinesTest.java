package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingLinesTest {

  private static final String TEXT =
      """
      FROM a AS base
      ENV PATH=/bin TOKEN=$TOKEN
      USER app
      CMD ["one"]
      FROM base
      CMD ["two"]
      LABEL a.b=c
      ENV HOME=/root
      """;

  @ParameterizedTest
  @CsvSource({
    "base, Cmd, 4",
    "1, Cmd, 6",
    "1, User, 3",
    "1, Labels.a.b, 7",
    "base, Labels.a.b, 0",
    "1, Env.TOKEN, 2",
    "1, Env.HOME, 8",
    "1, Env.OTHER, 0",
    "1, Entrypoint, 0",
    "none, Cmd, 0"
  })
  void areThoseOfTheLastInstruction(String stage, String field, int line) {
    var tree = DockerfileReader.read(SourceText.of(TEXT));
    assertThat(SettingLines.of(tree, stage, field)).isEqualTo(line);
  }
}
