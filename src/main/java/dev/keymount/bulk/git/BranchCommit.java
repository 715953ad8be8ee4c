package dev.keymount.bulk.git;

import dev.keymount.bulk.git.BaseTree.Entry;
import dev.keymount.migrate.ChangedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A commit of changed files on a new branch, made by plumbing: the files of the checkout, its index
 * and its HEAD are left as they are, and no hook runs. Filters of the user, such as those of line
 * endings, apply as they do for {@code git add}. The commit is signed if {@code commit.gpgsign} is
 * set, which git's plumbing alone would not do.
 */
public final class BranchCommit {

  private static final String NEW_MODE = "100644";

  private final Checkout checkout;
  private final Path temporary;

  private BranchCommit(Checkout checkout, Path temporary) {
    this.checkout = checkout;
    this.temporary = temporary;
  }

  /**
   * Makes a commit that no branch has yet, on top of the commit that was checked out.
   *
   * @param changes the files, each with the text that it was read with
   * @param message the whole message of the commit
   * @param temporary a directory, where an index of its own is made and removed
   * @return its id
   * @throws GitException if a file is not a plain one that the commit has with the text that was
   *     read, nothing would change, or git can't make the commit; nothing but loose objects is left
   */
  public static String prepare(
      Checkout checkout, List<ChangedFile> changes, String message, Path temporary)
      throws GitException {
    return new BranchCommit(checkout, temporary).make(changes, message);
  }

  /**
   * Makes the branch.
   *
   * @param commit the id of a commit that was prepared
   * @throws GitException if there is such a branch, whatever it is at, or it can't be made
   */
  public static void publish(Checkout checkout, String branch, String commit) throws GitException {
    checkout.git().requireBranchName(branch);
    checkout
        .in("update-ref", "--stdin", "-z")
        .input("create refs/heads/" + branch + "\0" + commit + "\0")
        .require("cannot make the branch " + branch);
  }

  private String make(List<ChangedFile> changes, String message) throws GitException {
    var base = BaseTree.of(checkout, changes);
    var tree = new NewTree(checkout, temporary);
    for (var change : changes) {
      var entry = base.entry(change);
      if (entry.isEmpty()) {
        tree.put(change.path(), new Entry(NEW_MODE, written(change, true)));
      } else {
        var blob = changed(change, entry.get());
        if (!blob.equals(entry.get().id())) {
          tree.put(change.path(), new Entry(entry.get().mode(), blob));
        }
      }
    }
    return commit(tree.write(), message);
  }

  /** Writes the text that takes the place of one that is committed. */
  private String changed(ChangedFile change, Entry entry) throws GitException {
    var before = change.before().orElseThrow().encode();
    for (boolean isFiltered : List.of(true, false)) {
      if (blob(change.path(), before, isFiltered, false).equals(entry.id())) {
        return written(change, isFiltered);
      }
    }
    throw new GitException(
        change.path() + " is not as it is committed; commit or put away its changes first");
  }

  private String written(ChangedFile change, boolean isFiltered) throws GitException {
    return blob(change.path(), change.after().encode(), isFiltered, true);
  }

  /** Returns the id of a text, as it would be committed at a path; and keeps it, if asked to. */
  private String blob(String path, byte[] bytes, boolean isFiltered, boolean isKept)
      throws GitException {
    var arguments = new ArrayList<>(List.of("hash-object", "--stdin"));
    arguments.add(isFiltered ? "--path=" + path : "--no-filters");
    if (isKept) {
      arguments.add("-w");
    }
    var command = checkout.in(arguments).input(bytes);
    return command.require("cannot write to the repository in " + checkout.root()).line();
  }

  private String commit(String tree, String message) throws GitException {
    var arguments = new ArrayList<>(List.of("commit-tree", tree, "-p", checkout.head(), "-F", "-"));
    if (checkout.isSet("commit.gpgsign")) {
      arguments.add("-S");
    }
    var answer = checkout.in(arguments).input(message.getBytes(StandardCharsets.UTF_8)).run();
    if (answer.isSuccess()) {
      return answer.line();
    }
    if (isUnknown(answer.error())) {
      throw new GitException(
          "git does not know who commits: set user.name and user.email with git config --global");
    }
    throw new GitException("cannot commit: " + GitMessage.telling(answer.error()));
  }

  private static boolean isUnknown(String error) {
    return GitMessage.says(error, "tell me who you are")
        || GitMessage.says(error, "empty ident name")
        || GitMessage.says(error, "auto-detect");
  }
}
