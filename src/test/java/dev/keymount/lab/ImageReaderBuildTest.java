package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.flow.Build;
import dev.keymount.lab.Builder.Inputs;
import dev.keymount.source.SourceText;
import dev.keymount.verify.image.FileSystem;
import dev.keymount.verify.image.ImageDifference;
import dev.keymount.verify.image.ImageDifferences;
import dev.keymount.verify.image.ImageReader;
import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.image.InstructionLines;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Found;
import dev.keymount.verify.search.Needle;
import dev.keymount.verify.search.Needles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of a real builder, as they are read back. */
@Tag("builder")
class ImageReaderBuildTest {

  private static final String CANARY = "CANARY5f0c7d1e9a3b8264";
  private static final Needles NEEDLES = Needles.of(List.of(Needle.of("TOKEN", List.of(CANARY))));
  private static final Inputs INPUTS =
      new Inputs(List.of("--build-arg", "TOKEN"), Map.of("TOKEN", CANARY));

  private static final String EVERY_INSTRUCTION =
      """
      ARG BASE=debian:stable
      FROM ${BASE} AS base
      ARG TOKEN
      ARG A=1 B=2 C
      ENV E1=1 E2="two words" \\
          E3=3
      LABEL l1=1 l2=x
      SHELL ["/bin/bash", "-c"]
      RUN echo $TOKEN > /token && chmod 600 /token
      WORKDIR /work
      COPY a.txt /dst/
      COPY <<one <<two /here/
      first
      one
      second
      two
      ADD a.txt /added
      RUN <<EOF
      ln /dst/a.txt /hard
      ln -s /dst/a.txt /soft
      EOF
      USER 1000:1000
      EXPOSE 80 443/udp
      VOLUME /v1 /v2
      STOPSIGNAL SIGINT
      HEALTHCHECK --interval=5s CMD true
      ONBUILD COPY a.txt /trigger
      MAINTAINER me
      CMD ["a", "b"]
      ENTRYPOINT echo x
      FROM base
      USER root
      RUN rm -r /token /dst
      HEALTHCHECK NONE
      COPY --from=base --chown=1:2 --chmod=640 /here /here2
      """;

  @TempDir private Path context;
  private Lab lab;

  @BeforeEach
  void findLab() throws IOException {
    lab = Lab.get();
    Files.writeString(context.resolve("a.txt"), "a\n");
  }

  /** Reads images back, in the order in which they are asked for: an archive has one of its own. */
  private List<SavedImage> read(List<String> images) throws IOException {
    var command = new ArrayList<>(lab.docker());
    command.addAll(List.of("image", "save"));
    command.addAll(images);
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var archive = process.getInputStream()) {
      var read = new ArrayList<>(new ImageReader(NEEDLES, Entries.KEPT).read(archive, ""));
      assertThat(read).extracting(SavedImage::name).containsExactlyInAnyOrderElementsOf(images);
      read.sort(Comparator.comparingInt(image -> images.indexOf(image.name())));
      return read;
    }
  }

  /** Builds the first stage and the last one. */
  private List<String> stages(Builder builder) throws IOException {
    var copy = builder.copy(context, "context");
    var first = builder.imageName("first");
    var last = builder.imageName("last");
    build(builder, copy, "--tag", first, "--target", "base");
    build(builder, copy, "--tag", last);
    return List.of(first, last);
  }

  private static void build(Builder builder, Path copy, String... flags) {
    var result = builder.build(copy, INPUTS, flags);
    assertThat(result.exitCode()).as(result.log()).isZero();
  }

  private static List<Integer> layerLines(Build build, String stage, SavedImage image) {
    var lines = InstructionLines.of(build, stage, image.config());
    return IntStream.range(0, image.layers().size()).mapToObj(lines::ofLayer).toList();
  }

  @Test
  void layersAndHistoryLeadBackToEveryInstruction() throws IOException {
    Files.writeString(context.resolve("Dockerfile"), EVERY_INSTRUCTION);
    var build = Build.of(DockerfileReader.read(SourceText.of(EVERY_INSTRUCTION)));
    try (Builder builder = new Builder(lab)) {
      var images = stages(builder);

      var read = read(images);

      assertThat(layerLines(build, "base", read.get(0))).containsExactly(0, 9, 10, 11, 12, 17, 18);
      assertThat(layerLines(build, "1", read.get(1)))
          .containsExactly(0, 9, 10, 11, 12, 17, 18, 27, 33, 35);
      var lines = InstructionLines.of(build, "1", read.get(1).config());
      var entries = read.get(1).config().history().size();
      assertThat(IntStream.range(0, entries).map(lines::ofEntry).filter(line -> line > 0).boxed())
          .containsExactly(
              3, 4, 5, 7, 8, 9, 10, 11, 12, 17, 18, 22, 23, 24, 25, 26, 28, 29, 30, 27, 32, 33, 34,
              35);
    }
  }

  @Test
  void theSecretAndWhatItLeftAreFound() throws IOException {
    Files.writeString(context.resolve("Dockerfile"), EVERY_INSTRUCTION);
    try (Builder builder = new Builder(lab)) {
      var read = read(stages(builder));

      assertThat(read.get(1).layers().get(1).found()).extracting(Found::path).contains("/token");
      assertThat(NEEDLES.in(read.get(1).config().text())).isNotEmpty();
      var files = FileSystem.of(read.get(1).layers());
      assertThat(files.file("/token")).isEmpty();
      assertThat(files.file("/dst")).isEmpty();
      assertThat(files.file("/hard").orElseThrow().state().size()).isEqualTo(2);
      assertThat(files.file("/here2/one").orElseThrow().state().group()).isEqualTo(2);
      assertThat(ImageDifferences.between(read.get(0), read.get(1)))
          .extracting(ImageDifference::path)
          .containsExactly(
              "/dst",
              "/dst/a.txt",
              "/here2",
              "/here2/one",
              "/here2/two",
              "/token",
              "/trigger",
              "Healthcheck",
              "OnBuild",
              "User");
    }
  }
}
