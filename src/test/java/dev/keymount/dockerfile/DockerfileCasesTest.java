package dev.keymount.dockerfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.DockerfileTreeJson;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads each case of {@code testdata/dockerfile}; its name says what is shown, and that the file is
 * rejected where it is.
 */
class DockerfileCasesTest {

  static Stream<Path> cases() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("keymount.testdata"), "dockerfile"))) {
      return files
          .filter(file -> file.toString().endsWith(".Dockerfile"))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<Arguments> contents() throws IOException {
    var contents = new ArrayList<Arguments>();
    for (var file : cases().toList()) {
      contents.add(Arguments.of((Object) Files.readAllBytes(file)));
    }
    return contents.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTreeIsTheExpectedOne(Path file) throws IOException {
    var name = file.getFileName().toString();
    var tree = DockerfileReader.read(SourceText.decode(Files.readAllBytes(file)));
    var actual = print(name, tree);
    var expected = file.resolveSibling(name.replace(".Dockerfile", ".json"));
    if (!System.getProperty("golden.update", "").isEmpty()) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
    assertThat(tree.problems().isEmpty()).isEqualTo(!name.contains("rejected"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTreeHoldsTogether(Path file) throws IOException {
    assertThat(TreeProperties.violations(SourceText.decode(Files.readAllBytes(file)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void otherLineEndingsChangeNothingButTheBodiesOfHeredocs(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, ISO_8859_1);
    if (!text.contains("\r")) {
      var other = text.replace("\n", "\r\n").getBytes(ISO_8859_1);
      assertThat(
              print("", DockerfileReader.read(SourceText.decode(other))).replace("\\r\\n", "\\n"))
          .isEqualTo(print("", DockerfileReader.read(SourceText.decode(bytes))));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noProblemRepeatsTheFile(Path file) throws IOException {
    var source = SourceText.decode(Files.readAllBytes(file));
    List<String> messages =
        DockerfileReader.read(source).problems().stream().map(Problem::message).toList();
    assertThat(messages).noneMatch(message -> message.contains("example"));
  }

  private static String print(String path, Dockerfile tree) throws IOException {
    var out = new StringWriter();
    DockerfileTreeJson.write(path, tree, out);
    return new String(out.toString().getBytes(UTF_8), UTF_8);
  }
}
