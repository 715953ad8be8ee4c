package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import dev.keymount.verify.builder.BuildLog.LoggedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodmanLogTest {

  private static final String DOCKERFILE =
      """
      ARG V=stable
      FROM debian:$V AS A
      # one
      ARG T
      RUN echo \\
          $T

      FROM debian:stable
      RUN echo unused

      FROM a AS c
      ENV X=1
      RUN <<E
      echo two
      E
      run ls /nonexistent
      """;

  private final List<String> told = new ArrayList<>();

  @Test
  void sortsLinesByStep() {
    BuildLog log =
        read("""
        time="2026-01-01T00:00:00Z" level=warning msg="missing \\"T\\" build argument."
        [1/3] STEP 1/3: FROM debian:stable AS A
        [1/3] STEP 2/3: ARG T
        --> Using cache 48fed2a6e1a5d08de538fe70b0c0385f4d5e10c36f5a86827f4b730104ea3161
        --> 48fed2a6e1a5
        [1/3] STEP 3/3: RUN echo     $T
        one
        --> not an image
        --> b75b860cdbb0
        [3/3] STEP 1/4: FROM b75b860cdbb0 AS c
        [3/3] STEP 2/4: ENV X=1
        [3/3] COMMIT keymount-verify-a:1
        --> 22dac5450789
        Successfully tagged localhost/keymount-verify-a:1
        22dac54507899832313e6d26cf2ec307c5f84e4f0ad7e19f946a18b238df22ba
        """)
            .log();
    assertThat(log.steps())
        .containsExactly(
            step("[1/3] STEP 1/3: FROM debian:stable AS A"),
            new LoggedStep("[1/3] STEP 2/3: ARG T", "ARG T", List.of(), true),
            new LoggedStep(
                "[1/3] STEP 3/3: RUN echo     $T",
                "RUN echo     $T",
                List.of("one", "--> not an image"),
                false),
            step("[3/3] STEP 1/4: FROM b75b860cdbb0 AS c"),
            step("[3/3] STEP 2/4: ENV X=1"),
            new LoggedStep(
                "",
                "",
                List.of(
                    "time=\"2026-01-01T00:00:00Z\" level=warning msg=\"missing \\\"T\\\" build"
                        + " argument.\"",
                    "[3/3] COMMIT keymount-verify-a:1",
                    "Successfully tagged localhost/keymount-verify-a:1",
                    "22dac54507899832313e6d26cf2ec307c5f84e4f0ad7e19f946a18b238df22ba"),
                false));
    assertThat(told).hasSize(5).last().isEqualTo("[3/3] STEP 2/4: ENV X=1");
    assertThat(log.isComplete()).isTrue();
  }

  private static LoggedStep step(String name) {
    return new LoggedStep(name, name.substring(name.indexOf(": ") + 2), List.of(), false);
  }

  @Test
  void takesTheBuildInAStepForItsOutput() {
    BuildLog log =
        read("""
        STEP 1/2: FROM debian:stable
        STEP 2/2: RUN buildah build .
        STEP 2/3: RUN echo
        [1/2] STEP 3/3: RUN echo
        """)
            .log();
    assertThat(log.steps()).hasSize(2);
    assertThat(log.steps().get(1).output())
        .containsExactly("STEP 2/3: RUN echo", "[1/2] STEP 3/3: RUN echo");
  }

  @Test
  void tellsWhatFailed() {
    BuildFailure failure =
        failure(
            """
        [3/3] STEP 1/4: FROM b75b860cdbb0 AS c
        [3/3] STEP 2/4: ENV X=1
        [3/3] STEP 3/4: RUN <<E (echo two...)
        two
        [3/3] STEP 4/4: RUN ls  /nonexistent
        ls: cannot access '/nonexistent': No such file or directory
        subprocess exited with status 2
        Error: building at STEP "RUN ls /nonexistent": exit status 2
        """);
    assertThat(failure)
        .isEqualTo(
            new BuildFailure(
                Optional.of("c"),
                16,
                "exit status 2",
                List.of(
                    "ls: cannot access '/nonexistent': No such file or directory",
                    "subprocess exited with status 2")));
  }

  @Test
  void tellsOfABaseImageThatIsNotThere() {
    BuildFailure failure =
        failure(
            """
        [1/3] STEP 1/3: FROM debian:stable AS A
        Trying to pull docker.io/library/debian:stable...
        Error: creating build container: no such host
        """);
    assertThat(failure)
        .isEqualTo(
            new BuildFailure(
                Optional.of("a"),
                2,
                "creating build container: no such host",
                List.of("Trying to pull docker.io/library/debian:stable...")));
  }

  @Test
  void tellsWhatIsWrongBeforeTheFirstStep() {
    assertThat(failure("Error: unknown flag: --x\nSee 'podman build --help'\n"))
        .isEqualTo(
            new BuildFailure(
                Optional.empty(), 0, "unknown flag: --x", List.of("See 'podman build --help'")));
    assertThat(failure(""))
        .isEqualTo(new BuildFailure(Optional.empty(), 0, "exit code 125", List.of()));
  }

  /** A trigger of the base image is counted, and stands in no line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | FROM debian:stable AS A | a | 2",
        "0 | 3 | RUN echo     $T         | a | 5",
        "0 | 4 | RUN echo     $T         | a | 5",
        "0 | 2 | RUN trigger             | a | 2",
        "1 | 2 | RUN echo unused         | stage-1 | 9",
        "2 | 3 | RUN <<E (echo two...)   | c | 13",
        "2 | 4 | run ls /nonexistent     | c | 16",
        "7 | 1 | FROM x                  | stage-7 | 0",
      })
  void findsTheInstruction(int stage, int number, String text, String name, int line) {
    assertThat(
            StepPlace.of(
                DockerfileReader.read(SourceText.of(DOCKERFILE)), stage, number, text.strip()))
        .isEqualTo(new StepPlace(name, line));
  }

  private PodmanLog read(String text) {
    var log = new PodmanLog(told::add);
    text.lines().forEach(log::line);
    return log;
  }

  private BuildFailure failure(String text) {
    return read(text).failure(125, DockerfileReader.read(SourceText.of(DOCKERFILE)));
  }
}
