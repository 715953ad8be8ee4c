package dev.keymount.bulk.git;

import dev.keymount.bulk.git.GitCommand.Answer;
import dev.keymount.bulk.git.Unusable.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A look at a directory that may be a checkout. */
final class Inspection {

  private static final List<String> LOCKS = List.of("index.lock", "HEAD.lock");
  private static final String BRANCHES = "refs/heads/";

  /** What git calls the mode of a submodule. */
  private static final String SUBMODULE = "160000 ";

  private final Git git;
  private final Path root;

  Inspection(Git git, Path root) {
    this.git = git;
    this.root = root;
  }

  /** Returns the checkout in the directory. */
  Checkout checkout() throws Unusable, GitException {
    requireDirectory();
    requireRoot();
    var gitDirectory = gitDirectory();
    requireUnlocked(gitDirectory);
    var reference = git.in(root, "symbolic-ref", "--quiet", "HEAD").run();
    var branch =
        reference.isSuccess() && reference.line().startsWith(BRANCHES)
            ? Optional.of(reference.line().substring(BRANCHES.length()))
            : Optional.<String>empty();
    return new Checkout(git, root, gitDirectory, head(branch), branch, submodules());
  }

  private void requireDirectory() throws Unusable {
    if (!Files.exists(root)) {
      throw new Unusable(Kind.MISSING, "there is no such directory");
    }
    if (!Files.isDirectory(root)) {
      throw new Unusable(Kind.MISSING, "it is not a directory");
    }
  }

  private void requireRoot() throws Unusable, GitException {
    var answer =
        git.in(
                root,
                "rev-parse",
                "--is-bare-repository",
                "--is-inside-git-dir",
                "--is-inside-work-tree",
                "--show-prefix")
            .run();
    if (!answer.isSuccess()) {
      throw notOpened(answer.error());
    }
    var facts = answer.text().split("\n", 4);
    if (facts[0].equals("true") || facts[1].equals("true")) {
      throw bare();
    }
    boolean isWorkTree = facts[2].equals("true");
    if (isWorkTree && facts[3].strip().isEmpty()) {
      return;
    }
    if (hasEntry()) {
      throw new Unusable(
          Kind.CORRUPT, "git does not take the .git in it for its repository; see git status");
    }
    throw new Unusable(
        Kind.NESTED, "it is a directory inside of a checkout; name the root of the checkout");
  }

  private boolean hasEntry() {
    return Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
  }

  private static Unusable bare() {
    return new Unusable(
        Kind.BARE, "it is a bare repository without files; name a checkout, or its URL");
  }

  private Unusable notOpened(String error) {
    if (GitMessage.says(error, "dubious ownership")
        || GitMessage.says(error, "unsafe repository")) {
      return new Unusable(
          Kind.UNSAFE,
          "it belongs to another user; if you trust it, run: git config --global --add"
              + " safe.directory '"
              + root
              + "'");
    }
    if (GitMessage.says(error, "safe.bareRepository")) {
      return bare();
    }
    boolean isNone = GitMessage.says(error, "not a git repository") && !hasEntry();
    return isNone ? new Unusable(Kind.NO_REPOSITORY, "it is not a git repository") : corrupt(error);
  }

  private static Unusable corrupt(String error) {
    return new Unusable(
        Kind.CORRUPT, "git can't read the repository: " + GitMessage.telling(error));
  }

  private Path gitDirectory() throws Unusable, GitException {
    var line = answer("rev-parse", "--git-dir").line();
    try {
      return root.resolve(line);
    } catch (InvalidPathException e) {
      throw new GitException(
          "the path '" + line + "' needs a UTF-8 locale, such as LC_ALL=C.UTF-8");
    }
  }

  private static void requireUnlocked(Path gitDirectory) throws Unusable {
    for (var name : LOCKS) {
      var lock = gitDirectory.resolve(name);
      if (Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
        throw new Unusable(
            Kind.LOCKED,
            "another git process may be at work in it, or one has crashed; remove "
                + lock
                + " if there is none");
      }
    }
  }

  private String head(Optional<String> branch) throws Unusable, GitException {
    var answer = git.in(root, "rev-parse", "--verify", "HEAD^{commit}").run();
    if (!answer.isSuccess()) {
      throw branch.isPresent() && isUnborn(branch.get())
          ? new Unusable(Kind.EMPTY, "its branch " + branch.get() + " has no commit yet")
          : corrupt(answer.error());
    }
    var head = answer.line();
    answer("rev-parse", "--verify", head + "^{tree}");
    return head;
  }

  /** A reference that is there and can't be read is not one that is to come. */
  private boolean isUnborn(String branch) throws Unusable, GitException {
    var file = answer("rev-parse", "--git-path", BRANCHES + branch).line();
    if (Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    return answer("for-each-ref", "--count=1", BRANCHES + branch).output().length == 0;
  }

  private Set<String> submodules() throws Unusable, GitException {
    var output = answer("ls-files", "--stage", "-z").output();
    var found = new HashSet<String>();
    int start = 0;
    for (int at = 0; at < output.length; at++) {
      if (output[at] == 0) {
        if (output[start] == '1' && output[start + 1] == '6') {
          var entry = new String(output, start, at - start, StandardCharsets.UTF_8);
          if (entry.startsWith(SUBMODULE)) {
            found.add(entry.substring(entry.indexOf('\t') + 1));
          }
        }
        start = at + 1;
      }
    }
    return found;
  }

  /** Returns the answer to what git can tell of each repository that is whole. */
  private Answer answer(String... arguments) throws Unusable, GitException {
    var answer = git.in(root, arguments).run();
    if (!answer.isSuccess()) {
      throw corrupt(answer.error());
    }
    return answer;
  }
}
