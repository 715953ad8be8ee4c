package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.flow.ContextFiles;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextExclusionsTest {

  @TempDir private Path root;
  private final List<Path> dockerfiles = new ArrayList<>();

  private void file(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void dockerfile(String name, String text) throws IOException {
    file(name, text);
    dockerfiles.add(root.resolve(name));
  }

  private ContextExclusions of(String text, String... paths) throws IOException {
    file("Dockerfile", text);
    file("package.json", "{}");
    var source = SourceText.of(text);
    var tree = DockerfileReader.read(source);
    var context = new RepositoryFiles(root, root.resolve("Dockerfile"), tree, dockerfiles);
    return ContextExclusions.of(context, source, Settings.DEFAULT, List.of(paths));
  }

  private static String text(ContextExclusions exclusions) {
    return exclusions.file().orElseThrow().after().text();
  }

  @Test
  void aFileThatComesWithItsDirectoryGetsALine() throws IOException {
    var exclusions = of("FROM a\nCOPY . /app\n", ".npmrc", "config/id_rsa", ".npmrc");
    assertThat(text(exclusions)).isEqualTo(".npmrc\nconfig/id_rsa\n");
    var file = exclusions.file().orElseThrow();
    assertThat(file.path()).isEqualTo(".dockerignore");
    assertThat(file.before()).isEmpty();
    assertThat(file.diff())
        .isEqualTo(
            """
            diff --git a/.dockerignore b/.dockerignore
            new file mode 100644
            --- /dev/null
            +++ b/.dockerignore
            @@ -0,0 +1,2 @@
            +.npmrc
            +config/id_rsa
            """);
    assertThat(exclusions.in(ContextFiles.NONE).ignored().excludes(".npmrc")).isTrue();
    assertThat(exclusions.reason("why", List.of(".npmrc"))).isEqualTo("why");
  }

  @Test
  void theFileThatIsThereKeepsItsTextAndLineEndings() throws IOException {
    file(".dockerignore", "*.md\r\n!README.md");
    assertThat(text(of("FROM a\nCOPY . /app\n", ".npmrc")))
        .isEqualTo("*.md\r\n!README.md\r\n.npmrc\r\n");
  }

  @Test
  void aNewFileTakesTheLineEndingsOfTheDockerfile() throws IOException {
    assertThat(text(of("FROM a\r\nCOPY . /app\r\n", ".npmrc"))).isEqualTo(".npmrc\r\n");
  }

  @Test
  void theFileNamedAfterTheDockerfileWins() throws IOException {
    file(".dockerignore", ".npmrc\n");
    file("Dockerfile.dockerignore", "a\n");
    dockerfile("Dockerfile.other", "FROM a\nCOPY .npmrc /\n");
    var exclusions = of("FROM a\nCOPY . /app\n", ".npmrc");
    assertThat(exclusions.file().orElseThrow().path()).isEqualTo("Dockerfile.dockerignore");
    assertThat(text(exclusions)).isEqualTo("a\n.npmrc\n");
  }

  @ParameterizedTest
  @CsvSource({"a[1].pem, a\\[1].pem", "#key, \\#key", "!key, \\!key", "a b, a b", "*x, \\*x"})
  void aNameIsWrittenSoThatItIsNoPattern(String path, String line) throws IOException {
    assertThat(text(of("FROM a\nCOPY . /app\n", path))).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY package.json /app/", // nothing brings it in
        "COPY src /app/src",
        "COPY --from=b . /app",
        "RUN --mount=type=bind,target=/src make",
        "ADD https://files.example.com/x /app",
      })
  void leavesAloneWhatDoesNotComeIn(String instruction) throws IOException {
    var exclusions = of("FROM a\n" + instruction + "\n", "config/.npmrc");
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".npmrc", "**/.npmrc", ".*\n!.env", "*\n!src"})
  void leavesAloneWhatIsKeptOut(String ignore) throws IOException {
    file(".dockerignore", ignore);
    var exclusions = of("FROM a\nCOPY . /app\n", ".npmrc");
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.objections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY .npmrc /app/",
        "COPY [\".npmrc\", \"/app/\"]",
        "COPY ./.npm* /app/",
        "COPY $FILE /app/",
        "RUN --mount=type=bind,source=.npmrc,target=/root/.npmrc npm ci",
        "RUN --mount=src=/.npmrc,target=/root/.npmrc npm ci",
      })
  void whatIsTakenByNameStays(String instruction) throws IOException {
    var exclusions = of("FROM a\nCOPY . /app\n" + instruction + "\n", ".npmrc");
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.reason("why", List.of(".npmrc")))
        .isEqualTo("why; .npmrc stays in the context, because line 3 takes it by name");
  }

  @Test
  void whatAnotherDockerfileTakesByNameStays() throws IOException {
    dockerfile("other/Dockerfile", "FROM a\nCOPY package.json .npmrc /\n");
    file(".npmrc", "");
    var exclusions = of("FROM a\nCOPY . /app\n", ".npmrc");
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.objections().get(".npmrc")).contains("other/Dockerfile");
  }

  @Test
  void anotherDockerfileThatHasItsOwnContextDoesNotMatter() throws IOException {
    dockerfile("other/Dockerfile", "FROM a\nCOPY .npmrc /\n");
    file("other/.npmrc", "");
    assertThat(text(of("FROM a\nCOPY . /app\n", ".npmrc"))).isEqualTo(".npmrc\n");
  }

  @Test
  void aFileThatIsNoTextIsLeftAlone() throws IOException {
    Files.write(root.resolve(".dockerignore"), new byte[] {'a', (byte) 0xe9});
    var exclusions = of("FROM a\nCOPY . /app\n", ".npmrc");
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.objections().get(".npmrc")).contains("can't be read", "add .npmrc");
  }

  @Test
  void withoutAContextTheReasonSaysWhatToDo() {
    var source = SourceText.of("FROM a\nCOPY . /\n");
    var exclusions =
        ContextExclusions.of(ContextFiles.NONE, source, Settings.DEFAULT, List.of(".npmrc"));
    assertThat(exclusions.file()).isEmpty();
    assertThat(exclusions.reason("why", List.of(".npmrc")))
        .isEqualTo("why; keep .npmrc out with .dockerignore");
  }

  @Test
  void changesOfOneFileForSeveralDockerfilesComeTogether() {
    var before = Optional.of(SourceText.of("a\n"));
    var one = new ChangedFile("x", before, SourceText.of("a\nb\n"));
    var other = new ChangedFile("x", before, SourceText.of("a\nb\nc\n"));
    assertThat(one.and(other).after().text()).isEqualTo("a\nb\nc\n");
    assertThat(other.and(one).after().text()).isEqualTo("a\nb\nc\n");
  }
}
