package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.migrate.ChangedFile;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {

  @TempDir private Path root;

  private static ChangedFile made() {
    return new ChangedFile(".dockerignore", Optional.empty(), SourceText.of("a\n"));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aNewFileIsReadableForAll() throws IOException {
    new Destination(root, Optional.empty(), false).write(made());
    assertThat(root.resolve(".dockerignore")).hasContent("a\n");
    assertThat(mode(root.resolve(".dockerignore"))).isEqualTo("rw-r--r--");
  }

  @Test
  void aFileThatHasAppearedSinceStays() throws IOException {
    Files.writeString(root.resolve(".dockerignore"), "mine");
    var destination = new Destination(root, Optional.empty(), false);
    assertThatThrownBy(() -> destination.write(made())).hasMessageContaining("run again");
    assertThat(root.resolve(".dockerignore")).hasContent("mine");
  }

  @Test
  void aFileThatChangesKeepsItsMode() throws IOException {
    var file = Files.writeString(root.resolve("x"), "a\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    var changed = new ChangedFile("x", Optional.of(SourceText.of("a\n")), SourceText.of("a\nb\n"));
    new Destination(root, Optional.empty(), false).write(changed);
    assertThat(file).hasContent("a\nb\n");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void anOutputDirectoryTakesItInstead() throws IOException {
    var output = root.resolve("out");
    var destination = new Destination(root, Optional.of(output), false);
    destination.write(made());
    destination.write(made());
    assertThat(output.resolve(".dockerignore")).hasContent("a\n");
    assertThat(mode(output.resolve(".dockerignore"))).isEqualTo("rw-r--r--");
    assertThat(root.resolve(".dockerignore")).doesNotExist();
    assertThat(destination.shown("", "x")).isEqualTo(output.resolve("x"));
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    new Destination(root, Optional.empty(), true).write(made());
    assertThat(root).isEmptyDirectory();
  }
}
