package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of commands, which have no value of a secret among them. */
class BuilderCommandsTest {

  private static final BuildRequest REQUEST =
      new BuildRequest(
          Path.of("/run/a"),
          Path.of("/run/a/Dockerfile"),
          Optional.of("test"),
          "keymount-verify-1:2",
          List.of("--secret", "id=A,env=KEYMOUNT_1"),
          Map.of("KEYMOUNT_1", "CANARY"),
          false);

  @TempDir Path place;

  @Test
  void buildsWithPodmanInLayers() {
    assertThat(PodmanBuilder.arguments(REQUEST, List.of("--network=host")))
        .containsExactly(
            "build",
            "--layers",
            "--format",
            "docker",
            "--tag",
            "keymount-verify-1:2",
            "--file",
            "/run/a/Dockerfile",
            "--target",
            "test",
            "--no-cache",
            "--network=host",
            "--secret",
            "id=A,env=KEYMOUNT_1",
            "/run/a");
    assertThat(PodmanBuilder.arguments(REQUEST.ofStage("a", "b", true), List.of()))
        .contains("a", "b")
        .doesNotContain("--no-cache");
  }

  @Test
  void exportsFromTheCacheWithProvenance() {
    assertThat(ContainerDriverBuilder.export(REQUEST, List.of("--builder", "own")))
        .containsExactly(
            "buildx",
            "build",
            "--progress=plain",
            "--file",
            "/run/a/Dockerfile",
            "--provenance=mode=max",
            "--output=type=oci,dest=-,compression=uncompressed,name=keymount-verify-1:2",
            "--target",
            "test",
            "--builder",
            "own",
            "--secret",
            "id=A,env=KEYMOUNT_1",
            "/run/a");
  }

  @Test
  void removesTheRecordsOfItsOwnBuilds() throws Exception {
    Path own = record("one", "/tmp/keymount-verify-1/before");
    Path other = record("two", "/tmp/keymount-verify-2/before");
    var builder = new ProcessBuilder(BuildRecords.removal(Path.of("/tmp/keymount-verify-1")));
    builder.environment().put("BUILDX_CONFIG", place.toString());
    assertThat(builder.start().waitFor()).isZero();
    assertThat(own).doesNotExist();
    assertThat(other).exists();
  }

  private Path record(String id, String context) throws IOException {
    Path node = Files.createDirectories(place.resolve("refs/mine/mine0"));
    return Files.writeString(
        node.resolve(id), "{\"Target\":\"default\",\"LocalPath\":\"" + context + "\"}");
  }
}
