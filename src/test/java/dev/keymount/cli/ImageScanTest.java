package dev.keymount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.verify.audit.SavedTar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageScanTest {

  @TempDir private Path directory;
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    var stdout = new ByteArrayOutputStream();
    var stderr = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(stdout, false, UTF_8),
            new PrintStream(stderr, false, UTF_8),
            arguments);
    out = stdout.toString(UTF_8);
    err = stderr.toString(UTF_8);
    assertThat(out + err).doesNotContain("CANARY");
    return code;
  }

  private String archive(String text) throws IOException {
    var tar = new SavedTar().layer("COPY a /a # buildkit", Map.of("a", text));
    return Files.write(directory.resolve("image.tar"), tar.bytes()).toString();
  }

  @Test
  void exitsWithOneWhereSomethingLeaked() throws IOException {
    assertThat(run("scan", "--image", archive("ghp_CANARY7f3a9c2e5b81d604abcd"))).isEqualTo(1);
    assertThat(out).contains("error[token]: GitHub token in layer 1", "    rotate: ");
    assertThat(err).contains("app:1: 1 secret in 1 layer");
  }

  @Test
  void exitsWithZeroWhereNothingDid() throws IOException {
    assertThat(run("scan", "--image", archive("nothing"), "-q")).isZero();
    assertThat(out + err).isEmpty();
  }

  @Test
  void printsOneDocument() throws IOException {
    var archive = archive("ghp_CANARY7f3a9c2e5b81d604abcd");
    assertThat(run("scan", "--format=json", "--image", archive)).isEqualTo(1);
    assertThat(out)
        .startsWith("{\"schema\":\"keymount/image/1\",\"image\":\"")
        .contains(
            "\"kind\":\"token\"",
            "\"place\":\"layer\",\"layer\":1,\"path\":\"/a\"",
            "\"hidden\":false",
            "\"unread\":[]");
  }

  @Test
  void whatIsNoArchiveOfImagesIsRefused() throws IOException {
    var file = Files.writeString(directory.resolve("a.tar"), "no tar").toString();
    assertThat(run("scan", "--image", file)).isEqualTo(2);
    assertThat(err).contains("keymount: cannot read " + file + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--image a:1 Dockerfile",
        "--image a:1 --select secret-arg",
        "--image a:1 --no-callers",
        "--image a:1 --format github",
        "--builder docker",
      })
  void optionsThatDoNotGoTogetherAreRefused(String arguments) {
    assertThat(run(("scan " + arguments).split(" "))).isEqualTo(2);
    assertThat(err).contains("--image");
  }
}
