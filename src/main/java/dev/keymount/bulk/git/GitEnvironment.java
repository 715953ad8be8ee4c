package dev.keymount.bulk.git;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The environment that git runs in: that of the user, without what speaks of one repository, of
 * editors and of traces, and without questions.
 */
final class GitEnvironment {

  /** The variables of git that stay: who the user is, and how git reaches servers. */
  private static final Set<String> KEPT =
      Set.of(
          "GIT_ASKPASS",
          "GIT_ATTR_NOSYSTEM",
          "GIT_CONFIG_COUNT",
          "GIT_CONFIG_GLOBAL",
          "GIT_CONFIG_NOSYSTEM",
          "GIT_CONFIG_SYSTEM",
          "GIT_EXEC_PATH");

  private static final List<String> KEPT_PREFIXES =
      List.of(
          "GIT_AUTHOR_",
          "GIT_COMMITTER_",
          "GIT_CONFIG_KEY_",
          "GIT_CONFIG_VALUE_",
          "GIT_HTTP_",
          "GIT_LFS_",
          "GIT_PROXY_",
          "GIT_SSH",
          "GIT_SSL_");

  private static final Map<String, String> SET =
      Map.of(
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh",
          "GIT_LFS_SKIP_SMUDGE", "1",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_LITERAL_PATHSPECS", "1",
          "LC_ALL", "C",
          "LANGUAGE", "C");

  private GitEnvironment() {}

  /** Returns the variables for git. */
  static Map<String, String> of(Map<String, String> users) {
    var environment = new HashMap<String, String>();
    users.forEach(
        (name, value) -> {
          if (isKept(name)) {
            environment.put(name, value);
          }
        });
    environment.putAll(SET);
    return environment;
  }

  private static boolean isKept(String name) {
    return !name.startsWith("GIT_")
        || KEPT.contains(name)
        || KEPT_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
