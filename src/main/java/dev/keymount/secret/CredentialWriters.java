package dev.keymount.secret;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The commands of tools that write into the file in which they look for credentials. */
final class CredentialWriters {

  private static final Set<String> NODE =
      Set.of("config", "c", "set", "login", "adduser", "add-user", "logout");
  private static final Set<String> CHANGES =
      Set.of("set", "delete", "rm", "edit", "unset", "login", "logout");
  private static final Set<String> SOURCES = Set.of("add", "update", "remove", "enable", "disable");

  /** For the file of a tool, by the end of its path, what writes it: program and subcommands. */
  private static final Map<String, Map<String, Set<String>>> LOGINS =
      Map.of(
          ".docker/config.json",
          Map.of("docker", Set.of("login", "logout"), "helm", Set.of("registry")),
          ".aws/credentials",
          Map.of("aws", Set.of("configure")),
          ".kube/config",
          Map.of("kubectl", Set.of("config")),
          ".cargo/credentials",
          Map.of("cargo", Set.of("login", "logout")),
          ".cargo/credentials.toml",
          Map.of("cargo", Set.of("login", "logout")),
          ".gem/credentials",
          Map.of("gem", Set.of("signin", "signout")),
          ".bundle/config",
          Map.of("bundle", Set.of("config"), "bundler", Set.of("config")),
          ".vault-token",
          Map.of("vault", Set.of("login")));

  private CredentialWriters() {}

  /** Returns whether a command line writes into the file at a path, given that it finds it. */
  static boolean write(String path, CommandLine line) {
    for (var login : LOGINS.entrySet()) {
      if (path.endsWith("/" + login.getKey())) {
        return login.getValue().getOrDefault(line.program(), Set.of()).contains(line.subcommand());
      }
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    return switch (line.program()) {
      case "npm", "pnpm", "bun" -> name.endsWith("npmrc") && node(line);
      case "yarn", "yarnpkg" -> name.startsWith(".yarnrc") && node(line) || yarnLogin(name, line);
      case "composer" -> name.equals("auth.json") && composer(line);
      case "pip" ->
          name.equals("pip.conf")
              && line.subcommand().equals("config")
              && line.operands().stream().anyMatch(CHANGES::contains);
      case "dotnet" ->
          isNuget(name)
              && line.subcommand().equals("nuget")
              && line.operands().stream().anyMatch(SOURCES::contains)
              && line.operands().contains("source");
      case "nuget" ->
          isNuget(name)
              && Set.of("sources", "setapikey", "config")
                  .contains(line.subcommand().toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  private static boolean isNuget(String name) {
    return name.equalsIgnoreCase("nuget.config");
  }

  private static boolean node(CommandLine line) {
    var subcommand = line.subcommand();
    if (!NODE.contains(subcommand)) {
      return false;
    }
    boolean config = subcommand.equals("config") || subcommand.equals("c");
    return !config || line.operands().stream().anyMatch(CHANGES::contains);
  }

  private static boolean yarnLogin(String name, CommandLine line) {
    return name.endsWith("npmrc") && line.subcommand().equals("login");
  }

  private static boolean composer(CommandLine line) {
    return line.subcommand().equals("config")
        && (line.hasAny(Set.of("--auth", "-a", "--editor", "-e"))
            || line.operands().stream()
                .anyMatch(
                    a -> a.matches("(?:http-basic|bearer|[a-z]+-(?:oauth|token|domains))\\..*")));
  }
}
