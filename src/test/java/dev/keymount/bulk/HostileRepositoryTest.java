package dev.keymount.bulk;

import static dev.keymount.bulk.Hostile.DOCKERFILE;
import static dev.keymount.bulk.Hostile.MIGRATED;
import static dev.keymount.bulk.Hostile.RUN;
import static dev.keymount.bulk.Hostile.commit;
import static dev.keymount.bulk.Hostile.git;
import static dev.keymount.bulk.Hostile.line;
import static dev.keymount.bulk.Hostile.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories in all the states that git can leave them in, and some that it would not. */
class HostileRepositoryTest {

  @TempDir private Path directory;

  private Hostile hostile;

  /** The repositories, in order, each with a part of what the run says of it. */
  private final Map<Path, String> expected = new LinkedHashMap<>();

  @BeforeEach
  void prepare() {
    hostile = new Hostile(directory);
  }

  private void expect(Path root, String said) {
    expected.put(root, said);
  }

  private BulkProcess.Ended assertSaid(Object... options) {
    var arguments = new ArrayList<Object>(List.of(options));
    arguments.addAll(expected.keySet());
    var ended = hostile.bulk(arguments.toArray());
    expected.forEach(
        (root, said) ->
            assertThat(line(ended, root.getFileName().toString())).as("%s", root).contains(said));
    return ended;
  }

