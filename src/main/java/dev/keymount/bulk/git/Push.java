package dev.keymount.bulk.git;

import java.util.List;
import java.util.Optional;

/**
 * The push of a new branch. It makes the branch on the server and never moves one that is there.
 */
public final class Push {

  private Push() {}

  /**
   * What a push came to.
   *
   * @param remote the name of the remote
   * @param wasThere whether the branch was there before, at the same commit
   */
  public record Pushed(String remote, boolean wasThere) {}

  /**
   * Pushes a branch to the branch of the same name. The remote is that of {@code
   * remote.pushDefault}, else that of the upstream of the branch that is checked out, else {@code
   * origin}, else the only one.
   *
   * @throws GitException if there is no such remote, it has a branch of this name at another
   *     commit, or it does not take the push
   */
  public static Pushed push(Checkout checkout, String branch) throws GitException {
    checkout.git().requireBranchName(branch);
    var remote = remote(checkout);
    var reference = "refs/heads/" + branch;
    var command =
        checkout.in(
            "push",
            "--no-verify",
            "--porcelain",
            "--no-follow-tags",
            "--recurse-submodules=no",
            // Nothing to overwrite: the branch must not be there, not even at an ancestor.
            "--force-with-lease=" + reference + ":",
            remote,
            reference + ":" + reference);
    var setting = checkout.in("config", "--get", Network.SSH);
    var answer = Network.quiet(checkout.git(), setting, command).run();
    if (answer.isSuccess()) {
      return new Pushed(remote, answer.text().lines().anyMatch(line -> line.startsWith("=")));
    }
    throw new GitException("cannot push " + branch + " to " + remote + ": " + reason(answer));
  }

  /**
   * Checks that there is a remote to push to.
   *
   * @throws GitException if there is none, or none of several is the one
   */
  public static void requireRemote(Checkout checkout) throws GitException {
    remote(checkout);
  }

  private static String reason(GitCommand.Answer answer) {
    var refused = answer.text().lines().filter(line -> line.startsWith("!")).findFirst();
    if (refused.isEmpty()) {
      return GitMessage.telling(answer.error());
    }
    var summary = refused.get().substring(refused.get().lastIndexOf('\t') + 1);
    if (summary.contains("stale info") || summary.contains("already exists")) {
      return "it has a branch of this name at another commit";
    }
    var said =
        answer
            .error()
            .lines()
            .filter(line -> line.startsWith("remote: error:") || line.startsWith("remote: fatal:"))
            .findFirst();
    return summary + said.map(line -> "; " + line.substring("remote: ".length())).orElse("");
  }

  private static String remote(Checkout checkout) throws GitException {
    var names = checkout.in("remote").require("cannot list the remotes").text().lines().toList();
    var chosen = chosen(checkout, names);
    if (chosen.isEmpty()) {
      throw new GitException(
          names.isEmpty()
              ? "there is no remote to push to"
              : "there is more than one remote to push to; set remote.pushDefault");
    }
    if (chosen.get().startsWith("-") || !names.contains(chosen.get())) {
      throw new GitException(
          "remote.pushDefault is '" + chosen.get() + "', and there is no remote of that name");
    }
    return chosen.get();
  }

  private static Optional<String> chosen(Checkout checkout, List<String> names)
      throws GitException {
    var preferred = checkout.setting("remote.pushDefault");
    if (preferred.isPresent()) {
      return preferred;
    }
    var current = checkout.currentBranch();
    if (current.isPresent()) {
      var upstream = checkout.setting("branch." + current.get() + ".remote");
      if (upstream.isPresent() && names.contains(upstream.get())) {
        return upstream;
      }
    }
    if (names.contains("origin")) {
      return Optional.of("origin");
    }
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
