package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.DOCKERFILE;
import static dev.keymount.bulk.Hostile.git;
import static dev.keymount.bulk.Hostile.line;
import static dev.keymount.bulk.Hostile.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run keeps what it needs, and what else is there. */
class WorkDirectoryTest {

  @TempDir private Path directory;

  private Hostile hostile;
  private Path ordinary;

  @BeforeEach
  void prepare() throws Exception {
    hostile = new Hostile(directory);
    ordinary = hostile.ordinary("ordinary");
  }

  private void assertRefused(String said, Object... arguments) throws Exception {
    var before = hostile.state(List.of());
    var ended = hostile.bulk(arguments);
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).startsWith("keymount: ").contains(said).hasLineCount(1);
    assertThat(hostile.state(List.of())).isEqualTo(before);
  }

  private void assertMigrated(Object... arguments) {
    var ended = hostile.bulk(arguments);
    assertThat(line(ended, "ordinary")).contains("migrated");
  }

  @Test
  void oneRunAtATimeHasIt() throws Exception {
    assertMigrated(ordinary);
    try (var channel = FileChannel.open(hostile.path("work/lock"), StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertRefused("work is in use by another run; wait for it, or name another", ordinary);
    }
    assertMigrated(ordinary);
  }

  @Test
  void aJournalThatCannotBeUnderstoodIsLeftAlone() throws Exception {
    assertMigrated(ordinary);
    var journal = hostile.path("work/journal");
    var good = Files.readString(journal);
    for (var damaged :
        Map.of(
                good.replace("keymount/journal/1", "keymount/journal/7"),
                "it is none of this version",
                good.replaceFirst("\n", "\n\u0000\u001b[2J\n"),
                "its line 2 is damaged",
                "[]\n" + good,
                "its line 1 is damaged",
                good.replaceFirst("\\{", "{\"x\":" + "[".repeat(5000)),
                "its line 1 is damaged")
            .entrySet()) {
      Files.writeString(journal, damaged.getKey());
      assertRefused("cannot use the journal " + journal + ": " + damaged.getValue(), ordinary);
      assertRefused(damaged.getValue(), "--resume", ordinary);
    }
    Files.writeString(journal, good.substring(0, good.length() - 5));
    assertThat(hostile.bulk(ordinary).err())
        .contains("work has the journal of a run that was stopped; go on with --resume");
    assertThat(hostile.bulk("--resume", ordinary).out()).contains("1 migrated");
  }

  @Test
  void aDirectoryOfSomethingElseIsNotTaken() throws Exception {
    Files.createDirectories(hostile.path("work/tmp"));
    write(hostile.path("work"), "tmp/mine", "");
    assertRefused("work has other files in it; name a new directory with --work-dir", ordinary);
    write(directory, "file", "");
    assertRefused("cannot work in ", "--work-dir", hostile.path("file"), ordinary);
  }

  @Test
  void badOptionsAreToldBeforeAnythingIsDone() throws Exception {
    for (var name :
        List.of("-x", "--upload-pack=x", "a b", "a..b", "HEAD", "a\u001b[2J", "/a", "")) {
      assertRefused("can't be the name of a branch", "--branch=" + name, "--commit", ordinary);
    }
    write(directory, "file", "");
    assertRefused(
        "cannot make " + hostile.path("file/x"), "--patches", hostile.path("file/x"), ordinary);
    var inside = ordinary.resolve("deep/patches");
    assertRefused(
        "--patches " + inside + " lies in ordinary, which is worked on; name a directory outside",
        "--patches",
        inside,
        ordinary);
    hostile.sh("ln -s ordinary link");
    assertRefused("which is worked on", "--patches", hostile.path("link/p"), ordinary);
    assertMigrated("--branch", "new", "--commit", ordinary);
  }

  @Test
  void withinACheckoutItIsNoPartOfIt() throws Exception {
    var work = ordinary.resolve("keymount-bulk");
    var origin = hostile.ordinary("origin");
    var report = ordinary.resolve("report.json");
    var options =
        new Object[] {
          "--work-dir",
          work,
          "--branch",
          "new",
          "--jobs",
          "1",
          "--root",
          directory,
          "--report",
          report,
          origin.toUri()
        };

    var ended = hostile.bulk(options);

    assertThat(line(ended, "ordinary")).contains("migrated");
    assertThat(line(ended, "origin")).contains("migrated");
    assertThat(git(ordinary, "status", "--porcelain", "--untracked-files=all"))
        .isEqualTo("M Dockerfile\n?? report.json");
    assertThat(work.resolve("clones")).isNotEmptyDirectory();

    ended = hostile.bulk("--work-dir", work, "--root", directory);
    assertThat(ended.err()).doesNotContain("clones");
    hostile.bulk("--work-dir", work, "--root", work.resolve("clones"), ordinary);
    assertThat(Files.readString(work.resolve("journal"))).contains("ordinary");
    assertThat(Files.readString(report)).contains("\"ordinary\"");
  }

  @Test
  void aFolderThatIsNoCheckoutIsReadWithoutIt() throws Exception {
    var plain = Files.createDirectories(hostile.path("plain"));
    write(plain, "Dockerfile", DOCKERFILE);
    var ended =
        hostile.bulk("--work-dir", plain.resolve("work"), plain, hostile.ordinary("other").toUri());
    assertThat(line(ended, "plain")).isEqualTo("migrated, 1 of 1 can be moved");
  }
}
