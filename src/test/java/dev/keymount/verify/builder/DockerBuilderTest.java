package dev.keymount.verify.builder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds with the real engine. */
@Tag("builder")
class DockerBuilderTest {

  private Workspace workspace;
  private Builder builder;

  @BeforeEach
  void findTheBuilder() throws Exception {
    Lab lab = Lab.get();
    workspace = Workspace.open();
    builder =
        Builders.find(
            Optional.of(Builders.Kind.DOCKER),
            workspace,
            lab.buildArguments(),
            lab.dockerBin().toString());
  }

  @AfterEach
  void closeTheWorkspace() throws IOException {
    if (workspace != null) {
      workspace.close();
    }
  }

  @Test
  void tellsWhatItIs() {
    assertThat(builder.description())
        .matches("docker \\d+\\.\\d+.*, buildx \\d+\\.\\d+.*, driver docker.*");
    assertThat(builder.mountsVariables()).isTrue();
  }

  @Test
  void givesValuesByTheEnvironment() throws Exception {
    BuildRequest request =
        request(
            """
            FROM debian:stable-slim AS build
            ARG TOKEN
            RUN echo "token is $TOKEN" && echo err >&2
            FROM build
            RUN --mount=type=secret,id=key,env=KEY test "$KEY" = CANARY-key
            """,
            List.of("--build-arg", "TOKEN", "--secret", "id=key,env=KEYMOUNT_1"),
            Map.of("TOKEN", "CANARY-token", "KEYMOUNT_1", "CANARY-key"));
    List<String> steps = new ArrayList<>();
    BuildResult result = builder.build(request, steps::add);

    assertThat(result.failure()).isEmpty();
    assertThat(result.log().isComplete()).isTrue();
    BuildLog.LoggedStep step =
        result.log().steps().stream()
            .filter(each -> each.instruction().startsWith("RUN echo"))
            .findFirst()
            .orElseThrow();
    assertThat(step.name()).startsWith("[build 2/2] RUN echo \"token is CANARY-token\"");
    assertThat(step.output()).containsExactlyInAnyOrder("token is CANARY-token", "err");
    assertThat(steps).contains(step.name());
    assertThat(result.provenance().orElse("")).contains("\"build-arg:TOKEN\":\"CANARY-token\"");
    assertThat(workspace.directory().toFile().list())
        .containsExactlyInAnyOrder(".buildx", ".processes", "a");
  }

  @Test
  void readsItsImagesBackInOneArchive() throws Exception {
    BuildRequest last =
        request(
            "FROM scratch AS first\nCOPY Dockerfile /a\nFROM first\nCOPY Dockerfile /b\n",
            List.of(),
            Map.of());
    BuildRequest first = last.ofStage("first", workspace.imageName("first"), true);
    assertThat(builder.build(last, step -> {}).failure()).isEmpty();
    assertThat(builder.build(first, step -> {}).failure()).isEmpty();
    List<String> names = new ArrayList<>();
    builder.read(
        List.of(first, last),
        (archive, name) -> {
          assertThat(name).isEmpty();
          var tar = new TarArchiveInputStream(archive);
          for (TarArchiveEntry entry = tar.getNextEntry();
              entry != null;
              entry = tar.getNextEntry()) {
            names.add(
                entry.getName().equals("manifest.json")
                    ? new String(tar.readAllBytes(), UTF_8)
                    : entry.getName());
          }
        });
    assertThat(names).contains("index.json");
    assertThat(names).anyMatch(text -> text.contains(first.image()) && text.contains(last.image()));
  }

  @Test
  void readsNoImageThatIsNotThere() throws Exception {
    BuildRequest request = request("FROM scratch\n", List.of(), Map.of());
    assertThatThrownBy(
            () -> builder.read(List.of(request), (archive, name) -> archive.readAllBytes()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(request.image());
    assertThatThrownBy(
            () ->
                builder.read(
                    List.of(request),
                    (archive, name) -> {
                      throw new IOException("no archive");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(request.image());
  }

  @Test
  void tellsWhichStepFailed() throws Exception {
    BuildFailure failure =
        failure(
            """
            FROM debian:stable-slim AS one
            RUN echo one
            FROM debian:stable-slim AS two
            COPY --from=one /etc/hostname /hostname
            RUN echo working; \\
                echo broken >&2; \\
                exit 7
            """);
    assertThat(failure.stage()).contains("two");
    assertThat(failure.line()).isEqualTo(5);
    assertThat(failure.message()).startsWith("process \"/bin/sh -c").endsWith("exit code: 7");
    assertThat(failure.excerpt()).containsExactlyInAnyOrder("working", "broken");
  }

  @Test
  void tellsWhyNoStepRan() throws Exception {
    BuildFailure unknown = failure("FROM scratch\nFOO bar\n");
    assertThat(unknown.stage()).isEmpty();
    assertThat(unknown.line()).isEqualTo(2);
    assertThat(unknown.message()).contains("unknown instruction: FOO");

    BuildFailure base = failure("FROM nowhere.example.com/base:1\nRUN true\n");
    assertThat(base.stage()).isEmpty();
    assertThat(base.line()).isEqualTo(1);
    assertThat(base.message()).startsWith("nowhere.example.com/base:1: failed to resolve");
    assertThat(base.excerpt()).contains("   1 | >>> FROM nowhere.example.com/base:1");

    BuildFailure file = failure("FROM debian:stable-slim AS x\nCOPY nothing /x\n");
    assertThat(file.line()).isEqualTo(2);
    assertThat(file.message()).contains("\"/nothing\": not found");

    BuildFailure secret =
        failure(
            "FROM debian:stable-slim\nRUN --mount=type=secret,id=none,required=true cat /etc/x\n");
    assertThat(secret.line()).isEqualTo(2);
    assertThat(secret.stage()).contains("stage-0");
    assertThat(secret.message()).isEqualTo("secret none: not found");
  }

  @Test
  void saysThatTheEngineCutTheLog() throws Exception {
    BuildRequest request =
        request(
            "FROM debian:stable-slim\nRUN head -c 3000000 /dev/zero | tr '\\0' x | fold -w 100\n",
            List.of(),
            Map.of());
    BuildResult result = builder.build(request, step -> {});
    assertThat(result.failure()).isEmpty();
    assertThat(result.log().isComplete()).isFalse();
  }

  @Test
  void refusesVariablesThatShellsKeepForThemselves() throws Exception {
    BuildRequest request =
        request("FROM scratch\n", List.of("--build-arg", "UID"), Map.of("UID", "7"));
    assertThatThrownBy(() -> builder.build(request, step -> {}))
        .isInstanceOf(BuilderException.class)
        .hasMessageContaining("UID");
  }

  private BuildFailure failure(String dockerfile) throws Exception {
    BuildResult result = builder.build(request(dockerfile, List.of(), Map.of()), step -> {});
    return result.failure().orElseThrow();
  }

  private BuildRequest request(
      String dockerfile, List<String> flags, Map<String, String> environment) throws IOException {
    Path context = Files.createDirectories(workspace.directory().resolve("a"));
    Path file = Files.writeString(context.resolve("Dockerfile"), dockerfile);
    return new BuildRequest(
        context, file, Optional.empty(), workspace.imageName("a"), flags, environment, false);
  }
}
