package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of {@code keymount bulk}; directories without git are enough for it. */
class BulkTest {

  private static final String LEAKING = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";

  @TempDir private Path place;

  private CliRun bulk(Object... arguments) {
    var all = new ArrayList<Object>(List.of("bulk", "--work-dir", place.resolve("work")));
    all.addAll(List.of(arguments));
    return CliRun.of(all.toArray());
  }

  private Path project(String name, String dockerfile) throws IOException {
    var directory = Files.createDirectory(place.resolve(name));
    Files.writeString(directory.resolve("Dockerfile"), dockerfile);
    return directory;
  }

  @Test
  void goesThroughDirectories() throws IOException {
    var run = bulk(project("one", LEAKING), project("two", "FROM alpine\n"), "--jobs", 1);

    assertThat(run.code()).isEqualTo(Main.REMAINS);
    assertThat(run.out()).startsWith("2 repositories: 1 clean, 1 migrated");
    assertThat(run.out()).contains("1 finding, 1 can be moved, 0 left to a person");
    assertThat(run.err())
        .contains("[1/2] one: migrated, 1 of 1 can be moved\n")
        .contains("[2/2] two: clean\n")
        .contains("nothing was written but reports");
    assertThat(place.resolve("one/Dockerfile")).hasContent(LEAKING);
  }

  @Test
  void writesPatches() throws IOException {
    var one = project("one", LEAKING);
    var patches = place.resolve("deep/patches");

    var run = bulk(one, "--patches", patches, "--quiet");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(patches.resolve("one.patch")).content().contains("-ARG NPM_TOKEN\n");
    assertThat(patches).isDirectoryContaining("regex:.*one.patch");
  }

  @Test
  void goesOnWithOneThatFails() throws IOException {
    var run = bulk("no-such-directory", project("one", LEAKING), "--patches", place.resolve("p"));

    assertThat(run.code()).isEqualTo(Main.FAILED);
    assertThat(run.out()).contains("no-such-directory").contains("1 failed");
    assertThat(place.resolve("p/one.patch")).exists();
  }

  @Test
  void aBranchNeedsARepositoryOfGit() throws IOException {
    var run = bulk(project("one", LEAKING), "--branch", "secrets", "--commit");

    assertThat(run.code()).isEqualTo(Main.FAILED);
    assertThat(run.out()).contains("one: it is not a git repository");
  }

  @Test
  void aFinishedRunMakesRoomForAnother() throws IOException {
    var one = project("one", LEAKING);

    assertThat(bulk(one).code()).isEqualTo(Main.REMAINS);
    assertThat(bulk(one, "--patches", place.resolve("p")).code()).isZero();
    assertThat(bulk(one, "--patches", place.resolve("p"), "--resume").code()).isZero();
  }

  @Test
  void aRunIsResumedWithItsOwnOptions() throws IOException {
    var one = project("one", LEAKING);
    bulk(one, "--patches", place.resolve("p"));

    var run = bulk(one, "--unsafe", "--patches", place.resolve("p"), "--resume");

    assertThat(run.code()).isEqualTo(Main.FAILED);
    assertThat(run.err()).contains("was begun without --unsafe; go on with the same options");
  }

  @Test
  void whatFailedIsTriedAgain() throws IOException {
    var one = place.resolve("one");
    bulk(one);
    project("one", LEAKING);

    assertThat(bulk(one, "--resume").out()).contains("1 failed");
    assertThat(bulk(one, "--retry-failed").out()).startsWith("1 repository").contains("1 migrated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--commit                          | --commit, --push and --pr-command need --branch",
        "--branch x --push                 | --push and --pr-command need --commit",
        "--branch x --patches y            | --patches and --branch exclude each other",
        "--jobs 0                          | --jobs must be 1 or more",
        "--shard 0/3                       | --shard 0/3: write K/N, with K from 1 to N",
        "--report x.pdf                    | --report x.pdf: name it for its format",
        "--report no-such-directory/x.html | its directory does not exist",
        "--select no-such-rule             | no such rule: no-such-rule",
        "--branch a..b                     | 'a..b' can't be the name of a branch",
        "--from no-such-file               | cannot read --from no-such-file: no such file",
        "--root no-such-folder             | cannot read --root no-such-folder: no such file",
      })
  void refuses(String options, String message) throws IOException {
    var arguments = new ArrayList<Object>(List.of(options.strip().split(" +")));
    arguments.add(project("one", LEAKING));

    var run = bulk(arguments.toArray());

    assertThat(run.code()).isEqualTo(Main.FAILED);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void wantsARepository() {
    var run = bulk();

    assertThat(run.code()).isEqualTo(Main.FAILED);
    assertThat(run.err()).contains("no repository is named; name directories or URLs");
  }

  @Test
  void anEmptyShardIsDone() throws IOException {
    var one = project("one", "FROM alpine\n");
    int done = 0;
    for (int shard = 1; shard <= 5; shard++) {
      var run = bulk(one, "--shard", shard + "/5");
      assertThat(run.code()).as(run.err()).isZero();
      done += run.out().startsWith("1 repository") ? 1 : 0;
    }
    assertThat(done).isEqualTo(1);
  }
}
