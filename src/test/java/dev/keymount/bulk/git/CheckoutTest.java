package dev.keymount.bulk.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keymount.bulk.git.Unusable.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutTest {

  @TempDir private Path directory;
  private Scratch scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = new Scratch(directory);
  }

  private Unusable unusable(Path place) {
    return catchThrowableOfType(Unusable.class, () -> Checkout.at(scratch.git(), place));
  }

  private void assertUnusable(Path place, Kind kind, String part) {
    var refusal = unusable(place);
    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal).message().contains(part).doesNotContain("\n");
  }

  @Test
  void tellsWhatIsThere() throws Exception {
    var root = scratch.repository("app", "Dockerfile", "FROM a\n");
    var checkout = Checkout.at(scratch.git(), root);
    assertThat(checkout.root()).isEqualTo(root);
    assertThat(checkout.head()).isEqualTo(scratch.run(root, "rev-parse", "HEAD"));
    assertThat(checkout.currentBranch()).contains("main");
    assertThat(checkout.branch("main")).contains(checkout.head());
    assertThat(checkout.branch("other")).isEmpty();
    assertThat(checkout.defaultBranch()).isEmpty();
    assertThat(checkout.isSparse()).isFalse();
    assertThat(checkout.changes().isEmpty()).isTrue();
    checkout.requireFinished();
  }

  @Test
  void aFileOfAnotherRepositoryIsNotItsOwn() throws Exception {
    var root = scratch.repository("app", "Dockerfile", "FROM a\n", "deep/Dockerfile", "FROM a\n");
    scratch.repository("app/inner", "deep/Dockerfile", "FROM a\n");
    var checkout = Checkout.at(scratch.git(), root);
    checkout.requireOwn("deep/Dockerfile");
    assertThatThrownBy(() -> checkout.requireOwn("inner/deep/Dockerfile"))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("lies in inner");
  }

  @Test
  void noDirectory() throws IOException {
    assertUnusable(directory.resolve("none"), Kind.MISSING, "no such directory");
    assertUnusable(Files.createFile(directory.resolve("file")), Kind.MISSING, "not a directory");
  }

  @Test
  void noRepository() throws IOException {
    assertUnusable(
        Files.createDirectory(directory.resolve("a")), Kind.NO_REPOSITORY, "not a git repository");
  }

  @Test
  void bare() throws IOException {
    assertUnusable(scratch.server("bare", "a", "b"), Kind.BARE, "bare");
    var root = scratch.repository("app", "a", "b");
    assertUnusable(root.resolve(".git"), Kind.BARE, "bare");
  }

  @Test
  void empty() throws IOException {
    assertUnusable(scratch.empty("app"), Kind.EMPTY, "its branch main has no commit yet");
  }

  @Test
  void locked() throws IOException {
    var root = scratch.repository("app", "a", "b");
    var lock = Files.createFile(root.resolve(".git/index.lock"));
    assertUnusable(root, Kind.LOCKED, "remove " + lock);
    Files.move(lock, root.resolve(".git/HEAD.lock"));
    assertUnusable(root, Kind.LOCKED, "HEAD.lock");
  }

  @Test
  void nested() throws IOException {
    var root = scratch.repository("app", "sub dir/a", "b");
    assertUnusable(root.resolve("sub dir"), Kind.NESTED, "name the root");
  }

  @Test
  void ofAnotherUser() throws IOException {
    var root = scratch.repository("app", "a", "b");
    Files.setAttribute(root, "unix:uid", 12345);
    Files.setAttribute(root.resolve(".git"), "unix:uid", 12345);
    assertUnusable(root, Kind.UNSAFE, "safe.directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "config", "index", "refs/heads/main", "packed-refs"})
  void garbage(String file) throws IOException {
    var root = scratch.repository("app", "a", "b");
    Files.writeString(root.resolve(".git").resolve(file), "\u001b[31m garbage");
    assertUnusable(root, Kind.CORRUPT, "");
    assertThat(unusable(root)).message().doesNotContain("\u001b");
  }

  @Test
  void emptyReferenceOfACrash() throws IOException {
    var root = scratch.repository("app", "a", "b");
    Files.writeString(root.resolve(".git/refs/heads/main"), "");
    assertUnusable(root, Kind.CORRUPT, "can't read the repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "HEAD^{tree}"})
  void objectThatIsCutOrMissing(String name) throws IOException {
    var root = scratch.repository("app", "a", "b");
    var id = scratch.run(root, "rev-parse", name);
    var object = root.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
    var bytes = Files.readAllBytes(object);
    Files.delete(object);
    assertUnusable(root, Kind.CORRUPT, "can't read the repository");
    Files.write(object, Arrays.copyOf(bytes, bytes.length / 2));
    assertUnusable(root, Kind.CORRUPT, "can't read the repository");
  }

  @Test
  void damagedInsideOfAnother() throws IOException {
    var outer = scratch.repository("outer", "a", "b");
    Files.createDirectories(outer.resolve("inner/.git"));
    assertUnusable(outer.resolve("inner"), Kind.CORRUPT, ".git");
    Files.delete(outer.resolve("inner/.git"));
    Files.writeString(outer.resolve("inner/.git"), "gitdir: ../nowhere\n");
    assertUnusable(outer.resolve("inner"), Kind.CORRUPT, "not a git repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MERGE_HEAD", "rebase-merge", "BISECT_LOG", "sequencer"})
  void unfinished(String name) throws Exception {
    var root = scratch.repository("app", "a", "b");
    Files.createDirectory(root.resolve(".git").resolve(name));
    var checkout = Checkout.at(scratch.git(), root);
    assertThatThrownBy(checkout::requireFinished)
        .isInstanceOf(Unusable.class)
        .hasMessageMatching("a (merge|rebase|bisect|cherry-pick) is not finished in it");
  }

  @Test
  void linkedWorkTree() throws Exception {
    var root = scratch.repository("app", "a", "b");
    var linked = directory.resolve("linked");
    scratch.run(root, "worktree", "add", "--quiet", "-b", "side", linked.toString());
    var checkout = Checkout.at(scratch.git(), linked);
    assertThat(checkout.currentBranch()).contains("side");
    Files.createFile(root.resolve(".git/worktrees/linked/index.lock"));
    assertUnusable(linked, Kind.LOCKED, "worktrees/linked/index.lock");
    Checkout.at(scratch.git(), root);
  }

  @Test
  void submodule() throws Exception {
    var library = scratch.repository("library", "a", "b");
    var root = scratch.repository("app", "a", "b");
    scratch.run(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        library.toString(),
        "lib/ä b");
    scratch.run(root, "commit", "--quiet", "--message=sub");
    Scratch.write(root, "other/x", "y");
    scratch.run(root, "init", "--quiet", "other");
    var foreign = Checkout.at(scratch.git(), root).foreign();
    assertThat(foreign).accepts(root.resolve("lib/ä b"), root.resolve("other"));
    assertThat(foreign).rejects(root, root.resolve("lib"), root.resolve("a"), directory);
    Files.delete(root.resolve("lib/ä b/.git"));
    assertThat(foreign).accepts(root.resolve("lib/ä b"));
    scratch.run(root, "submodule", "--quiet", "update", "--init", "--force");
    assertThat(Checkout.at(scratch.git(), root.resolve("lib/ä b")).head())
        .isEqualTo(scratch.run(library, "rev-parse", "HEAD"));
  }

  @Test
  void aSubmoduleThatNamesAProgramIsOnlyRead() throws Exception {
    var root = scratch.repository("app", "a", "b");
    var library = scratch.repository("app/lib", "a", "b");
    scratch.run(root, "add", "lib");
    scratch.commit(root);
    var marks = new Marks(directory);
    marks.arm(scratch, library);
    Scratch.write(library, "a", "changed");
    assertThat(Checkout.at(scratch.git(), root).changes()).isEqualTo(new Changes(1, "lib"));
    assertThat(marks.left()).isEmpty();
  }

  @Test
  void aBranchIsNotAnotherOfALongerName() throws Exception {
    var root = scratch.repository("app", "a", "b");
    scratch.run(root, "branch", "refs/heads/x");
    scratch.run(root, "tag", "y");
    var checkout = Checkout.at(scratch.git(), root);
    assertThat(checkout.branch("x")).isEmpty();
    assertThat(checkout.branch("y")).isEmpty();
    assertThat(checkout.branch("refs/heads")).isEmpty();
  }

  @Test
  void changes() throws Exception {
    var root = scratch.repository("app", "a", "b", "c", "d", ".gitignore", "ignored\n");
    Scratch.write(root, "ignored", "x");
    Scratch.write(root, "c", "changed");
    Scratch.write(root, "new \"ä\"\n\u001b[0m/x", "y");
    var checkout = Checkout.at(scratch.git(), root);
    assertThat(checkout.changes()).isEqualTo(new Changes(2, "c"));
    scratch.run(root, "restore", "c");
    assertThat(checkout.changes()).isEqualTo(new Changes(1, "new \"ä\"\n\u001b[0m/"));
  }

  @Test
  void patches() throws Exception {
    var root = scratch.repository("app", "a b", "one\r\ntwo\r\n");
    var checkout = Checkout.at(scratch.git(), root);
    var patch = Scratch.change("a b", "one\r\ntwo\r\n", "one\r\n2\r\n").diff();
    checkout.requireApplies(patch.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                checkout.requireApplies(
                    patch.replace("-two", "-three").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("does not apply")
        .hasMessageContaining("a b");
  }

  @Test
  void theEnvironmentOfAnotherRepositoryIsLeftOut() throws Exception {
    var root = scratch.repository("app", "a", "b");
    var other = scratch.repository("other", "c", "d");
    var git =
        scratch.git(
            Map.of(
                "GIT_DIR", other.resolve(".git").toString(),
                "GIT_WORK_TREE", other.toString(),
                "GIT_INDEX_FILE", other.resolve(".git/index").toString(),
                "GIT_OBJECT_DIRECTORY", directory.toString(),
                "GIT_COMMON_DIR", directory.toString(),
                "GIT_NAMESPACE", "x",
                "GIT_TRACE", "1",
                "GIT_EXTERNAL_DIFF", "false"));
    assertThat(Checkout.at(git, root).changes().isEmpty()).isTrue();
  }
}
