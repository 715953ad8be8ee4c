package dev.keymount.secret;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Programs that run an ssh client, and with which arguments.
 *
 * <p>Sources: the manual pages of the programs; what was run with a forwarded agent is git, go, pip
 * and npm.
 */
public final class SshClients {

  private static final Set<String> CLIENTS =
      Set.of("ssh", "scp", "sftp", "autossh", "mosh", "svn", "ansible-pull");

  private static final Set<String> PUB_FETCHING =
      Set.of("get", "upgrade", "add", "downgrade", "outdated");

  private static final Set<String> NPM_FETCHING =
      Set.of(
          "install",
          "i",
          "in",
          "ci",
          "ic",
          "update",
          "up",
          "upgrade",
          "clean-install",
          "install-clean",
          "install-test",
          "it",
          "cit",
          "link",
          "add",
          "pack");

  /** For each tool, the subcommands that fetch dependencies; an empty one is the bare tool. */
  private static final Map<String, Set<String>> FETCHING =
      Map.ofEntries(
          Map.entry("yarn", Set.of("", "install", "add", "upgrade")),
          Map.entry("yarnpkg", Set.of("", "install", "add", "upgrade")),
          Map.entry("pnpm", Set.of("install", "i", "add", "update", "fetch", "deploy")),
          Map.entry("lerna", Set.of("bootstrap")),
          Map.entry("bower", Set.of("install", "i", "update")),
          Map.entry("jspm", Set.of("install")),
          Map.entry(
              "composer",
              Set.of("install", "i", "update", "u", "upgrade", "require", "create-project")),
          Map.entry("bundle", Set.of("", "install", "update", "package", "pack", "cache")),
          Map.entry("bundler", Set.of("", "install", "update", "package", "pack", "cache")),
          Map.entry("dep", Set.of("ensure")),
          Map.entry("glide", Set.of("install", "update", "up", "i")),
          Map.entry("govendor", Set.of("sync", "fetch", "get")),
          Map.entry("godep", Set.of("restore", "get")),
          Map.entry("gvt", Set.of("restore", "fetch")),
          Map.entry("vgo", Set.of("build", "get", "install")),
          Map.entry(
              "cargo",
              Set.of(
                  "build", "fetch", "install", "test", "check", "vendor", "update", "run", "chef",
                  "clippy", "doc")),
          Map.entry("mix", Set.of("deps.get", "deps.update", "do")),
          Map.entry("rebar3", Set.of("get-deps", "compile", "release", "as", "upgrade")),
          Map.entry("rebar", Set.of("get-deps", "update-deps")),
          Map.entry("swift", Set.of("build", "package", "test", "run")),
          Map.entry("pod", Set.of("install", "update")),
          Map.entry("carthage", Set.of("bootstrap", "update", "checkout")),
          Map.entry("stack", Set.of("build", "install", "setup", "test")),
          Map.entry("poetry", Set.of("install", "update", "add", "sync", "lock")),
          Map.entry("pipenv", Set.of("install", "sync", "update", "lock")),
          Map.entry("uv", Set.of("sync", "add", "lock", "run", "pip", "tool")),
          Map.entry("pub", PUB_FETCHING),
          Map.entry("pdm", Set.of("install", "sync", "update")),
          Map.entry("conan", Set.of("install", "create")),
          Map.entry("ansible-galaxy", Set.of("install", "role", "collection")),
          Map.entry("terraform", Set.of("init", "get")),
          Map.entry("repo", Set.of("init", "sync")),
          Map.entry("west", Set.of("init", "update")),
          Map.entry("vcs", Set.of("import")),
          Map.entry("wstool", Set.of("init", "update")),
          Map.entry("git-lfs", Set.of("pull", "fetch")),
          Map.entry("hg", Set.of("clone", "pull")),
          Map.entry("opam", Set.of("pin", "install")),
          Map.entry("shards", Set.of("", "install")),
          Map.entry("nimble", Set.of("install", "build")),
          Map.entry("dub", Set.of("build", "fetch")),
          Map.entry("elm", Set.of("install")));

  private static final Set<String> GO_FETCHING =
      Set.of("get", "mod", "build", "install", "test", "run", "list", "vet", "generate", "work");

  private static final Set<String> GIT_FETCHING =
      Set.of(
          "clone",
          "fetch",
          "pull",
          "push",
          "submodule",
          "ls-remote",
          "lfs",
          "archive",
          "subtree",
          "remote");

  /** Programs that run what the repository says, which may be anything. */
  private static final Set<String> RUNNERS =
      Set.of(
          "make",
          "gmake",
          "cmake",
          "ninja",
          "bazel",
          "mvn",
          "mvnw",
          "gradle",
          "gradlew",
          "ant",
          "sbt",
          "lein",
          "rake",
          "grunt",
          "gulp",
          "npx",
          "tox",
          "nox",
          "invoke",
          "fab",
          "cap",
          "just",
          "task",
          "earthly",
          "meson",
          "scons",
          "waf",
          "jekyll",
          "conda",
          "mamba",
          "Rscript",
          "ansible-playbook");

  private SshClients() {}

  /**
   * Returns whether a program with these arguments runs an ssh client.
   *
   * @param program the program's name without its directory
   * @param path the program as written
   * @param arguments its arguments, those that are not constant as written
   */
  public static Reach reach(String program, String path, List<String> arguments) {
    if (CLIENTS.contains(program)) {
      return path.contains("init.d/") ? Reach.NEVER : Reach.SURELY;
    }
    if (program.equals("rsync")) {
      return arguments.stream().anyMatch(argument -> argument.contains(":"))
          ? Reach.SURELY
          : Reach.NEVER;
    }
    return reach(CommandLine.of(program, arguments), path);
  }

