package dev.keymount.bulk.git;

import static dev.keymount.bulk.git.Scratch.added;
import static dev.keymount.bulk.git.Scratch.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.migrate.ChangedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchCommitTest {

  @TempDir private Path directory;
  private Scratch scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = new Scratch(directory);
  }

  private Checkout at(Path root) throws Exception {
    return Checkout.at(scratch.git(), root);
  }

  private String commit(Path root, ChangedFile... changes) throws Exception {
    var checkout = at(root);
    var id = BranchCommit.prepare(checkout, List.of(changes), "move secrets\n\nwhy\n", directory);
    BranchCommit.publish(checkout, "keymount", id);
    return id;
  }

  private void assertRefused(Path root, String part, ChangedFile... changes) throws Exception {
    var checkout = at(root);
    assertThatThrownBy(() -> BranchCommit.prepare(checkout, List.of(changes), "x", directory))
        .isInstanceOf(GitException.class)
        .hasMessageContaining(part);
    assertThat(checkout.branch("keymount")).isEmpty();
  }

  @Test
  void commitsAndTouchesNothingElse() throws Exception {
    var root = scratch.repository("app", "Dockerfile", "FROM a\n", "build.sh", "x\n", "c", "d");
    assertThat(root.resolve("build.sh").toFile().setExecutable(true)).isTrue();
    scratch.commit(root);
    Scratch.write(root, "c", "not committed");
    Scratch.write(root, "untracked", "y");
    scratch.run(root, "add", "c");
    var before = Scratch.state(root);
    var id =
        commit(
            root,
            change("Dockerfile", "FROM a\n", "FROM b\n"),
            change("build.sh", "x\n", "y\n"),
            added("sub/.dockerignore", "key\n"));
    assertThat(Scratch.state(root)).isEqualTo(before);
    assertThat(scratch.run(root, "rev-parse", "keymount")).isEqualTo(id);
    assertThat(scratch.run(root, "diff", "--raw", "--abbrev=4", "main", "keymount").lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith(":100644 100644 ") && line.endsWith("M\tDockerfile"))
        .anyMatch(line -> line.startsWith(":100755 100755 ") && line.endsWith("M\tbuild.sh"))
        .anyMatch(
            line -> line.startsWith(":000000 100644 ") && line.endsWith("A\tsub/.dockerignore"));
    assertThat(scratch.run(root, "log", "-1", "--format=%an|%P|%B", "keymount"))
        .isEqualTo("Ada|" + scratch.run(root, "rev-parse", "main") + "|move secrets\n\nwhy");
    scratch.run(root, "fsck", "--strict");
  }

  @Test
  void runsNothingOfTheRepository() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    var marks = new Marks(directory);
    marks.arm(scratch, root);
    scratch.run(root, "status");
    assertThat(marks.left()).isNotEmpty();
    marks.arm(scratch, root);
    commit(root, change("a", "b\n", "c\n"));
    assertThat(at(root).changes().isEmpty()).isTrue();
    assertThat(marks.left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b/c d",
        "a\nb",
        "a\"b'c",
        "a\u001b[31mb",
        "äöü/日本",
        "-n",
        ":(glob)*",
        "a\\b",
        "*"
      })
  void pathsAreTakenAsTheyAre(String path) throws Exception {
    var root = scratch.repository("app", path, "b\n", "other", "b\n");
    commit(root, change(path, "b\n", "c\n"));
    assertThat(scratch.run(root, "diff", "--name-only", "-z", "main", "keymount"))
        .isEqualTo(path + "\0");
  }

  @Test
  void lineEndingsAreThoseOfTheCommit() throws Exception {
    var root =
        scratch.repository(
            "app", "lf", "a\n", "crlf", "a\r\n", "eol", "a\n", ".gitattributes", "eol eol=crlf\n");
    scratch.run(root, "config", "core.autocrlf", "true");
    Files.delete(root.resolve("lf"));
    Files.delete(root.resolve("eol"));
    scratch.run(root, "checkout", "--", ".");
    assertThat(Files.readString(root.resolve("lf"))).isEqualTo("a\r\n");
    assertThat(Files.readString(root.resolve("eol"))).isEqualTo("a\r\n");
    commit(
        root,
        change("lf", "a\r\n", "b\r\n"),
        change("crlf", "a\r\n", "b\r\n"),
        change("eol", "a\r\n", "b\r\n"));
    assertThat(blob(root, "lf")).isEqualTo("b\n");
    assertThat(blob(root, "crlf")).isEqualTo("b\r\n");
    assertThat(blob(root, "eol")).isEqualTo("b\n");
  }

  private String blob(Path root, String path) throws IOException {
    scratch.run(
        root,
        "-c",
        "core.autocrlf=false",
        "archive",
        "--format=tar",
        "--output=" + directory + "/x.tar",
        "keymount",
        path);
    var hex = scratch.run(root, "cat-file", "-s", "keymount:" + path);
    var text = scratch.run(root, "cat-file", "blob", "keymount:" + path);
    return hex.equals("3") ? text + "\r\n" : text + "\n";
  }

  @Test
  void whatIsNotPlainlyCommittedIsRefused() throws Exception {
    var root = scratch.repository("app", "real", "b\n", "sub/x", "b\n", "file", "b\n");
    Files.createSymbolicLink(root.resolve("link"), Path.of("real"));
    Files.createSymbolicLink(root.resolve("away"), Path.of("sub"));
    scratch.commit(root);
    Scratch.write(root, "untracked", "b\n");
    assertRefused(root, "link is a symbolic link", change("link", "b\n", "c\n"));
    assertRefused(root, "untracked is not committed", change("untracked", "b\n", "c\n"));
    assertRefused(root, "away/x is not committed", change("away/x", "b\n", "c\n"));
    assertRefused(root, "sub is a directory", change("sub", "b\n", "c\n"));
    assertRefused(root, "real is not as it is committed", change("real", "x\n", "c\n"));
    assertRefused(root, "real is to be new", added("real", "c\n"));
    assertRefused(root, "away is a symbolic link", added("away/new", "c\n"));
    assertRefused(root, "file is a file", added("file/new", "c\n"));
    assertRefused(root, "leaves every file", change("real", "b\n", "b\n"));
    assertRefused(root, "outside repository", added("../x", "c\n"));
    assertRefused(root, "cannot make the tree", added(".git/hooks/x", "c\n"));
  }

  @Test
  void aSubmoduleIsRefused() throws Exception {
    var root = scratch.repository("app", "a", "b");
    scratch.repository("app/lib", "Dockerfile", "b\n");
    scratch.run(root, "add", "lib");
    scratch.commit(root);
    assertRefused(root, "lib is a submodule", change("lib", "b\n", "c\n"));
    assertRefused(root, "is not committed", change("lib/Dockerfile", "b\n", "c\n"));
    assertRefused(root, "lib is a submodule", added("lib/.dockerignore", "c\n"));
  }

  @Test
  void aBranchThatExistsStays() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    var checkout = at(root);
    var id = BranchCommit.prepare(checkout, List.of(change("a", "b\n", "c\n")), "x", directory);
    scratch.run(root, "branch", "keymount");
    scratch.run(root, "branch", "some/branch");
    for (var name : List.of("keymount", "some")) {
      assertThatThrownBy(() -> BranchCommit.publish(checkout, name, id))
          .isInstanceOf(GitException.class)
          .hasMessageContaining("cannot make the branch " + name)
          .hasMessageContaining("exists");
    }
    assertThat(scratch.run(root, "rev-parse", "keymount")).isEqualTo(checkout.head());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-x", "a..b", "a b", "a\nb", "a\0b", "HEAD", "@", "@{-1}", "", "/a", "a.lock"})
  void namesThatNoBranchHas(String name) throws Exception {
    var checkout = at(scratch.repository("app", "a", "b\n"));
    assertThatThrownBy(() -> BranchCommit.publish(checkout, name, checkout.head()))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("can't be the name of a branch");
  }

  @Test
  void oneOfManyPublishesWins() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    var checkout = at(root);
    var tasks = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 4; i++) {
      var id =
          BranchCommit.prepare(checkout, List.of(change("a", "b\n", i + "\n")), "x", directory);
      tasks.add(
          () -> {
            try {
              BranchCommit.publish(checkout, "keymount", id);
              return true;
            } catch (GitException e) {
              return false;
            }
          });
    }
    var pool = Executors.newFixedThreadPool(4);
    try {
      int won = 0;
      for (var result : pool.invokeAll(tasks)) {
        won += result.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void noIdentity() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    var git =
        scratch.git(
            Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_COMMITTER_NAME", "", "GIT_AUTHOR_NAME", ""));
    var checkout = Checkout.at(git, root);
    assertThatThrownBy(
            () ->
                BranchCommit.prepare(checkout, List.of(change("a", "b\n", "c\n")), "x", directory))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("user.name and user.email");
  }

  @Test
  void signsWhereTheUserSigns() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    scratch.run(root, "config", "commit.gpgsign", "true");
    scratch.run(root, "config", "gpg.program", "/bin/false");
    assertRefused(root, "gpg failed to sign", change("a", "b\n", "c\n"));
  }

  @Test
  void longObjectNames() throws Exception {
    var root = Files.createDirectory(directory.resolve("app"));
    scratch.run(root, "init", "--quiet", "--object-format=sha256");
    Scratch.write(root, "a", "b\n");
    scratch.commit(root);
    assertThat(commit(root, change("a", "b\n", "c\n"))).hasSize(64);
  }

  @Test
  void aLinkedWorkTreeAndADetachedHead() throws Exception {
    var root = scratch.repository("app", "a", "b\n");
    var linked = directory.resolve("linked");
    scratch.run(root, "worktree", "add", "--quiet", "--detach", linked.toString());
    assertThat(at(linked).currentBranch()).isEmpty();
    var id = commit(linked, change("a", "b\n", "c\n"));
    assertThat(scratch.run(root, "rev-parse", "keymount")).isEqualTo(id);
  }

  @Test
  void aCloneThatLacksObjects() throws Exception {
    var server = scratch.server("app.git", "a", "b\n", "c", "d\n");
    scratch.run(server, "config", "uploadpack.allowFilter", "true");
    var root = directory.resolve("clone");
    new Clones(scratch.git()).clone(RemoteUrl.of("file://" + server), root);
    var id = commit(root, change("a", "b\n", "c\n"));
    assertThat(Push.push(at(root), "keymount").remote()).isEqualTo("origin");
    assertThat(scratch.run(server, "rev-parse", "keymount")).isEqualTo(id);
    scratch.run(server, "fsck", "--strict");
  }

  @Test
  void anotherIndexFormatIsLeftAlone() throws Exception {
    var root = scratch.repository("app", "a", "b\n", "sub/c", "d\n");
    scratch.run(root, "update-index", "--split-index");
    scratch.run(root, "config", "core.splitIndex", "true");
    var before = Scratch.state(root);
    commit(root, change("a", "b\n", "c\n"));
    assertThat(Scratch.state(root)).isEqualTo(before);
  }

  @Test
  void aSparseCheckout() throws Exception {
    var root = scratch.repository("app", "a", "b\n", "sub/c", "d\n", "other/e", "f\n");
    scratch.run(root, "sparse-checkout", "set", "--cone", "--sparse-index", "sub");
    var before = Scratch.state(root);
    assertThat(at(root).isSparse()).isTrue();
    commit(root, change("sub/c", "d\n", "e\n"));
    assertThat(Scratch.state(root)).isEqualTo(before);
    assertThat(scratch.run(root, "diff", "--name-only", "main", "keymount")).isEqualTo("sub/c");
  }
}
