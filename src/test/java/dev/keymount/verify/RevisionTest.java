package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {

  @TempDir private Path directory;
  private Path repository;

  @BeforeEach
  void commit() throws Exception {
    repository = Files.createDirectories(directory.resolve("repository"));
    git("init", "-q");
    write("app/Dockerfile", "FROM a\nARG TOKEN\n");
    write("app/gone", "old\n");
    write("app/run.sh", "old\n");
    Files.setPosixFilePermissions(
        repository.resolve("app/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createSymbolicLink(repository.resolve("app/link"), Path.of("gone"));
    git("add", ".");
    git("commit", "-q", "-m", "before");
  }

  @Test
  void setsBackWhatGitKnowsAndKeepsTheRest() throws Exception {
    write("app/Dockerfile", "FROM a\n");
    write("app/.dockerignore", "id_rsa\n");
    write("app/run.sh", "new\n");
    write("app/built.jar", "not in git\n");
    Files.delete(repository.resolve("app/gone"));
    Files.delete(repository.resolve("app/link"));
    write("app/added", "staged\n");
    git("add", "app/added");

    var tree = Revision.checkout(repository.resolve("app"), "HEAD", directory.resolve("copy"));

    assertThat(tree.origin()).isEqualTo("HEAD");
    assertThat(tree.root().resolve("Dockerfile")).hasContent("FROM a\nARG TOKEN\n");
    assertThat(tree.root().resolve("gone")).hasContent("old\n");
    assertThat(tree.root().resolve("run.sh")).hasContent("old\n").isExecutable();
    assertThat(tree.root().resolve("link")).isSymbolicLink();
    assertThat(tree.root().resolve("built.jar")).hasContent("not in git\n");
    assertThat(tree.root().resolve(".dockerignore")).doesNotExist();
    assertThat(tree.root().resolve("added")).doesNotExist();
    assertThat(repository.resolve("app/Dockerfile")).hasContent("FROM a\n");
  }

  @Test
  void saysThatThereIsNoSuchRevision() {
    for (var name : List.of("nowhere", "--upload-pack=x", "")) {
      assertThatThrownBy(
              () -> Revision.checkout(repository, name, directory.resolve("copy" + name)))
          .isInstanceOf(VerifyException.class)
          .hasMessageContaining("neither a directory nor a revision");
    }
  }

  private void write(String path, String text) throws IOException {
    var file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "-C"));
    command.add(repository.toString());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
