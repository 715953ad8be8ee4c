package dev.keymount.verify.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.flow.Build;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstructionLinesTest {

  private static final String NOP = "/bin/sh -c #(nop) ";

  private static Build build(String dockerfile) {
    return Build.of(DockerfileReader.read(SourceText.of(dockerfile)));
  }

  /**
   * Returns a configuration whose history has an empty layer where an entry begins with a minus.
   */
  private static ImageConfig image(String... history) {
    var entries = new ArrayList<HistoryEntry>();
    int layers = 0;
    for (var entry : history) {
      boolean empty = entry.startsWith("-");
      entries.add(new HistoryEntry(empty ? entry.substring(1) : entry, empty ? -1 : layers++));
    }
    return new ImageConfig(new TreeMap<>(Map.of()), entries, "");
  }

  private static List<Integer> entries(InstructionLines lines, ImageConfig image) {
    return IntStream.range(0, image.history().size()).mapToObj(lines::ofEntry).toList();
  }

  private static List<Integer> layers(InstructionLines lines, ImageConfig image) {
    var layers = image.history().stream().mapToInt(HistoryEntry::layer).filter(at -> at >= 0);
    return layers.mapToObj(lines::ofLayer).toList();
  }

  @Test
  void alignsWhatBuildKitWrites() {
    var build =
        build(
            """
            FROM debian
            ARG A=1 B
            ENV C=1 \\
                D=2
            RUN <<EOF
            COPY x
            EOF
            COPY <<one <<two /here/
            first
            one
            second
            two
            ONBUILD RUN later
            SHELL ["/bin/bash", "-c"]
            CMD run
            """);
    var image =
        image(
            "",
            "RUN /bin/sh -c of the base # buildkit",
            "-CMD [\"bash\"]",
            "-ARG A=1 B=",
            "-ENV C=1 D=2",
            "RUN |2 A=1 B= /bin/sh -c COPY x\n # buildkit",
            "COPY <<one <<two /here/ # buildkit",
            "-SHELL [/bin/bash -c]",
            "-CMD [\"/bin/bash\" \"-c\" \"run\"]");

    var lines = InstructionLines.of(build, "", image);

    assertThat(entries(lines, image)).containsExactly(0, 0, 0, 2, 3, 5, 8, 14, 15);
    assertThat(layers(lines, image)).containsExactly(0, 0, 5, 8);
    assertThat(lines.ofLayer(9)).isZero();
  }

  @Test
  void goesOnThroughTheStagesThatAStageStartsFrom() {
    var build =
        build(
            """
            FROM debian AS base
            RUN one
            FROM scratch AS other
            COPY a /
            FROM base
            WORKDIR /w
            RUN two
            """);
    var image =
        image("imported", "RUN /bin/sh -c one # buildkit", "WORKDIR /w", "RUN /bin/sh -c two");

    assertThat(layers(InstructionLines.of(build, "", image), image)).containsExactly(0, 2, 6, 7);
    assertThat(layers(InstructionLines.of(build, "2", image), image)).containsExactly(0, 2, 6, 7);
    var other = image("COPY a / # buildkit");
    assertThat(layers(InstructionLines.of(build, "other", other), other)).containsExactly(4);
    assertThat(layers(InstructionLines.of(build, "nobody", other), other)).containsExactly(0);
  }

  @Test
  void findsWhatAStageTriggers() {
    var build =
        build(
            """
            FROM debian AS base
            COPY a /a
            ONBUILD COPY b /b
            COPY c /c
            FROM base
            COPY d /d
            """);
    var byBuildKit =
        image("COPY a /a # buildkit", "COPY c /c # buildkit", "COPY b /b # buildkit", "COPY d /d");
    var inDockerFormat =
        image(
            NOP + "COPY a",
            "-" + NOP + "ONBUILD COPY",
            NOP + "COPY c",
            NOP + "COPY b",
            NOP + "COPY d");
    var inOciFormat =
        image(NOP + "COPY a", "-" + NOP + "ONBUILD COPY", NOP + "COPY c", NOP + "COPY d");

    assertThat(layers(InstructionLines.of(build, "", byBuildKit), byBuildKit))
        .containsExactly(2, 4, 3, 6);
    assertThat(layers(InstructionLines.of(build, "", inDockerFormat), inDockerFormat))
        .containsExactly(2, 4, 3, 6);
    assertThat(layers(InstructionLines.of(build, "", inOciFormat), inOciFormat))
        .containsExactly(2, 4, 6);
  }

  @Test
  void knowsNoLineOfWhatABaseImageTriggers() {
    var build = build("FROM node:onbuild\nRUN x\n");
    var image = image("RUN /bin/sh -c base", "COPY . /src # buildkit", "RUN /bin/sh -c x");

    assertThat(layers(InstructionLines.of(build, "", image), image)).containsExactly(0, 0, 2);
  }

  @Test
  void readsWhatBuildahWrites() {
    var build =
        build(
            """
            FROM debian
            ARG TOKEN
            RUN one
            WORKDIR /w
            COPY a /a
            CMD ["a"]
            """);
    var image =
        image(
            NOP + "ADD file:0 in /",
            "-" + NOP + " CMD [\"bash\"]",
            "-" + NOP + "ARG TOKEN",
            "|1 TOKEN=x /bin/sh -c one",
            "-" + NOP + "WORKDIR /w",
            NOP + "COPY file:0 in /a ",
            "-" + NOP + "CMD [\"a\"]");

    var lines = InstructionLines.of(build, "", image);

    assertThat(entries(lines, image)).containsExactly(0, 0, 2, 3, 4, 5, 6);
    assertThat(layers(lines, image)).containsExactly(0, 3, 5);
  }

  @Test
  void knowsTheLineOfALayerOfSeveralInstructionsIfOneOfThemWritesFiles() {
    var build =
        build(
            """
            FROM scratch AS one
            COPY a /a
            USER 5
            FROM one
            COPY b /b
            RUN c
            FROM one
            WORKDIR /w
            USER 6
            """);
    var two = image("-" + NOP + "COPY a", NOP + "USER 5", "-" + NOP + "COPY b", "/bin/sh -c c");
    var three = image("-" + NOP + "COPY a", NOP + "USER 5", "-" + NOP + "WORKDIR", NOP + "USER 6");

    assertThat(layers(InstructionLines.of(build, "1", two), two)).containsExactly(2, 0);
    assertThat(entries(InstructionLines.of(build, "1", two), two)).containsExactly(2, 3, 5, 6);
    assertThat(layers(InstructionLines.of(build, "2", three), three)).containsExactly(2, 8);
  }

  @Test
  void takesARunWithoutChangesForNoPartOfTheNextLayerOfBuildKit() {
    var build = build("FROM scratch\nRUN a\nRUN b\n");
    var image = image("-RUN /bin/sh -c a # buildkit", "RUN /bin/sh -c b # buildkit");

    assertThat(layers(InstructionLines.of(build, "", image), image)).containsExactly(3);
  }

  @Test
  void stopsWhereTheTwoPart() {
    var build = build("FROM scratch\nRUN a\nCOPY b /\nRUN c\n");
    var image = image("RUN /bin/sh -c a", "ADD b /", "RUN /bin/sh -c c");

    assertThat(layers(InstructionLines.of(build, "", image), image)).containsExactly(0, 0, 4);
  }
}
