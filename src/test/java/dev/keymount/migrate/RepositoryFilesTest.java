package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFilesTest {

  @TempDir private Path root;

  private RepositoryFiles context(String dockerfile, String text) throws IOException {
    return new RepositoryFiles(
        root, file(dockerfile, text), DockerfileReader.read(SourceText.of(text)), List.of());
  }

  private Path file(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void theContextIsTheDirectoryThatHoldsMostOfWhatIsCopied() throws IOException {
    file("app/go.mod", "module a");
    file("app/src/main.go", "package main");
    file("app/docker/src/x", "");
    var context = context("app/docker/Dockerfile", "FROM a\nCOPY go.mod ./\nADD src /src\n");
    assertThat(context.directory()).isEqualTo(root.resolve("app"));
    assertThat(context.dockerfile()).isEqualTo("docker/Dockerfile");
    assertThat(context.fromRoot(".dockerignore")).isEqualTo("app/.dockerignore");
    assertThat(context.isAtHand()).isTrue();
    assertThat(context.text("go.mod")).contains("module a");
    assertThat(context.below("src")).containsExactly("src/main.go");
  }

  @Test
  void theNearestOfSeveralIsTaken() throws IOException {
    file("a.txt", "");
    file("x/a.txt", "");
    assertThat(context("x/y/Dockerfile", "FROM a\nCOPY a.txt /\n").directory())
        .isEqualTo(root.resolve("x"));
  }

  @Test
  void withoutAPlainSourceItIsTheDirectoryOfTheDockerfile() throws IOException {
    file("a.txt", "");
    var text =
        """
        FROM a
        COPY . /src
        COPY *.txt $DIR/ /x/
        COPY --from=b a.txt /
        ADD https://files.example.com/a.txt /
        COPY <<a.txt /
        a
        a.txt
        """;
    var context = context("x/Dockerfile", text);
    assertThat(context.directory()).isEqualTo(root.resolve("x"));
    assertThat(context.isAtHand()).isFalse();
    file("x/run.sh", "");
    assertThat(context("x/Dockerfile.other", text).isAtHand()).isTrue();
  }

  @Test
  void theRootOfTheRunIsNotLeft() throws IOException {
    file("secret.txt", "CANARY");
    file("run/sub/in.txt", "in");
    var run = root.resolve("run");
    var dockerfile = file("run/Dockerfile", "FROM a\n");
    Files.createSymbolicLink(run.resolve("out.txt"), root.resolve("secret.txt"));
    Files.createSymbolicLink(run.resolve("out"), root);
    Files.createSymbolicLink(run.resolve("in.txt"), run.resolve("sub/in.txt"));
    var text = DockerfileReader.read(SourceText.of("FROM a\nCOPY secret.txt /\n"));
    var context = new RepositoryFiles(run, dockerfile, text, List.of());
    assertThat(context.directory()).isEqualTo(run);
    assertThat(context.text("../secret.txt")).isEmpty();
    assertThat(context.text("out.txt")).isEmpty();
    assertThat(context.text("out/secret.txt")).isEmpty();
    assertThat(context.text("in.txt")).contains("in");
    assertThat(context.below("out")).isEmpty();
    assertThat(context.below("..")).isEmpty();
    assertThat(context.below("")).containsExactly("Dockerfile", "sub/in.txt");
  }

  @Test
  void whatIsLargeOrNoTextHasNoText() throws IOException {
    file("large", "x".repeat(256 * 1024 + 1));
    file("fits", "x".repeat(256 * 1024));
    Files.write(root.resolve("latin"), new byte[] {'a', (byte) 0xe9, '\n'});
    Files.write(root.resolve("binary"), new byte[] {'a', 0, '\n'});
    var context = context("Dockerfile", "FROM a\n");
    assertThat(context.text("large")).isEmpty();
    assertThat(context.text("fits")).isPresent();
    assertThat(context.text("latin")).isEmpty();
    assertThat(context.text("binary")).isEmpty();
    assertThat(context.text("missing")).isEmpty();
    assertThat(context.text("bad\0name")).isEmpty();
    assertThat(context.has("large")).isTrue();
    assertThat(context.has("missing")).isFalse();
  }
}
