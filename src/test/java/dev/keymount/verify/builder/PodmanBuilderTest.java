package dev.keymount.verify.builder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keymount.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds with the real Podman of the lab. */
@Tag("builder")
class PodmanBuilderTest {

  private Lab lab;
  private Path podman;
  private Workspace workspace;
  private PodmanBuilder builder;

  @BeforeEach
  void findTheBuilder() throws Exception {
    lab = Lab.get();
    podman = lab.dockerBin().resolve("podman");
    assumeTrue(Files.exists(podman), "no podman in the lab");
    workspace = Workspace.open();
    builder =
        PodmanBuilder.of(
            PodmanBuilder.Tool.PODMAN, workspace, List.of(podman.toString()), lab.buildArguments());
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
        .matches("podman \\d+\\.\\d+.*, buildah 1\\.\\d+.*, storage \\w+");
  }

  @Test
  void givesValuesByTheEnvironment() throws Exception {
    BuildRequest request =
        request(
            """
            FROM debian:stable AS build
            ARG TOKEN
            RUN echo "token is $TOKEN" && echo err >&2
            FROM build
            RUN --mount=type=secret,id=key,target=/key test "$(cat /key)" = CANARY-key
            """,
            List.of("--build-arg", "TOKEN", "--secret", "id=key,env=KEYMOUNT_1"),
            Map.of("TOKEN", "CANARY-token", "KEYMOUNT_1", "CANARY-key"));
    List<String> steps = new ArrayList<>();
    BuildResult result = builder.build(request, steps::add);

    assertThat(result.failure()).isEmpty();
    BuildLog.LoggedStep step = result.log().steps().get(2);
    assertThat(step.name()).isEqualTo("[1/2] STEP 3/3: " + step.instruction());
    assertThat(step.instruction()).isEqualTo("RUN echo \"token is $TOKEN\" && echo err >&2");
    assertThat(step.output()).containsExactlyInAnyOrder("token is CANARY-token", "err");
    assertThat(steps).contains(step.name());
  }

  @Test
  void readsStagesBackInOneArchiveFromTheCacheOfThisRun() throws Exception {
    BuildRequest last =
        request(
            "FROM debian:stable AS first\nRUN date +%N >/a\nFROM first\nRUN cp /a /b\n",
            List.of(), Map.of());
    BuildRequest first = last.ofStage("first", workspace.imageName("first"), true);
    assertThat(builder.build(last, step -> {}).failure()).isEmpty();
    BuildResult result = builder.build(first, step -> {});
    assertThat(result.log().steps().get(1).isCached()).isTrue();
    assertThat(manifest(List.of(first, last))).contains(first.image(), last.image());
  }

  @Test
  void takesNoStepFromTheBuildsOfTheUser() throws Exception {
    BuildRequest request =
        request(
            "FROM debian:stable\nRUN echo " + workspace.directory() + "\n", List.of(), Map.of());
    var user = new Command(workspace, List.of(podman.toString()));
    List<String> arguments = new ArrayList<>(List.of("build", "--iidfile"));
    Path id = workspace.directory().resolve("id");
    arguments.add(id.toString());
    arguments.addAll(lab.buildArguments());
    arguments.add(request.context().toString());
    assertThat(user.ask(arguments.toArray(String[]::new)).isSuccess()).isTrue();
    try {
      BuildRequest cached = request.ofStage("0", request.image(), true);
      var any =
          new BuildRequest(
              cached.context(),
              cached.dockerfile(),
              Optional.empty(),
              cached.image(),
              List.of(),
              Map.of(),
              true);
      BuildResult result = builder.build(any, step -> {});
      assertThat(result.failure()).isEmpty();
      assertThat(result.log().steps().get(1).isCached()).isFalse();
    } finally {
      assertThat(user.ask("image", "rm", Files.readString(id)).isSuccess()).isTrue();
    }
  }

  @Test
  void tellsWhichStepFailed() throws Exception {
    BuildFailure failure =
        builder
            .build(
                request(
                    """
                    FROM debian:stable AS one
                    RUN echo one
                    FROM debian:stable AS two
                    COPY --from=one /etc/hostname /hostname
                    RUN echo working; \\
                        echo broken >&2; \\
                        exit 7
                    """,
                    List.of(),
                    Map.of()),
                step -> {})
            .failure()
            .orElseThrow();
    assertThat(failure.stage()).contains("two");
    assertThat(failure.line()).isEqualTo(5);
    assertThat(failure.message()).endsWith("exit status 7");
    assertThat(failure.excerpt()).contains("working", "broken");
  }

  @Test
  void readsNoImageThatIsNotThere() throws Exception {
    BuildRequest request = request("FROM scratch\n", List.of(), Map.of());
    assertThatThrownBy(
            () -> builder.read(List.of(request), (archive, name) -> archive.readAllBytes()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(request.image());
  }

  @Test
  void leavesNothingOfAStepThatIsCutShort() throws Exception {
    String name = workspace.directory().getFileName().toString();
    String mark = "7" + System.nanoTime() % 100_000_000;
    BuildRequest request =
        request("FROM debian:stable\nRUN sleep " + mark + "\n", List.of(), Map.of());
    var begun = new CountDownLatch(2);
    CompletableFuture<Void> build =
        CompletableFuture.runAsync(
            () -> {
              try {
                builder.build(request, step -> begun.countDown());
              } catch (BuilderException e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    while (processes(mark).isEmpty()) {
      Thread.onSpinWait();
    }
    var user = new Command(workspace, List.of(podman.toString()));
    Path images = PodmanFacts.ofPodman(user).images();
    workspace.close();
    build.exceptionally(e -> null).join();
    assertThat(processes(mark)).isEmpty();
    assertThat(images.getParent()).isDirectoryNotContaining("glob:**/" + name);
    assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(name);
  }

  private static List<String> processes(String mark) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.map(process -> process.info().commandLine().orElse(""))
          .filter(command -> command.endsWith("sleep " + mark))
          .toList();
    }
  }

  private String manifest(List<BuildRequest> requests) throws Exception {
    var text = new StringBuilder();
    builder.read(
        requests,
        (archive, name) -> {
          assertThat(name).isEmpty();
          var tar = new TarArchiveInputStream(archive);
          for (TarArchiveEntry entry = tar.getNextEntry();
              entry != null;
              entry = tar.getNextEntry()) {
            if (entry.getName().equals("manifest.json")) {
              text.append(new String(tar.readAllBytes(), UTF_8));
            }
          }
        });
    return text.toString();
  }

  private BuildRequest request(
      String dockerfile, List<String> flags, Map<String, String> environment) throws IOException {
    Path context = Files.createDirectories(workspace.directory().resolve("a"));
    Path file = Files.writeString(context.resolve("Dockerfile"), dockerfile);
    return new BuildRequest(
        context, file, Optional.empty(), workspace.imageName("a"), flags, environment, false);
  }
}
