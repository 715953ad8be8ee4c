package dev.keymount.bulk.git;

import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.PatchedFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A new branch that is checked out, with changed files in the work tree that nobody has committed
 * yet. A plan comes first and can be kept; with it, what an interrupted run has left is undone.
 */
public final class WorkTreeBranch {

  private WorkTreeBranch() {}

  /**
   * Checks that the branch can be made; nothing is changed.
   *
   * @throws Unusable if a merge, a rebase or the like goes on
   * @throws GitException if something is not committed, or there is such a branch
   */
  public static BranchPlan plan(Checkout checkout, String branch, List<ChangedFile> changes)
      throws GitException, Unusable {
    checkout.requireFinished();
    checkout.git().requireBranchName(branch);
    requireStart(checkout, branch);
    var files = new LinkedHashMap<String, String>();
    for (var change : changes) {
      checkout.file(change.path());
      files.put(change.path(), WorkTreeUndo.hash(change.after().encode()));
    }
    return new BranchPlan(branch, checkout.head(), checkout.currentBranch().orElse(""), files);
  }

  private static void requireStart(Checkout checkout, String branch) throws GitException {
    var changed = checkout.changes();
    if (!changed.isEmpty()) {
      throw new GitException(
          "there are changes that are not committed: "
              + changed.first()
              + (changed.count() > 1 ? " and " + (changed.count() - 1) + " more" : ""));
    }
    if (checkout.branch(branch).isPresent()) {
      throw new GitException("the branch " + branch + " exists already");
    }
    if (!checkout.commit("HEAD").equals(Optional.of(checkout.head()))) {
      throw new GitException("another commit was checked out meanwhile; run again");
    }
  }

  /**
   * Makes the branch, checks it out and writes the files.
   *
   * @throws GitException if it fails; all is then as it was, or the message says that it is not
   */
  public static void write(Checkout checkout, BranchPlan plan, List<ChangedFile> changes)
      throws GitException {
    requireStart(checkout, plan.branch());
    BranchCommit.publish(checkout, plan.branch(), plan.base());
    try {
      checkOut(checkout, plan.branch());
      for (var change : changes) {
        write(checkout, change);
      }
    } catch (GitException e) {
      throw new GitException(e.getMessage() + undone(checkout, plan));
    }
  }

  /**
   * Checks out a branch at the commit that is checked out. Neither the files nor the index change,
   * so that git need not lock the index, and a run that is killed leaves no lock.
   */
  static void checkOut(Checkout checkout, String branch) throws GitException {
    checkout
        .in("symbolic-ref", "-m", "checkout: moving to " + branch, "HEAD", "refs/heads/" + branch)
        .require("cannot switch to the branch " + branch);
  }

  private static void write(Checkout checkout, ChangedFile change) throws GitException {
    var root = checkout.root();
    var file = checkout.file(change.path());
    try {
      if (change.before().isPresent()) {
        PatchedFile.replace(root, file, change.before().get(), change.after());
      } else {
        PatchedFile.create(root, file, change.after());
      }
    } catch (IOException e) {
      throw new GitException("cannot write " + change.path() + ": " + e.getMessage());
    }
  }

  private static String undone(Checkout checkout, BranchPlan plan) {
    try {
      undo(checkout, plan);
      return "";
    } catch (GitException e) {
      return "; the branch " + plan.branch() + " is left as it is: " + e.getMessage();
    }
  }

  /**
   * Takes back what was done of a plan, so that it can be done again from the start: the files are
   * as they are committed, what was checked out before is so again, and the branch is gone.
   *
   * @throws GitException if there is more than the plan has: work that would be lost
   */
  public static void undo(Checkout checkout, BranchPlan plan) throws GitException {
    new WorkTreeUndo(checkout, plan).run();
  }
}
