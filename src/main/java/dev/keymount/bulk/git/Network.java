package dev.keymount.bulk.git;

/** Commands that reach servers. */
final class Network {

  /** The setting of git for the ssh to use. */
  static final String SSH = "core.sshCommand";

  private Network() {}

  /**
   * Returns a command whose ssh asks nothing of a terminal, unless the user has set up an ssh of
   * their own.
   *
   * @param setting a command that reads {@code core.sshCommand} where the other one runs
   */
  static GitCommand quiet(Git git, GitCommand setting, GitCommand command) throws GitException {
    boolean isOwn = git.has("GIT_SSH_COMMAND") || git.has("GIT_SSH") || setting.run().isSuccess();
    return isOwn ? command : command.set("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
  }
}
