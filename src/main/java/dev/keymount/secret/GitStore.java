package dev.keymount.secret;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where git stores the settings and addresses that it is given. */
final class GitStore {

  /** Actions of {@code git config} that store nothing. */
  private static final Set<String> READING =
      Set.of(
          "--get",
          "--get-all",
          "--get-regexp",
          "--get-urlmatch",
          "--list",
          "-l",
          "--unset",
          "--unset-all",
          "--remove-section");

  private GitStore() {}

  static @Nullable String leftIn(CommandLine line) {
    var rest = line.trailing();
    if (line.leading().stream().anyMatch(StoredSecrets::expands)
        && rest.stream().noneMatch(StoredSecrets::expands)) {
      return null;
    }
    return switch (line.subcommand()) {
      case "config" -> config(rest);
      case "clone", "svn" -> ".git/config";
      case "remote" -> stores(rest, Set.of("add", "set-url"));
      case "submodule" -> stores(rest, Set.of("add", "set-url", "foreach"));
      case "push" -> stores(rest, Set.of("-u", "--set-upstream"));
      case "fetch", "pull" -> stores(rest, Set.of("--set-upstream"));
      case "credential", "credential-store" ->
          rest.contains("approve") || rest.contains("store") ? "~/.git-credentials" : null;
      default -> null;
    };
  }

  private static @Nullable String stores(List<String> arguments, Set<String> words) {
    return arguments.stream().anyMatch(words::contains) ? ".git/config" : null;
  }

  private static @Nullable String config(List<String> arguments) {
    if (arguments.stream().anyMatch(READING::contains)) {
      return null;
    } else if (arguments.contains("--system")) {
      return "/etc/gitconfig";
    } else if (arguments.contains("--global")) {
      return "~/.gitconfig";
    }
    boolean elsewhere =
        arguments.stream()
            .anyMatch(argument -> argument.startsWith("-f") || argument.startsWith("--file"));
    return elsewhere ? "a file that git config is told" : ".git/config";
  }
}
