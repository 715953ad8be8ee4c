package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildersTest {

  @TempDir Path bin;

  @Test
  void tellsThatThereIsNoBuilder() throws IOException {
    assertThatNoneIsFound(Optional.empty()).hasMessageContaining("docker is not on the PATH");
    assertThatNoneIsFound(Optional.of(Builders.Kind.DOCKER))
        .hasMessageContaining("docker is not on the PATH: install Docker Engine");
  }

  @Test
  void looksForCommandsInOrder() throws IOException {
    Path first = Files.createDirectory(bin.resolve("first"));
    Path second = Files.createDirectory(bin.resolve("second"));
    Files.createDirectory(first.resolve("docker"));
    Path file = Files.createFile(second.resolve("docker"));
    String path = first + "::" + second;
    assertThat(Builders.command("docker", path)).isEmpty();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    assertThat(Builders.command("docker", path)).contains(file);
    assertThat(Builders.command("docker", "")).isEmpty();
  }

  @Test
  @Tag("builder")
  void tellsThatTheEngineDoesNotRun() throws IOException {
    client("--host", "unix://" + bin.resolve("none.sock"));
    assertThatNoneIsFound(Optional.of(Builders.Kind.DOCKER))
        .hasMessageStartingWith("docker does not reach its engine: start it")
        .hasMessageContaining("none.sock");
  }

  @Test
  @Tag("builder")
  void tellsThatTheBuilderIsUnknown() throws IOException {
    Path docker = client();
    Files.writeString(
        docker, Files.readString(docker).replace("exec ", "BUILDX_BUILDER=none exec "));
    assertThatNoneIsFound(Optional.of(Builders.Kind.DOCKER))
        .hasMessageStartingWith("docker buildx has no builder to use: choose one")
        .hasMessageContaining("no builder \"none\" found");
  }

  @Test
  @Tag("builder")
  void takesTheNetworkThatItIsGiven() throws Exception {
    client();
    try (Workspace workspace = Workspace.open(bin)) {
      Builder builder =
          Builders.find(Optional.empty(), workspace, List.of("--network", "none"), bin.toString());
      assertThat(builder.description()).doesNotContain("--network");
    }
  }

  /** Makes a command of the lab's client with flags ahead of all others. */
  private Path client(String... flags) throws IOException {
    Path docker = bin.resolve("docker");
    Files.writeString(
        docker,
        "#!/bin/sh\nexec %s %s \"$@\"\n"
            .formatted(Lab.get().dockerBin().resolve("docker"), String.join(" ", flags)));
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
    return docker;
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatNoneIsFound(
      Optional<Builders.Kind> kind) throws IOException {
    try (Workspace workspace = Workspace.open(bin)) {
      return assertThatThrownBy(() -> Builders.find(kind, workspace, List.of(), bin.toString()))
          .isInstanceOf(BuilderException.class);
    }
  }
}