  private static Reach reach(CommandLine line, String path) {
    return switch (line.program()) {
      case "git" -> git(line);
      case "npm" -> npm(line);
      case "go" -> GO_FETCHING.contains(line.subcommand()) ? Reach.SURELY : Reach.NEVER;
      case "pip-sync", "pip-compile" -> Reach.SURELY;
      case "pip" -> requirements(line.arguments());
      case "flutter" -> flutter(line);
      case "dart" -> line.subcommand().equals("pub") ? pub(line.trailing()) : Reach.NEVER;
      case "R" ->
          line.arguments().stream().anyMatch(argument -> argument.startsWith("-e"))
              ? Reach.POSSIBLY
              : Reach.NEVER;
      default -> fetching(line, path);
    };
  }

  private static Reach fetching(CommandLine line, String path) {
    var subcommands = FETCHING.get(line.program());
    if (subcommands != null) {
      return subcommands.contains(line.subcommand()) ? uv(line) : Reach.NEVER;
    }
    if (CommandLine.isPython(line.program())) {
      return python(line.arguments());
    }
    return runs(line.program(), path, line.arguments());
  }

  private static Reach uv(CommandLine line) {
    boolean packages = line.subcommand().equals("pip") || line.subcommand().equals("tool");
    return line.program().equals("uv") && packages ? requirements(line.arguments()) : Reach.SURELY;
  }

  private static Reach flutter(CommandLine line) {
    return switch (line.subcommand()) {
      case "pub", "packages" -> pub(line.trailing());
      case "build", "run", "test" -> Reach.POSSIBLY;
      default -> Reach.NEVER;
    };
  }

  private static Reach pub(List<String> arguments) {
    return arguments.stream().anyMatch(PUB_FETCHING::contains) ? Reach.SURELY : Reach.NEVER;
  }

  private static Reach runs(String program, String path, List<String> arguments) {
    if (RUNNERS.contains(program) || isScript(path)) {
      return Reach.POSSIBLY;
    }
    boolean shell = Set.of("sh", "bash", "ash", "dash", "zsh", "source", ".").contains(program);
    return shell && arguments.stream().anyMatch(argument -> !argument.startsWith("-"))
        ? Reach.POSSIBLY
        : Reach.NEVER;
  }

  private static boolean isScript(String path) {
    return path.startsWith("./") || path.endsWith(".sh") || path.endsWith(".bash");
  }

  private static Reach git(CommandLine line) {
    var subcommand = line.subcommand();
    if (!GIT_FETCHING.contains(subcommand)) {
      return Reach.NEVER;
    }
    var rest = line.trailing();
    if (subcommand.equals("remote") && !rest.contains("update") && !rest.contains("show")) {
      boolean fetches = rest.contains("-f") || rest.contains("--fetch");
      return rest.contains("add") && fetches ? overNetwork(rest) : Reach.NEVER;
    }
    return subcommand.equals("remote") ? Reach.SURELY : overNetwork(rest);
  }

  private static Reach overNetwork(List<String> arguments) {
    boolean web =
        arguments.stream()
            .anyMatch(
                argument ->
                    argument.startsWith("https://")
                        || argument.startsWith("http://")
                        || argument.startsWith("git://"));
    boolean recursive = arguments.stream().anyMatch(argument -> argument.startsWith("--recurs"));
    if (!web) {
      return Reach.SURELY;
    }
    return recursive ? Reach.LIKELY : Reach.NEVER;
  }

  private static Reach npm(CommandLine line) {
    if (!NPM_FETCHING.contains(line.subcommand())) {
      return Reach.NEVER;
    }
    var operands = line.operands();
    var packages = operands.subList(1, operands.size());
    return packages.isEmpty() || packages.stream().anyMatch(SshClients::isGitPackage)
        ? Reach.SURELY
        : Reach.NEVER;
  }

  private static boolean isGitPackage(String operand) {
    return operand.contains("git+")
        || operand.contains("git@")
        || operand.startsWith("ssh:")
        || operand.startsWith(".")
        || operand.startsWith("/")
        || operand.contains("$");
  }

  private static Reach python(List<String> arguments) {
    boolean module = arguments.contains("-m");
    boolean script = arguments.stream().anyMatch(argument -> argument.endsWith(".py"));
    return script && !module ? Reach.POSSIBLY : Reach.NEVER;
  }

  private static Reach requirements(List<String> arguments) {
    boolean fetches =
        arguments.contains("install")
            || arguments.contains("download")
            || arguments.contains("wheel");
    if (!fetches) {
      return Reach.NEVER;
    }
    for (var argument : arguments) {
      if (argument.startsWith("-r")
          || argument.startsWith("--requirement")
          || argument.equals("-e")
          || argument.startsWith("--editable")
          || argument.contains("git+")
          || argument.contains("git@")
          || argument.equals(".")
          || argument.startsWith("./")
          || argument.startsWith(".[")
          || argument.contains("$")
          || isLocalProject(argument)) {
        return Reach.SURELY;
      }
    }
    return arguments.stream().anyMatch(argument -> argument.endsWith(".txt"))
        ? Reach.SURELY
        : Reach.NEVER;
  }

  private static boolean isLocalProject(String argument) {
    return argument.startsWith("/") && !argument.endsWith(".whl") && !argument.contains("*");
  }
}
