package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TouchedLinesTest {

  @Test
  void beginAtTheFirstInstructionThatIsOther() {
    assertThat(
            touched(
                "FROM a\nRUN one\nARG TOKEN\nRUN two\nRUN three\n",
                "FROM a\nRUN one\nRUN --mount=type=secret,id=TOKEN,env=TOKEN two\nRUN three\n"))
        .containsExactly(3, 4);
  }

  @Test
  void followWhatIsTakenOutOfAStage() {
    assertThat(
            touched(
                "FROM a AS build\nARG KEY\nRUN two\nFROM a\nRUN x\nCOPY --from=build /b /c\nRUN y\n",
                "FROM a AS build\nRUN two\nFROM a\nRUN x\nCOPY --from=build /b /c\nRUN y\n"))
        .containsExactly(2, 5, 6);
  }

  @Test
  void areNoneInAnotherStage() {
    assertThat(
            touched(
                "FROM a AS build\nARG KEY\nRUN two\nFROM a\nRUN x\n",
                "FROM a AS build\nRUN two\nFROM a\nRUN x\n"))
        .containsExactly(2);
  }

  @Test
  void holdForAStageThatStartsFromAnother() {
    assertThat(
            touched(
                "FROM a AS base\nARG KEY\nRUN two\nFROM base\nRUN x\n",
                "FROM a AS base\nRUN two\nFROM base\nRUN x\n"))
        .containsExactly(2, 3, 4);
  }

  private static List<Integer> touched(String before, String after) {
    var lines = TouchedLines.between(read(before), read(after));
    return IntStream.rangeClosed(1, 20).filter(lines::contains).boxed().toList();
  }

  private static Dockerfile read(String text) {
    return DockerfileReader.read(SourceText.of(text));
  }
}
