package dev.keymount.verify.builder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keymount.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds with the current builder of buildx, where that is not the engine's own. */
@Tag("builder")
class ContainerDriverBuilderTest {

  @Test
  void exportsEachStageFromItsCacheWithProvenance() throws Exception {
    List<String> docker = List.of(Lab.get().dockerBin().resolve("docker").toString());
    try (Workspace workspace = Workspace.open()) {
      var command = new Command(workspace, docker);
      Engine engine = Engine.ask(command);
      assumeTrue(!engine.driver().equals("docker"), "the engine builds by itself");
      Builder builder = ContainerDriverBuilder.of(workspace, command, engine, List.of());
      Path context = Files.createDirectory(workspace.directory().resolve("a"));
      var last =
          new BuildRequest(
              context,
              Files.writeString(
                  context.resolve("Dockerfile"),
                  "FROM scratch AS first\nARG TOKEN\nLABEL a=$TOKEN\nCOPY Dockerfile /a\n"
                      + "FROM first\nCOPY Dockerfile /b\n"),
              Optional.empty(),
              workspace.imageName("last"),
              List.of("--build-arg", "TOKEN"),
              Map.of("TOKEN", "CANARY-token"),
              false);
      BuildRequest first = last.ofStage("first", workspace.imageName("first"), true);
      BuildResult result = builder.build(last, step -> {});
      assertThat(result.failure()).isEmpty();
      assertThat(result.provenance().orElse("")).contains("CANARY-token");
      assertThat(builder.build(first, step -> {}).log().steps())
          .anyMatch(step -> step.instruction().startsWith("COPY") && step.isCached());
      List<String> archives = new ArrayList<>();
      builder.read(
          List.of(first, last),
          (archive, name) -> {
            var text = new StringBuilder(name + ":");
            var tar = new TarArchiveInputStream(archive);
            for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
              text.append(new String(tar.readAllBytes(), UTF_8));
            }
            archives.add(text.toString());
          });
      assertThat(archives).hasSize(2).allMatch(text -> text.contains("build-arg:TOKEN"));
      assertThat(archives.get(0)).startsWith(first.image()).contains(first.image() + "\"");
      assertThat(archives.get(1)).startsWith(last.image()).contains(last.image() + "\"");
    }
  }
}
