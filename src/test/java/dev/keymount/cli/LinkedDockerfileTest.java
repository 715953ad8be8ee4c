package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Dockerfile that callers name by a link is migrated once, where it lies. */
class LinkedDockerfileTest {

  private static final String LEAKING = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";
  private static final String MIGRATED =
      "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n";

  @TempDir private Path place;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(place.resolve("one"));
  }

  private Path file(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    return Files.writeString(root.resolve(path), text);
  }

  private void link(String path, String target) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }

  private void makefile(String options) throws IOException {
    file(
        "Makefile",
        "all:\n\tdocker build --build-arg NPM_TOKEN=$(NPM_TOKEN) " + options + " -t x .\n");
  }

  private CliRun bulk() {
    return CliRun.of(
        "bulk", "--work-dir", place.resolve("work"), root, "--patches", place.resolve("p"));
  }

  private String apply(String... options) throws Exception {
    var command = new ArrayList<>(List.of("git", "apply"));
    command.addAll(List.of(options));
    command.add(place.resolve("p/one.patch").toString());
    var git =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() + output;
  }

  private void assertMigrated(String path) {
    assertThat(root.resolve(path)).hasContent(MIGRATED);
    assertThat(root.resolve("Makefile"))
        .content()
        .contains("docker build --secret id=NPM_TOKEN,env=NPM_TOKEN")
        .doesNotContain("--build-arg");
  }

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, d/D.Dockerfile, d/D.Dockerfile, -q",
    "build/Dockerfile, ../d/Dockerfile, d/Dockerfile, -f build/Dockerfile",
    "Dockerfile, d/image.txt, d/image.txt, -q",
    "docker, d, d/Dockerfile, -f docker/Dockerfile",
    "Dockerfile, second, d/Dockerfile, -q",
  })
  void isOneFileWithItsCaller(String link, String target, String real, String options)
      throws Exception {
    file(real, LEAKING);
    link(link, target);
    link("second", real);
    makefile(options);

    var run = bulk();
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 Dockerfile read");
    assertThat(apply("--check")).isEqualTo("0");

    var migrated = CliRun.of("migrate", root);
    assertThat(migrated.code()).as(migrated.err()).isZero();
    assertThat(migrated.err()).contains("1 Dockerfile read").doesNotContain("cannot");
    assertMigrated(real);
    assertThat(root.resolve(link)).isSymbolicLink();
  }

  @Test
  void thePatchMigratesTheFileThatTheLinkLeadsTo() throws Exception {
    file("d/D.Dockerfile", LEAKING);
    link("Dockerfile", "d/D.Dockerfile");
    makefile("-q");

    bulk();

    assertThat(apply()).isEqualTo("0");
    assertMigrated("d/D.Dockerfile");
  }

  @Test
  void aLinkOutOfTheRootIsNotFollowed() throws Exception {
    var outside = Files.writeString(place.resolve("outside"), LEAKING);
    link("Dockerfile", "../outside");
    makefile("-q");

    assertThat(bulk().out()).contains("0 Dockerfiles read");
    CliRun.of("migrate", root);
    assertThat(outside).hasContent(LEAKING);
    assertThat(root.resolve("Makefile")).content().contains("--build-arg");
  }

  @Test
  void aLoopIsNoFile() throws Exception {
    link("Dockerfile", "Other");
    link("Other", "Dockerfile");
    makefile("-q");

    assertThat(bulk().out()).contains("0 Dockerfiles read");
  }

  @Test
  void aLinkThatIsNamedIsRead() throws Exception {
    var real = file("d/D.Dockerfile", LEAKING);
    link("Dockerfile", "d/D.Dockerfile");

    assertThat(CliRun.of("migrate", root.resolve("Dockerfile")).err())
        .contains("Dockerfile:2: warning[secret-arg]");
    assertThat(real).hasContent(MIGRATED);
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() throws Exception {
    var real = file("d/D.Dockerfile", LEAKING);
    link("Dockerfile", "d/D.Dockerfile");

    var run = CliRun.of("migrate", root.resolve("Dockerfile"), real);
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("1 Dockerfile read").contains("d/D.Dockerfile:2: warning");
  }
}
