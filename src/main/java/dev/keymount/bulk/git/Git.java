package dev.keymount.bulk.git;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The git of the system. It never asks a question, runs no hook and no remote helper, and takes its
 * repository from nothing but the directory that it is given.
 */
public final class Git {

  private static final List<String> SETTINGS =
      List.of(
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "core.pager=cat",
          "core.safecrlf=false",
          "protocol.ext.allow=never",
          "submodule.recurse=false",
          "gc.auto=0",
          "maintenance.auto=false",
          "advice.detachedHead=false",
          "clone.rejectShallow=false",
          "i18n.commitEncoding=UTF-8",
          "i18n.logOutputEncoding=UTF-8");

  private final Map<String, String> environment;

  private Git(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the git on the path, in the environment of this process. */
  public static Git ofSystem() {
    return with(Map.of());
  }

  /**
   * Returns the git on the path, in the environment of this process with further variables.
   *
   * @param further such as {@code GIT_CONFIG_GLOBAL} or {@code GIT_AUTHOR_DATE}
   */
  public static Git with(Map<String, String> further) {
    var users = new HashMap<>(System.getenv());
    users.putAll(further);
    return new Git(GitEnvironment.of(users));
  }

  /**
   * Returns the version that git tells.
   *
   * @throws GitException if there is no git that runs
   */
  public String version() throws GitException {
    var text = anywhere("version").require("git does not run").text().strip();
    return text.startsWith("git version ") ? text.substring("git version ".length()) : text;
  }

  /**
   * Checks the name of a branch.
   *
   * @throws GitException if git takes no branch of that name
   */
  public void requireBranchName(String name) throws GitException {
    boolean isPlain = !name.startsWith("-") && !name.equals("HEAD") && !name.equals("@");
    if (!isPlain || name.indexOf('\0') >= 0 || !isReference("refs/heads/" + name)) {
      throw new GitException("'" + name + "' can't be the name of a branch");
    }
  }

  private boolean isReference(String name) throws GitException {
    return anywhere("check-ref-format", name).run().isSuccess();
  }

  /** Returns a command that needs no repository. */
  GitCommand anywhere(String... arguments) {
    return anywhere(List.of(arguments));
  }

  /**
   * Returns a command that needs no repository, and that the one around this process is hidden
   * from.
   */
  GitCommand anywhere(List<String> arguments) {
    return in(Path.of("/"), arguments);
  }

  /** Returns whether a variable is set for git. */
  boolean has(String variable) {
    return environment.containsKey(variable);
  }

  /** Returns a command that runs in a directory. */
  GitCommand in(Path directory, String... arguments) {
    return in(directory, List.of(arguments));
  }

  /** Returns a command that runs in a directory. */
  GitCommand in(Path directory, List<String> arguments) {
    return new GitCommand(words(arguments), environment).at(directory);
  }

  private static List<String> words(List<String> arguments) {
    var words = new ArrayList<>(List.of("git", "--no-pager"));
    for (var setting : SETTINGS) {
      words.add("-c");
      words.add(setting);
    }
    words.addAll(arguments);
    return words;
  }
}
