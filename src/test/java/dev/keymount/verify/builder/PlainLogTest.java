package dev.keymount.verify.builder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.verify.builder.BuildLog.LoggedStep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainLogTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void sortsMixedLinesByStep() throws IOException {
    BuildLog log =
        read("""
        #0 building with "default" instance using docker driver

        #1 [internal] load build definition from Dockerfile
        #1 transferring dockerfile: 246B done
        #1 DONE 0.0s

        #2 [base 1/2] FROM docker.io/library/debian:stable
        #2 CACHED

        #3 [base 2/2] RUN make
        #3 0.108 one
        #3 0.310 two
        #3 ...

        #4 [tools 2/2] RUN curl
        #4 0.140
        #4 0.342 DONE 0.1s
        #4 DONE 1.0s

        #3 [base 2/2] RUN make
        #3 0.513 three
        #3 DONE 0.6s

        #5 exporting to image
        #5 exporting layers 0.0s done
        #5 DONE 0.0s
        """)
            .log();
    assertThat(log.isComplete()).isTrue();
    assertThat(log.steps())
        .containsExactly(
            new LoggedStep(
                "building with \"default\" instance using docker driver", "", List.of(), false),
            new LoggedStep(
                "[internal] load build definition from Dockerfile",
                "",
                List.of("transferring dockerfile: 246B done"),
                false),
            new LoggedStep(
                "[base 1/2] FROM docker.io/library/debian:stable",
                "FROM docker.io/library/debian:stable",
                List.of(),
                true),
            new LoggedStep(
                "[base 2/2] RUN make", "RUN make", List.of("one", "two", "three"), false),
            new LoggedStep("[tools 2/2] RUN curl", "RUN curl", List.of("DONE 0.1s"), false),
            new LoggedStep("exporting to image", "", List.of("exporting layers 0.0s done"), false));
    assertThat(told).containsExactlyElementsOf(log.steps().stream().map(LoggedStep::name).toList());
  }

  @Test
  void tellsWhatFailed() throws IOException {
    BuildFailure failure =
        read("""
        #5 [api 2/3] RUN make \
        api
        #5 0.108 compiling
        #5 0.109 error
        #5 ERROR: process "/bin/sh -c make api" did not complete successfully: exit code: 2

        #6 [web 2/2] RUN make web
        #6 CANCELED
        ------
         > [api 2/3] RUN make api:
        0.108 compiling
        0.109 error
        ------
        build/Dockerfile:12
        --------------------
          11 |     COPY . .
          12 | >>> RUN make \\
          13 | >>>   api
          14 |    \s
        --------------------
        ERROR: failed to build: failed to solve: process "/bin/sh -c make api" did not complete successfully: exit code: 2
        """)
            .failure(1);
    assertThat(failure)
        .isEqualTo(
            new BuildFailure(
                Optional.of("api"),
                12,
                "process \"/bin/sh -c make api\" did not complete successfully: exit code: 2",
                List.of("compiling", "error")));
  }

  @Test
  void showsTheInstructionWhereNothingWasWritten() throws IOException {
    BuildFailure failure =
        read("""
        #6 [2/2] COPY missing /x
        #6 ERROR: failed to calculate checksum of ref a::b: "/missing": not found
        ------
         > [2/2] COPY missing /x:
        ------
        Dockerfile:2
        --------------------
           1 |     FROM debian:stable
           2 | >>> COPY missing /x
           3 |    \s
        --------------------
        ERROR: failed to solve: failed to compute cache key: "/missing": not found
        """)
            .failure(1);
    assertThat(failure.stage()).isEmpty();
    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure.message()).isEqualTo("failed to compute cache key: \"/missing\": not found");
    assertThat(failure.excerpt())
        .containsExactly(
            "   1 |     FROM debian:stable", "   2 | >>> COPY missing /x", "   3 |     ");
  }

  @Test
  void takesTheLastWordWhereThereIsNoStep() throws IOException {
    assertThat(
            read("#1 [internal] load build definition\nERROR: failed to build: no disk\n")
                .failure(1))
        .isEqualTo(new BuildFailure(Optional.empty(), 0, "no disk", List.of()));
    assertThat(read("unknown flag: --metadata-file\n\n").failure(125).message())
        .isEqualTo("unknown flag: --metadata-file");
    assertThat(read("").failure(137).message()).isEqualTo("exit code 137");
  }

  @Test
  void keepsTheEndOfALongOutput() throws IOException {
    var text = new StringBuilder("#9 [2/2] RUN make\n");
    for (int i = 1; i <= 100; i++) {
      text.append("#9 0.1 line ").append(i).append('\n');
    }
    List<String> excerpt = read(text + "#9 ERROR: process\n").failure(1).excerpt();
    assertThat(excerpt).hasSize(30).startsWith("line 71").endsWith("line 100");
  }

  @Test
  void readsWhatWasMadeForATerminal() throws IOException {
    BuildLog log =
        read("#1 [2/2] RUN make\r\n#1 0.1 \033[31mred\033[0m\033]0;title\007\033(B!\r\n"
                + "#1 0.2 10%\r20%\r\n#1 0.3 \u2028line\n")
            .log();
    assertThat(log.steps().get(0).output()).containsExactly("red!", "10%", "20%", "\u2028line");
  }

  /** The values of build arguments are put into the names of steps as they are. */
  @Test
  void readsNamesOfSeveralLines() throws IOException {
    BuildLog log =
        read("""
        #5 [2/3] RUN echo "CANARY-1
        CANARY-2
        #7 [2/2] RUN other
        " > /key
        #5 0.154 CANARY-1
        #5 ...

        #6 [3/3] RUN make
        #6 CACHED

        #5 [2/3] RUN echo "CANARY-1
        CANARY-2
        #7 [2/2] RUN other
        " > /key
        #5 DONE 0.2s

        #7 exporting to image
        #7 DONE 0.2s
        """)
            .log();
    assertThat(log.steps())
        .extracting(LoggedStep::instruction)
        .containsExactly(
            "RUN echo \"CANARY-1\nCANARY-2\n#7 [2/2] RUN other\n\" > /key", "RUN make", "");
  }

  @Test
  void keepsWhatBelongsToNoStep() throws IOException {
    BuildLog log =
        read("#1 [2/2] RUN make\n#1 DONE 0.1s\n\n 1 warning found\n - ARG \"A\"\n").log();
    assertThat(log.steps().get(1))
        .isEqualTo(new LoggedStep("", "", List.of("", " 1 warning found", " - ARG \"A\""), false));
  }

  @Test
  void saysWhereSomethingIsCutOff() throws IOException {
    assertThat(read("#1 [2/2] RUN a\n#1 0.1 [output clipped, log limit 2MiB reached]\n").log())
        .extracting(BuildLog::isComplete)
        .isEqualTo(false);
    PlainLog log = new PlainLog(told::add);
    log.line("#1 [2/2] RUN a");
    String line = "#1 0.1 " + "x".repeat(1 << 20);
    for (int i = 0; i < 9; i++) {
      log.line(line);
    }
    log.line("#1 ERROR: process");
    log.line("ERROR: failed to solve: process");
    assertThat(log.log().isComplete()).isFalse();
    assertThat(log.log().steps().get(0).output()).hasSize(8);
    assertThat(log.failure(1).message()).isEqualTo("process");
  }

  @Test
  void readsLongLinesInPieces() throws IOException {
    List<String> lines = new ArrayList<>();
    byte[] text = ("a".repeat((1 << 20) + 3) + "\n\nb").getBytes(UTF_8);
    LogReader.read(new ByteArrayInputStream(text), lines::add);
    assertThat(lines).containsExactly("a".repeat(1 << 20), "aaa", "", "b");
  }

  private PlainLog read(String text) throws IOException {
    PlainLog log = new PlainLog(told::add);
    LogReader.read(new ByteArrayInputStream(text.getBytes(UTF_8)), log::line);
    return log;
  }
}
