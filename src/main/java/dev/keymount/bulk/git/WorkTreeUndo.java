package dev.keymount.bulk.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The way back from a branch in the work tree that was begun. */
final class WorkTreeUndo {

  /** What a file is written to before it takes its place; a killed run may leave one. */
  private static final Pattern TEMPORARY = Pattern.compile("(.*/)?\\.keymount-[0-9]+\\.tmp");

  private static final int PREFIX = 3;

  private final Checkout checkout;
  private final BranchPlan plan;
  private final List<Path> made = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();

  WorkTreeUndo(Checkout checkout, BranchPlan plan) {
    this.checkout = checkout;
    this.plan = plan;
  }

  void run() throws GitException {
    var head = checkout.in("symbolic-ref", "--quiet", "HEAD").run().line();
    if (head.equals(reference())) {
      requireBase("HEAD");
      collect();
      restore();
      switchBack();
    }
    deleteBranch();
  }

  private String reference() {
    return "refs/heads/" + plan.branch();
  }

  private void requireBase(String name) throws GitException {
    if (!checkout.commit(name).equals(Optional.of(plan.base()))) {
      throw new GitException("the branch " + plan.branch() + " has other commits by now");
    }
  }

  /** Finds what the plan has changed, and refuses all else. */
  private void collect() throws GitException {
    var base = BaseTree.at(checkout, plan.base(), List.copyOf(plan.files().keySet()));
    for (var path : plan.files().keySet()) {
      var file = checkout.file(path);
      if (!base.has(path) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        requireIntended(path);
        made.add(file);
      }
    }
    for (var entry : checkout.status("all").split("\0", -1)) {
      if (entry.length() > PREFIX) {
        collect(entry.substring(0, PREFIX - 1), entry.substring(PREFIX), base);
      }
    }
  }

  private void collect(String state, String path, BaseTree base) throws GitException {
    if (state.equals("??") && TEMPORARY.matcher(path).matches()) {
      made.add(checkout.file(path));
      return;
    }
    boolean isKnown = plan.files().containsKey(path);
    if (!isKnown || !(state.equals(" M") || state.equals("??"))) {
      throw other(path);
    }
    if (base.has(path)) {
      requireIntended(path);
      changed.add(path);
    }
  }

  private void requireIntended(String path) throws GitException {
    try {
      var file = checkout.file(path);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && hash(Files.readAllBytes(file)).equals(plan.files().get(path))) {
        return;
      }
    } catch (IOException e) {
      throw new GitException("cannot read " + path + ": " + e.getMessage());
    }
    throw other(path);
  }

  private static GitException other(String path) {
    return new GitException(path + " has changes that are somebody else's");
  }

  private void restore() throws GitException {
    if (!changed.isEmpty()) {
      var arguments =
          List.of(
              "restore",
              "--quiet",
              "--source=" + plan.base(),
              "--worktree",
              "--pathspec-from-file=-",
              "--pathspec-file-nul");
      checkout
          .in(arguments)
          .input(String.join("\0", changed) + "\0")
          .require("cannot restore the files");
    }
    for (var file : made) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new GitException("cannot delete " + file + ": " + e.getMessage());
      }
    }
  }

  private void switchBack() throws GitException {
    if (!plan.previous().isEmpty()) {
      WorkTreeBranch.checkOut(checkout, plan.previous());
    } else {
      checkout
          .in("update-ref", "--no-deref", "HEAD", plan.base())
          .require("cannot switch back from the branch " + plan.branch());
    }
  }

  /** Returns whether some linked work tree has the branch: then it was made by somebody else. */
  private boolean isCheckedOutElsewhere() throws GitException {
    return checkout
        .in("worktree", "list", "--porcelain")
        .require("cannot list the work trees")
        .text()
        .lines()
        .anyMatch(("branch " + reference())::equals);
  }

  private void deleteBranch() throws GitException {
    if (checkout.branch(plan.branch()).isEmpty() || isCheckedOutElsewhere()) {
      return;
    }
    requireBase(reference());
    checkout
        .in("update-ref", "--stdin", "-z")
        .input("delete " + reference() + "\0" + plan.base() + "\0")
        .require("cannot delete the branch " + plan.branch());
  }

  /** Returns the SHA-256 of bytes in hexadecimal. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
