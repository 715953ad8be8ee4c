package dev.keymount.bulk.git;

import dev.keymount.bulk.git.Unusable.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A checkout that can be worked on, as it was when it was looked at. */
public final class Checkout {

  private static final String ENTRY = ".git";

  /** What is in git's directory as long as something has come to no end. */
  private static final List<String> UNFINISHED =
      List.of(
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "BISECT_LOG",
          "rebase-merge",
          "rebase-apply",
          "sequencer");

  private final Git git;
  private final Path root;
  private final Path gitDirectory;
  private final String head;
  private final Optional<String> branch;
  private final Set<String> submodules;

  Checkout(
      Git git,
      Path root,
      Path gitDirectory,
      String head,
      Optional<String> branch,
      Set<String> submodules) {
    this.git = git;
    this.root = root;
    this.gitDirectory = gitDirectory;
    this.head = head;
    this.branch = branch;
    this.submodules = Set.copyOf(submodules);
  }

  /**
   * Looks at a directory. A linked work tree and a submodule are checkouts like any other.
   *
   * @param directory the root of a checkout
   * @throws Unusable if it can't be worked on
   * @throws GitException if git can't be run
   */
  public static Checkout at(Git git, Path directory) throws Unusable, GitException {
    return new Inspection(git, directory.toAbsolutePath().normalize()).checkout();
  }

  /** Returns its root, absolute. */
  public Path root() {
    return root;
  }

  /** Returns the directory that linked work trees of one repository share. */
  public Path commonDirectory() {
    try {
      var link = gitDirectory.resolve("commondir");
      return Files.exists(link)
          ? gitDirectory.resolve(Files.readString(link).strip()).toRealPath()
          : gitDirectory.toRealPath();
    } catch (IOException | InvalidPathException e) {
      return gitDirectory.normalize();
    }
  }

  /** Returns the id of the commit that was checked out. */
  public String head() {
    return head;
  }

  /** Returns the branch that was checked out; empty where none was. */
  public Optional<String> currentBranch() {
    return branch;
  }

  /** Returns the id of what a branch of that name is at; empty where there is none. */
  public Optional<String> branch(String name) throws GitException {
    return commit("refs/heads/" + name);
  }

  /** Returns the id that {@code HEAD} or the full name of a reference has now. */
  Optional<String> commit(String name) throws GitException {
    var answer = in("show-ref", "--verify", "--hash", name).run();
    return answer.isSuccess() ? Optional.of(answer.line()) : Optional.empty();
  }

  /** Returns the default branch of the remote {@code origin}, as far as it is known here. */
  public Optional<String> defaultBranch() throws GitException {
    var prefix = "refs/remotes/origin/";
    var answer = in("symbolic-ref", "--quiet", prefix + "HEAD").run();
    return answer.isSuccess() && answer.line().startsWith(prefix)
        ? Optional.of(answer.line().substring(prefix.length()))
        : Optional.empty();
  }

  /** Returns whether only some of its files are there because git was told so. */
  public boolean isSparse() throws GitException {
    return isSet("core.sparseCheckout");
  }

  /** Returns whether a setting that is true or false is true. */
  boolean isSet(String name) throws GitException {
    return in("config", "--type=bool", "--get", name).run().line().equals("true");
  }

  /** Returns the value of a setting; empty where there is none. */
  Optional<String> setting(String name) throws GitException {
    var answer = in("config", "--get", name).run();
    return answer.isSuccess() ? Optional.of(answer.line()) : Optional.empty();
  }

  /**
   * Checks that no merge, rebase or the like goes on, which a branch would get into.
   *
   * @throws Unusable if one does
   */
  public void requireFinished() throws Unusable {
    for (var name : UNFINISHED) {
      if (Files.exists(gitDirectory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        var what = name.replaceFirst("[_-].*", "").replace("sequencer", "CHERRY-PICK");
        throw new Unusable(
            Kind.BUSY, "a " + what.toLowerCase(Locale.ROOT) + " is not finished in it");
      }
    }
  }

  /** Returns what is not committed; files that git ignores don't count. */
  public Changes changes() throws GitException {
    return Changes.of(status("normal"));
  }

  /** Returns what {@code git status} tells in its format for programs. */
  String status(String untracked) throws GitException {
    return in(
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=" + untracked,
            "--ignore-submodules=none")
        .require("cannot see what has changed in " + root)
        .text();
  }

  /**
   * Returns what tells the directories that belong to other repositories: the submodules, and what
   * has an entry {@code .git} of its own.
   */
  public Predicate<Path> foreign() {
    return path -> {
      var file = path.toAbsolutePath().normalize();
      if (file.equals(root) || !file.startsWith(root)) {
        return false;
      }
      return submodules.contains(root.relativize(file).toString().replace(File.separatorChar, '/'))
          || Files.exists(file.resolve(ENTRY), LinkOption.NOFOLLOW_LINKS);
    };
  }

  /**
   * Checks that a file is one of this repository.
   *
   * @param path its path with slashes
   * @throws GitException if it lies in a submodule or another repository
   */
  public void requireOwn(String path) throws GitException {
    var foreign = foreign();
    for (var at = file(path); at != null && !at.equals(root); at = at.getParent()) {
      if (foreign.test(at)) {
        throw new GitException(
            path
                + " would change, and lies in "
                + root.relativize(at)
                + ": a repository of its own");
      }
    }
  }

  /**
   * Checks that a patch applies to the files of the work tree, of which none is changed.
   *
   * @throws GitException if it does not
   */
  public void requireApplies(byte[] patch) throws GitException {
    in("apply", "--check", "--whitespace=nowarn", "--no-ignore-whitespace", "-")
        .input(patch)
        .require("the patch does not apply in " + root);
  }

  /**
   * Returns the file at a path with slashes.
   *
   * @throws GitException if it is not below the root, or Java can't name it in this locale
   */
  Path file(String path) throws GitException {
    try {
      var file = root.resolve(path).normalize();
      if (!file.equals(root) && file.startsWith(root)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw new GitException(
          path + " can't be named in the locale of this process; run with LC_ALL=C.UTF-8");
    }
    throw new GitException(path + " is not in the checkout");
  }

  /** Returns a command that runs at the root. */
  GitCommand in(String... arguments) {
    return git.in(root, arguments);
  }

  /** Returns a command that runs at the root. */
  GitCommand in(List<String> arguments) {
    return git.in(root, arguments);
  }

  Git git() {
    return git;
  }
}
