package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.bulk.BulkProcess.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a second run makes of what a first one could not finish, and of what others do meanwhile.
 */
class RetriedBulkTest {

  private static final List<String> COMMIT = List.of("--branch", "secrets", "--commit");

  @TempDir private Path place;

  private String git(Path directory, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(BulkProcess.FIXED);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private Path repository(String name) throws Exception {
    var root = Files.createDirectories(place.resolve(name));
    Files.writeString(root.resolve("Dockerfile"), "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n");
    git(root, "init", "--quiet", "--initial-branch=main");
    git(root, "add", "--all");
    git(root, "commit", "--quiet", "--message=start");
    return root;
  }

  private Ended bulk(List<String> options, Object... arguments) throws Exception {
    var all = new ArrayList<>(options);
    for (var argument : arguments) {
      all.add(argument.toString());
    }
    return new BulkProcess(place).run(all.toArray(String[]::new));
  }

  @Test
  void aCommitThatCouldNotBePushedIsPushedAsItWas() throws Exception {
    var root = repository("app");
    git(root, "remote", "add", "origin", place.resolve("none.git").toString());
    var first = bulk(COMMIT, "app", "--push");
    assertThat(first.out()).contains("1 failed").contains("cannot push secrets to origin");
    var commit = git(root, "rev-parse", "secrets");

    git(place, "init", "--quiet", "--bare", "none.git");
    git(root, "checkout", "--quiet", "secrets");
    Files.writeString(root.resolve("notes"), "not committed");
    var second = bulk(COMMIT, "app", "--push", "--retry-failed");

    assertThat(second.out()).startsWith("1 repository: 0 clean, 1 migrated");
    assertThat(second.exitCode()).isZero();
    assertThat(git(place.resolve("none.git"), "rev-parse", "secrets")).isEqualTo(commit);
  }

  @Test
  void aCloneWithACommitStaysUntilItsRequestIsOpen() throws Exception {
    var root = repository("app");
    var failing = "echo x > left; git checkout --quiet secrets; exit 3";
    var first = bulk(COMMIT, root.toUri(), "--pr-command", failing);
    assertThat(first.out()).contains("the --pr-command ended with 3");

    var second =
        bulk(
            COMMIT,
            root.toUri(),
            "--pr-command",
            "echo again: $KEYMOUNT_AGAIN",
            "--retry-failed",
            "--report",
            "report.json");

    assertThat(second.out()).startsWith("1 repository: 0 clean, 1 migrated");
    assertThat(Files.readString(place.resolve("report.json"))).contains("\"again: 1\"");
    assertThat(place.resolve("keymount-bulk/clones")).isNotEmptyDirectory();
    assertThat(journal()).doesNotContain(failing);
  }

  private String journal() throws IOException {
    return Files.readString(place.resolve("keymount-bulk/journal"));
  }

  @Test
  void whatWasSkippedIsTriedAgain() throws Exception {
    var root = repository("app");
    Files.writeString(root.resolve("notes"), "not committed");
    assertThat(bulk(COMMIT, "app").out()).contains("1 skipped");
    Files.delete(root.resolve("notes"));

    assertThat(bulk(COMMIT, "app", "--resume").out()).contains("1 skipped");
    assertThat(bulk(COMMIT, "app", "--retry-failed").out()).contains("1 migrated");
  }

  @Test
  void foldersMayHaveTheSameNamesInThem() throws Exception {
    repository("one/api");
    repository("two/api");

    var ended = bulk(COMMIT, "--root", "one", "--root", "two");

    assertThat(ended.out()).startsWith("2 repositories: 0 clean, 2 migrated");
    assertThat(git(place.resolve("two/api"), "rev-parse", "secrets")).isNotEmpty();
  }

  @Test
  void anotherFolderIsAnotherRun() throws Exception {
    repository("one/api");
    repository("two/api");
    bulk(COMMIT, "--root", "one");

    bulk(COMMIT, "--root", "two", "--resume");

    assertThat(git(place.resolve("two/api"), "rev-parse", "secrets")).isNotEmpty();
  }

  @Test
  void oneOfSeveralWorkTreesHasTheBranch() throws Exception {
    var root = repository("trees/main");
    for (int number = 1; number <= 4; number++) {
      git(root, "worktree", "add", "--quiet", "--detach", place.resolve("trees/" + number) + "");
    }
    for (var retry : List.of(List.<String>of(), List.of("--retry-failed"))) {
      var options = new ArrayList<>(List.of("--branch", "secrets", "--jobs", "5"));
      options.addAll(retry);
      options.addAll(List.of("--root", "trees"));

      assertThat(bulk(options).out()).contains("1 migrated").contains("4 skipped");
      assertThat(git(root, "worktree", "list", "--porcelain").lines())
          .filteredOn("branch refs/heads/secrets"::equals)
          .hasSize(1);
    }
  }

  @Test
  void aPatchGoesWithItsReason() throws Exception {
    var root = repository("app");
    bulk(List.of("--patches", "patches"), "app");
    assertThat(place.resolve("patches/app.patch")).exists();
    git(root, "apply", place.resolve("patches/app.patch").toString());
    git(root, "commit", "--quiet", "--all", "--message=applied");

    assertThat(bulk(List.of("--patches", "patches"), "app").out()).contains("1 clean");
    assertThat(place.resolve("patches")).isEmptyDirectory();
  }

  @Test
  void aFolderOfCheckoutsIsNoRepository() throws Exception {
    repository("folder/app");

    assertThat(bulk(List.of("--patches", "patches"), "folder").out())
        .contains("folder: it is no repository, and has a checkout in it; name it with --root");
    assertThat(bulk(List.of("--patches", "patches"), "folder/app/.git/..").out())
        .contains("1 migrated");
  }

  @Test
  void aBrokenDockerfileIsLeftToAPerson() throws Exception {
    var root = Files.createDirectories(place.resolve("app"));
    Files.writeString(root.resolve("Dockerfile"), "FROM\nFOO bar\n");

    var ended = bulk(List.of("--report", "report.json", "--report", "report.csv"), "app");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out())
        .contains("0 clean")
        .contains("1 left to a person")
        .contains("Dockerfile:");
    assertThat(Files.readString(place.resolve("report.csv")))
        .contains("app,app,,manual,,Dockerfile,");
  }
}
