package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.flow.DockerIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextCopyTest {

  @TempDir private Path directory;

  @Test
  void copiesWhatEntersTheBuildAsItIs() throws IOException {
    var from = directory.resolve("from");
    write(from, "Dockerfile", "FROM a\n");
    write(from, "src/run.sh", "x\n");
    Files.setPosixFilePermissions(
        from.resolve("src/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
    write(from, "node_modules/a/b", "x\n");
    write(from, "node_modules/a/kept", "x\n");
    Files.createDirectories(from.resolve("empty"));
    Files.createSymbolicLink(from.resolve("outside"), Path.of("nowhere"));
    var ignored = DockerIgnore.of("node_modules\n!node_modules/a/kept\nDockerfile\n");

    var to = directory.resolve("to");
    ContextCopy.copy(from, to, ignored, Set.of("Dockerfile"));

    assertThat(to.resolve("Dockerfile")).hasContent("FROM a\n");
    assertThat(Files.getPosixFilePermissions(to.resolve("src/run.sh")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(to.resolve("node_modules/a/b")).doesNotExist();
    assertThat(to.resolve("node_modules/a/kept")).exists();
    assertThat(to.resolve("empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(to.resolve("outside"))).isEqualTo(Path.of("nowhere"));
  }

  private static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