  @Test
  void whatCannotBeWorkedOnIsNamedAndTheRestGoesOn() throws Exception {
    expect(hostile.ordinary("first"), "migrated");
    var empty = Files.createDirectories(hostile.path("empty"));
    git(empty, "init", "--quiet", "--template=", "--initial-branch=main");
    write(empty, "Dockerfile", DOCKERFILE);
    expect(empty, "skipped: its branch main has no commit yet");
    git(directory, "clone", "--quiet", "--bare", "--template=", "first", "bare");
    expect(hostile.path("bare"), "skipped: it is a bare repository without files");
    expect(hostile.path("first/.git"), "skipped: it is a bare repository");
    corrupt();
    unfinished();
    expect(hostile.ordinary("last"), "migrated");
    var before = hostile.state(RUN);

    var ended = assertSaid("--patches", hostile.path("patches"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(hostile.state(RUN)).isEqualTo(before);
    assertThat(hostile.patches())
        .containsExactly("detached.patch", "first.patch", "last.patch", "no-blob.patch");
  }

  /** Makes repositories that git can't read. */
  private void corrupt() throws Exception {
    var head = hostile.ordinary("no-head");
    Files.delete(head.resolve(".git/HEAD"));
    expect(head, "failed: git can't read the repository: not a git repository");
    var object = hostile.ordinary("no-object");
    PathUtils.deleteDirectory(object.resolve(".git/objects"));
    Files.createDirectories(object.resolve(".git/objects"));
    expect(object, "failed: git can't read the repository: ");
    var config = hostile.ordinary("bad-config");
    Files.writeString(config.resolve(".git/config"), "[core\n\u001b[31m");
    expect(config, "failed: git can't read the repository: bad config line 1");
    var index = hostile.ordinary("bad-index");
    Files.write(index.resolve(".git/index"), new byte[200]);
    expect(index, "failed: git can't read the repository: bad signature");
    var reference = hostile.ordinary("bad-branch");
    Files.writeString(reference.resolve(".git/refs/heads/main"), "nonsense\n");
    expect(reference, "failed: git can't read the repository: ");
    var file = Files.createDirectories(hostile.path("bad-file"));
    write(file, ".git", "gitdir: /nowhere/at/all\n");
    expect(file, "failed: git can't read the repository: not a git repository");
    var pipe = Files.createDirectories(hostile.path("pipe"));
    hostile.sh("mkfifo pipe/.git");
    expect(pipe, "failed: git can't read the repository: ");
    var tree = hostile.ordinary("no-tree");
    var id = git(tree, "rev-parse", "HEAD^{tree}");
    Files.delete(tree.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    expect(tree, "failed: git can't read the repository: ");
    var blob = hostile.ordinary("no-blob");
    var text = git(blob, "rev-parse", "HEAD:Dockerfile");
    Files.delete(blob.resolve(".git/objects/" + text.substring(0, 2) + "/" + text.substring(2)));
    expect(blob, "migrated");
  }

  /** Makes repositories in which something else goes on. */
  private void unfinished() throws Exception {
    var locked = hostile.ordinary("locked");
    Files.createFile(locked.resolve(".git/index.lock"));
    expect(locked, "skipped: another git process may be at work in it");
    var dirty = hostile.ordinary("dirty");
    write(dirty, "Dockerfile", DOCKERFILE + "RUN true\n");
    expect(dirty, "skipped: 1 file is not committed, Dockerfile; commit or stash");
    var untracked = hostile.ordinary("untracked");
    write(untracked, "new\u001b]0;title\u0007", "");
    expect(untracked, "skipped: 1 file is not committed, new\ufffd]0;title\ufffd; commit or stash");
    var merge = hostile.ordinary("merge");
    git(merge, "checkout", "--quiet", "-b", "other");
    write(merge, "other", "");
    commit(merge);
    git(merge, "checkout", "--quiet", "main");
    commit(merge);
    git(merge, "merge", "--no-commit", "--no-ff", "--quiet", "other");
    expect(merge, "skipped: 1 file is not committed, other; commit or stash");
    var detached = hostile.ordinary("detached");
    git(detached, "checkout", "--quiet", "--detach");
    expect(detached, "migrated");
  }

  @Test
  void aBranchThatIsThereIsNeverOverwritten() throws Exception {
    for (var options :
        List.of(
            List.of("--branch", "new"),
            List.of("--branch", "new", "--commit"),
            List.of("--branch", "new", "--commit", "--pr-command", "touch called"))) {
      expected.clear();
      var mine = hostile.ordinary("mine" + options.size());
      git(mine, "branch", "new");
      expect(mine, "skipped: it has a branch new already");
      var current = hostile.ordinary("current" + options.size());
      git(current, "checkout", "--quiet", "-b", "new");
      expect(current, "skipped: it has a branch new already");
      var packed = hostile.ordinary("packed" + options.size());
      git(packed, "branch", "new");
      git(packed, "pack-refs", "--all", "--prune");
      expect(packed, "skipped: it has a branch new already");
      var below = hostile.ordinary("below" + options.size());
      git(below, "branch", "new/er");
      expect(below, "failed: cannot make the branch new: ");
      var before = hostile.state(RUN);
      var good = hostile.ordinary("good" + options.size());
      expect(good, "migrated");

      assertSaid(options.toArray());

      var after = hostile.state(RUN);
      after.keySet().removeIf(name -> name.startsWith("good") || isObject(name));
      before.keySet().removeIf(name -> name.startsWith("good") || isObject(name));
      assertThat(after).isEqualTo(before);
      assertThat(git(good, "branch", "--list", "--format=%(refname:short)")).isEqualTo("main\nnew");
      assertThat(Files.exists(good.resolve("called"))).isEqualTo(options.size() > 3);
    }
  }

  /** Objects that no reference names are what a commit that failed leaves. */
  private static boolean isObject(String name) {
    return name.matches(".*/\\.git/objects/[0-9a-f]{2}(/[0-9a-f]{38})?");
  }

  @Test
  void linkedWorkTreesShareTheirBranches() throws Exception {
    for (boolean isCommitted : List.of(true, false)) {
      var main = hostile.ordinary("main" + isCommitted);
      git(main, "worktree", "add", "--quiet", "../linked" + isCommitted, "-b", "linked");
      var linked = hostile.path("linked" + isCommitted);

      var arguments = new ArrayList<Object>(List.of("--jobs", "1", "--branch", "new"));
      if (isCommitted) {
        arguments.add("--commit");
      }
      arguments.addAll(List.of(linked, main));
      var ended = hostile.bulk(arguments.toArray());

      assertThat(line(ended, "linked" + isCommitted)).contains("migrated");
      assertThat(line(ended, "main" + isCommitted)).contains("skipped: it has a branch new");
      assertThat(git(main, "status", "--porcelain")).isEmpty();
      assertThat(git(main, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
      assertThat(git(linked, "symbolic-ref", "HEAD"))
          .isEqualTo(isCommitted ? "refs/heads/linked" : "refs/heads/new");
      assertThat(
              isCommitted
                  ? git(main, "show", "new:Dockerfile")
                  : Files.readString(linked.resolve("Dockerfile")))
          .contains(MIGRATED);
    }
  }

  @Test
  void aSubmoduleIsLeftToARunOfItsOwn() throws Exception {
    hostile.ordinary("library");
    var parent =
        hostile.repository(
            "parent",
            "Dockerfile",
            DOCKERFILE,
            "Makefile",
            "all:\n\tdocker build --build-arg NPM_TOKEN -f inner/Dockerfile inner\n");
    git(
        parent,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "--quiet",
        "../library",
        "inner");
    commit(parent);
    var before = hostile.state(List.of("patches", "work", "parent"));

    var ended = hostile.bulk("--branch", "new", parent);

    assertThat(line(ended, "parent")).contains("1 of 2 moved");
    assertThat(Files.readString(parent.resolve("Dockerfile"))).contains(MIGRATED);
    assertThat(Files.readString(parent.resolve("inner/Dockerfile"))).isEqualTo(DOCKERFILE);
    assertThat(git(parent.resolve("inner"), "branch", "--list", "new")).isEmpty();
    assertThat(hostile.state(List.of("patches", "work", "parent"))).isEqualTo(before);

    ended = hostile.bulk("--branch", "new", parent.resolve("inner"));
    assertThat(line(ended, "inner")).contains("migrated");
    assertThat(Files.readString(parent.resolve("inner/Dockerfile"))).contains(MIGRATED);
  }

  @Test
  void partsOfARepositoryAreEnough() throws Exception {
    var origin =
        hostile.repository("origin", "a/Dockerfile", DOCKERFILE, "b/Dockerfile", DOCKERFILE);
    commit(origin);
    git(directory, "clone", "--quiet", "--depth=1", origin.toUri().toString(), "shallow");
    git(directory, "clone", "--quiet", "--no-checkout", origin.toUri().toString(), "sparse");
    git(hostile.path("sparse"), "sparse-checkout", "set", "--cone", "a");
    git(hostile.path("sparse"), "checkout", "--quiet", "main");
    var windows = hostile.repository("windows", "Dockerfile", DOCKERFILE);
    git(windows, "config", "core.autocrlf", "true");
    Files.delete(windows.resolve("Dockerfile"));
    git(windows, "checkout", "--quiet", "--", "Dockerfile");
    assertThat(Files.readString(windows.resolve("Dockerfile"))).contains("\r\n");
    var ignored = hostile.repository("ignored", ".gitignore", "Dockerfile\n");
    write(ignored, "Dockerfile", DOCKERFILE);
    for (var name : List.of("shallow", "sparse")) {
      git(hostile.path(name), "config", "user.name", "Ada");
      git(hostile.path(name), "config", "user.email", "ada@example.com");
    }
    expect(hostile.path("shallow"), "migrated, 2 of 2");
    expect(hostile.path("sparse"), "migrated, 1 of 1");
    expect(windows, "migrated");
    expect(ignored, "clean");

    assertSaid("--branch", "new", "--commit");

    assertThat(git(hostile.path("sparse"), "diff", "--stat", "main", "new")).contains("1 file");
    assertThat(git(windows, "diff", "--stat", "main", "new"))
        .contains("1 file changed, 1 insertion(+), 2 deletions(-)");
    for (var root : expected.keySet()) {
      assertThat(git(root, "status", "--porcelain")).as("%s", root).isEmpty();
    }
  }

  @Test
  void aRepositoryThatDisappearsIsMissed() throws Exception {
    expect(hostile.ordinary("a"), "migrated");
    expect(hostile.ordinary("b"), "failed: there is no such directory");
    expect(hostile.ordinary("c"), "migrated");

    assertSaid("--jobs", "1", "--branch", "new", "--commit", "--pr-command", "rm -rf ../b");
  }

  @Test
  void aRepositoryOfSomebodyElseIsNotTrusted() throws Exception {
    assumeTrue(Files.getOwner(directory).getName().equals("root"), "only root gives files away");
    hostile.ordinary("mine");
    var other = hostile.ordinary("other");
    hostile.sh("chown -R 12345 other/.git");
    var before = hostile.state(RUN);

    var ended =
        Hostile.plain(
            new BulkProcess(directory)
                .run("--work-dir", "work", "--patches", "patches", "mine", "other"));

    assertThat(line(ended, "mine")).contains("migrated");
    assertThat(line(ended, "other"))
        .contains("skipped: it belongs to another user; if you trust it, run: git config")
        .contains(other.toString());
    assertThat(hostile.state(RUN)).isEqualTo(before);
  }
}
