package dev.keymount.bulk.git;

import static dev.keymount.bulk.git.Scratch.added;
import static dev.keymount.bulk.git.Scratch.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keymount.migrate.ChangedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTreeBranchTest {

  private static final List<ChangedFile> CHANGES =
      List.of(
          change("a b", "b\n", "c\n"),
          change("sub/d", "d\n", "e\n"),
          added("sub/.dockerignore", "key\n"));

  @TempDir private Path directory;
  private Scratch scratch;
  private Path root;

  @BeforeEach
  void makeRepository() throws IOException {
    scratch = new Scratch(directory);
    root = scratch.repository("app", "a b", "b\n", "sub/d", "d\n", "other", "x\n");
  }

  private Checkout checkout() throws Exception {
    return Checkout.at(scratch.git(), root);
  }

  private BranchPlan plan() throws Exception {
    return WorkTreeBranch.plan(checkout(), "keymount", CHANGES);
  }

  private BranchPlan written() throws Exception {
    var plan = plan();
    WorkTreeBranch.write(checkout(), plan, CHANGES);
    return plan;
  }

  private void assertUndone(BranchPlan plan, String head) throws Exception {
    WorkTreeBranch.undo(checkout(), plan);
    assertThat(scratch.run(root, "status", "--porcelain", "--ignored")).isEmpty();
    assertThat(checkout().currentBranch().orElse("")).isEqualTo(head);
    assertThat(checkout().branch("keymount")).isEmpty();
    WorkTreeBranch.undo(checkout(), plan);
    written();
  }

  private void assertKept(BranchPlan plan, String part) throws Exception {
    var before = Scratch.state(root);
    var checkout = checkout();
    assertThatThrownBy(() -> WorkTreeBranch.undo(checkout, plan))
        .isInstanceOf(GitException.class)
        .hasMessageContaining(part);
    assertThat(Scratch.state(root)).isEqualTo(before);
  }

  @Test
  void writesTheFilesOnTheBranch() throws Exception {
    var marks = new Marks(directory);
    marks.arm(scratch, root);
    written();
    assertThat(marks.left()).isEmpty();
    scratch.run(root, "config", "--unset", "core.fsmonitor");
    assertThat(checkout().currentBranch()).contains("keymount");
    assertThat(checkout().changes().count()).isEqualTo(3);
    assertThat(root.resolve("sub/.dockerignore")).hasContent("key\n");
    assertThat(scratch.run(root, "config", "--list")).doesNotContain("branch.keymount");
  }

  @Test
  void isUndone() throws Exception {
    assertUndone(written(), "main");
  }

  @Test
  void isUndoneWhenNothingWasDone() throws Exception {
    assertUndone(plan(), "main");
  }

  @Test
  void isUndoneWhenOnlyTheBranchIsThere() throws Exception {
    var plan = plan();
    scratch.run(root, "branch", "keymount");
    assertUndone(plan, "main");
  }

  @Test
  void isUndoneWhenItWasKilledAtAFile() throws Exception {
    var plan = plan();
    scratch.run(root, "switch", "--quiet", "--create", "keymount");
    Scratch.write(root, "sub/d", "e\n");
    Scratch.write(root, "sub/.keymount-123.tmp", "ke");
    assertUndone(plan, "main");
  }

  @Test
  void isUndoneWithAnIgnoredFile() throws Exception {
    Files.writeString(root.resolve(".git/info-exclude"), ".dockerignore\n");
    scratch.run(root, "config", "core.excludesFile", root.resolve(".git/info-exclude").toString());
    assertUndone(written(), "main");
  }

  @Test
  void isUndoneToADetachedHead() throws Exception {
    scratch.run(root, "switch", "--quiet", "--detach");
    assertUndone(written(), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub/d", "sub/.dockerignore", "other", "new"})
  void otherWorkIsKept(String path) throws Exception {
    var plan = written();
    Scratch.write(root, path, "mine\n");
    assertKept(plan, path + " has changes that are somebody else's");
  }

  @Test
  void whatIsStagedIsKept() throws Exception {
    var plan = written();
    scratch.run(root, "add", "sub/d");
    assertKept(plan, "sub/d has changes");
  }

  @Test
  void whatIsCommittedIsKept() throws Exception {
    var plan = written();
    scratch.commit(root);
    assertKept(plan, "has other commits by now");
    scratch.run(root, "switch", "--quiet", "main");
    assertKept(plan, "has other commits by now");
  }

  @Test
  void isNotBegunOnChanges() throws Exception {
    Scratch.write(root, "other", "mine\n");
    Scratch.write(root, "new", "mine\n");
    var checkout = checkout();
    assertThatThrownBy(() -> WorkTreeBranch.plan(checkout, "keymount", CHANGES))
        .isInstanceOf(GitException.class)
        .hasMessage("there are changes that are not committed: other and 1 more");
  }

  @Test
  void isNotBegunOnABranchThatExists() throws Exception {
    scratch.run(root, "branch", "keymount");
    var checkout = checkout();
    assertThatThrownBy(() -> WorkTreeBranch.plan(checkout, "keymount", CHANGES))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("exists already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a\0b", "."})
  void isNotBegunForWhatIsNoFileOfIt(String path) throws Exception {
    var checkout = checkout();
    assertThatThrownBy(() -> WorkTreeBranch.plan(checkout, "keymount", List.of(added(path, "x\n"))))
        .isInstanceOf(GitException.class);
  }

  @Test
  void isNotBegunOnAnotherCommit() throws Exception {
    var checkout = checkout();
    scratch.commit(root);
    assertThatThrownBy(() -> WorkTreeBranch.plan(checkout, "keymount", CHANGES))
        .isInstanceOf(GitException.class)
        .hasMessageContaining("another commit");
  }

  @Test
  void aFileThatCannotBeWrittenLeavesAllAsItWas() throws Exception {
    var changes = List.of(CHANGES.get(0), change("sub/d", "other\n", "e\n"));
    var plan = WorkTreeBranch.plan(checkout(), "keymount", changes);
    var checkout = checkout();
    assertThatThrownBy(() -> WorkTreeBranch.write(checkout, plan, changes))
        .isInstanceOf(GitException.class)
        .hasMessage("cannot write sub/d: it changed while it was migrated; run again");
    assertThat(checkout().changes().isEmpty()).isTrue();
    assertThat(checkout().currentBranch()).contains("main");
    assertThat(checkout().branch("keymount")).isEmpty();
  }
}
