package dev.keymount.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {

  @Test
  void isEmptyForEqualTexts() {
    assertThat(UnifiedDiff.of("Dockerfile", "FROM a\n", "FROM a\n")).isEmpty();
  }

  @Test
  void marksAMissingLastLineFeed() {
    assertThat(UnifiedDiff.of("Dockerfile", "FROM a\nARG K", "FROM a\n"))
        .isEqualTo(
            """
            diff --git a/Dockerfile b/Dockerfile
            --- a/Dockerfile
            +++ b/Dockerfile
            @@ -1,2 +1 @@
             FROM a
            -ARG K
            \\ No newline at end of file
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Dockerfile", "a b/Dockerfile", "ä/Dockerfile", "q\"uote/Dockerfile", "t\tab/D"})
  void isAppliedByGitWhateverTheName(String name, @TempDir Path directory) throws Exception {
    var before = "FROM a\nARG K\r\nRUN x\n";
    assertThat(applied(directory, name, before, "FROM a\nRUN x")).isEqualTo("FROM a\nRUN x");
  }

  @Test
  void isAppliedByGitWhateverTheChange(@TempDir Path directory) throws Exception {
    var random = new Random(20260101);
    for (int round = 0; round < 40; round++) {
      var before = text(random, random.nextInt(40));
      var after = changed(random, before);
      var folder = Files.createDirectory(directory.resolve("round" + round));
      assertThat(applied(folder, "Dockerfile", before, after)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "a\nb", "a\r\nb\r\n", ""})
  void aNewFileIsMadeByGit(String text, @TempDir Path directory) throws Exception {
    var patch = Files.writeString(directory.resolve("p"), UnifiedDiff.ofNew("sub/a b", text));
    var git =
        new ProcessBuilder("git", "apply", patch.toString()).directory(directory.toFile()).start();
    assertThat(git.waitFor()).isZero();
    assertThat(Files.readString(directory.resolve("sub/a b"))).isEqualTo(text);
  }

  private static String text(Random random, int lines) {
    var text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      text.append("line ").append(random.nextInt(6)).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return text + (random.nextBoolean() ? "end" : "x\n");
  }

  private static String changed(Random random, String before) {
    var lines = new ArrayList<String>();
    for (var line : before.split("(?<=\n)", -1)) {
      switch (random.nextInt(6)) {
        case 0 -> {}
        case 1 -> lines.add("new\n" + line);
        default -> lines.add(line);
      }
    }
    return String.join("", lines) + "z\n";
  }

  private static String applied(Path directory, String name, String before, String after)
      throws Exception {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, before);
    Files.writeString(directory.resolve("p"), UnifiedDiff.of(name, before, after));
    var git =
        new ProcessBuilder("git", "-c", "core.quotePath=false", "apply", "p")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(output).isZero();
    return Files.readString(file);
  }
}
