package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.MIGRATED;
import static dev.keymount.bulk.Hostile.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, and disks that are read-only. */
class FullDiskTest {

  private static final int REPOSITORIES = 6;

  /** How many pages are free on the disks of checkouts: from none to more than it takes. */
  private static final int MOST_FREE = 12;

  @TempDir private Path directory;

  private Hostile hostile;
  private BulkProcess process;

  @BeforeEach
  void prepare() throws Exception {
    hostile = new Hostile(directory);
    process = new BulkProcess(directory);
  }

  private void repositories() throws Exception {
    for (int number = 0; number < REPOSITORIES; number++) {
      hostile.ordinary("c/app-" + number);
    }
  }

  /** Returns the files of a folder by their paths. */
  private Map<String, String> files(String folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (var found = Files.walk(hostile.path(folder))) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        files.put(hostile.path(folder).relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aPatchIsThereAsAWholeOrNotAtAll() throws Exception {
    repositories();
    process.runAmongMounts(
        """
        mkdir disk
        mount -t tmpfs -o size=16k none disk
        bulk full --root c --patches disk --work-dir work --jobs 1
        cp -a disk after
        mount -o remount,size=1m disk
        bulk again --root c --patches disk --work-dir work --retry-failed
        cp -a disk last
        """);

    var full = process.ended("full");
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(line(full, "app-0")).contains("migrated");
    assertThat(line(full, "app-5"))
        .isEqualToIgnoringCase("failed: cannot write disk/app-5.patch: no space left on device");
    assertThat(process.ended("again").exitCode()).isZero();
    var last = files("last");
    assertThat(last).hasSize(REPOSITORIES);
    assertThat(files("after")).hasSize(4);
    assertThat(last).containsAllEntriesOf(files("after"));
  }

  @Test
  void aRunThatCannotNoteWhatItDoesStops() throws Exception {
    repositories();
    process.runAmongMounts(
        """
        mkdir disk other
        mount -t tmpfs -o size=8k none disk
        mount -t tmpfs -o size=4k none other
        bulk full --root c --patches patches --work-dir disk/work --jobs 1
        ls -A disk/work/clones disk/work/tmp > left
        mount -o remount,size=1m disk
        bulk on --root c --patches patches --work-dir disk/work --resume --report other/r.json --report other/r.html
        ls -A other > unwritten
        mount -o remount,size=9m other
        bulk last --root c --patches patches --work-dir disk/work --resume --report other/r.json
        cp other/r.json .
        mount -o remount,ro disk
        bulk readonly --root c --patches patches --work-dir disk/work
        mkdir tiny
        mount -t tmpfs -o size=4k none tiny
        echo > tiny/full
        bulk tiny --root c --patches patches --work-dir tiny/work
        mount -o remount,size=1m tiny
        bulk grown --root c --patches patches --work-dir tiny/work
        """);

    var full = process.ended("full");
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(full.err())
        .contains(
            "keymount: cannot write the journal: No space left on device; what is done is in it:"
                + " go on with --resume");
    assertThat(Files.readString(hostile.path("left")))
        .isEqualTo("disk/work/clones:\n\ndisk/work/tmp:\n");
    var on = process.ended("on");
    assertThat(on.exitCode()).isEqualTo(2);
    assertThat(on.out()).contains("6 migrated");
    assertThat(on.err())
        .contains("cannot write other/r.json: No space left on device")
        .contains("cannot write other/r.html: No space left on device");
    assertThat(Files.readString(hostile.path("unwritten"))).isEmpty();
    assertThat(process.ended("last").exitCode()).isZero();
    assertThat(Files.readString(hostile.path("r.json"))).contains("app-0").contains("app-5");
    assertThat(process.ended("readonly").err())
        .startsWith("keymount: cannot work in disk/work: ")
        .containsIgnoringCase("read-only file system");
    assertThat(process.ended("tiny").exitCode()).isEqualTo(2);
    assertThat(process.ended("tiny").err())
        .startsWith("keymount: cannot ")
        .contains("tiny/work")
        .containsIgnoringCase("no space left on device");
    assertThat(process.ended("grown").exitCode()).isZero();
  }

  @Test
  void aCloneThatDoesNotFitIsGone() throws Exception {
    hostile.ordinary("small");
    var large = hostile.ordinary("large");
    hostile.sh("head -c 3000000 /dev/urandom > large/data");
    Hostile.commit(large);
    process.runAmongMounts(
        """
        mkdir disk
        mount -t tmpfs -o size=1m none disk
        bulk full file://$PWD/large file://$PWD/small --patches patches --work-dir disk/work
        ls -A disk/work/clones disk/work/tmp > left
        mount -o remount,size=20m disk
        bulk again file://$PWD/large file://$PWD/small --patches patches --work-dir disk/work --retry-failed
        """);

    var full = process.ended("full");
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(line(full, directory.toString().substring(1) + "/large"))
        .startsWith("failed: cannot clone file://")
        .contains("No space left on device");
    assertThat(line(full, directory.toString().substring(1) + "/small")).contains("migrated");
    assertThat(Files.readString(hostile.path("left")))
        .isEqualTo("disk/work/clones:\n\ndisk/work/tmp:\n");
    assertThat(process.ended("again").exitCode()).isZero();
  }

  /** Checkouts on disks of their own, with more room from one to the next. */
  @Test
  void aCheckoutIsChangedAsAWholeOrNotAtAll() throws Exception {
    hostile.ordinary("origin");
    process.runAmongMounts(
        """
        git config --file config user.name Ada
        for mode in commit tree; do
          for free in $(seq 0 MOST); do
            d=disks/$mode-$free
            mkdir -p $d
            mount -t tmpfs -o size=400k none $d
            git clone --quiet --template= origin $d/app-$free
            dd if=/dev/zero of=$d/fill bs=4k status=none 2>/dev/null || true
            truncate -s -$((free * 4096)) $d/fill
          done
        done
        bulk commit --jobs 1 --work-dir work-commit --branch new --commit $(echo disks/commit-*/*-*)
        bulk tree --jobs 1 --work-dir work-tree --branch new $(echo disks/tree-*/*-*)
        for d in disks/*; do rm $d/fill; done
        cp -a disks after
        """
            .replace("MOST", String.valueOf(MOST_FREE)));

    for (var mode : List.of("commit", "tree")) {
      var ended = process.ended(mode);
      int failed = 0;
      for (int free = 0; free <= MOST_FREE; free++) {
        var root = hostile.path("after/" + mode + "-" + free + "/app-" + free);
        var said = line(ended, "disks/" + mode + "-" + free + "/app-" + free);
        if (said.startsWith("failed: ")) {
          failed++;
          assertThat(said).containsPattern("o space left on device|couldn't write|unable to write");
          assertUntouched(root);
        } else {
          assertThat(said).contains("migrated");
          assertThat(Hostile.git(root, "fsck")).isEmpty();
          assertDone(root, mode.equals("commit"));
        }
      }
      assertThat(failed).isBetween(1, MOST_FREE);
    }
  }

  private static void assertUntouched(Path root) throws Exception {
    assertThat(Hostile.git(root, "branch", "--format=%(refname)")).isEqualTo("refs/heads/main");
    assertThat(Hostile.git(root, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(Hostile.git(root, "status", "--porcelain")).isEmpty();
    try (var files = Files.walk(root)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".lock") || name.startsWith(".keymount"));
    }
  }

  private static void assertDone(Path root, boolean isCommitted) throws Exception {
    assertThat(
            isCommitted
                ? Hostile.git(root, "show", "new:Dockerfile")
                : Files.readString(root.resolve("Dockerfile")))
        .contains(MIGRATED);
    assertThat(Hostile.git(root, "symbolic-ref", "HEAD"))
        .isEqualTo("refs/heads/" + (isCommitted ? "main" : "new"));
  }

  @Test
  void aReadOnlyCheckoutGetsAPatch() throws Exception {
    hostile.ordinary("fixed");
    hostile.ordinary("ordinary");
    process.runAmongMounts(
        """
        mount --bind fixed fixed
        mount -o remount,ro,bind fixed
        bulk patches --work-dir 1 --patches patches fixed ordinary
        bulk commit --work-dir 2 --branch one --commit fixed ordinary
        bulk tree --work-dir 3 --branch two fixed ordinary
        """);

    assertThat(line(process.ended("patches"), "fixed")).contains("migrated");
    Hostile.git(hostile.path("fixed"), "apply", "--check", hostile.patchFile("fixed").toString());
    for (var mode : List.of("commit", "tree")) {
      var ended = process.ended(mode);
      assertThat(line(ended, "fixed"))
          .startsWith("failed: cannot ")
          .contains("Read-only file system");
      assertThat(line(ended, "ordinary")).contains("migrated");
    }
    assertUntouched(hostile.path("fixed"));
  }
}
