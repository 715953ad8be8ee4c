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

  private static final Set<String> CLIENTS = Set.of("ssh", "scp", "sftp", "autossh", "mosh", "svn");

  /** For each tool, the subcommands that fetch dependencies; an empty one is the bare tool. */
  private static final Map<String, Set<String>> FETCHING =
      Map.ofEntries(
          Map.entry("yarn", Set.of("", "install", "add", "upgrade")),
          Map.entry("yarnpkg", Set.of("", "install", "add", "upgrade")),
          Map.entry("pnpm", Set.of("install", "i", "add", "update", "fetch", "deploy")),
          Map.entry("lerna", Set.of("bootstrap")),
          Map.entry("bower", Set.of("install", "i", "update")),
          Map.entry("jspm", Set.of("install")),
          Map.entry("composer", Set.of("install", "i", "update", "u", "require", "create-project")),
          Map.entry("composer.phar", Set.of("install", "update", "require", "create-project")),
          Map.entry("bundle", Set.of("", "install", "update", "package", "pack", "cache")),
          Map.entry("bundler", Set.of("install", "update")),
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
          Map.entry("uv", Set.of("sync", "add", "lock", "run")),
          Map.entry("pdm", Set.of("install", "sync", "update")),
          Map.entry("pip-sync", Set.of("")),
          Map.entry("pip-compile", Set.of("")),
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
          "make", "gmake", "cmake", "ninja", "bazel", "mvn", "mvnw", "gradle", "gradlew", "ant",
          "sbt", "lein", "rake", "grunt", "gulp", "npx", "tox", "nox", "invoke", "fab", "cap",
          "just", "task", "earthly", "meson", "scons", "waf", "jekyll", "conda", "mamba");

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
      return Reach.SURELY;
    }
    if (program.equals("git")) {
      return git(arguments);
    }
    if (program.equals("rsync")) {
      return arguments.stream().anyMatch(argument -> argument.contains(":"))
          ? Reach.SURELY
          : Reach.NEVER;
    }
    if (program.equals("go")) {
      return GO_FETCHING.contains(subcommand(arguments)) ? Reach.SURELY : Reach.NEVER;
    }
    if (program.equals("npm")) {
      return npm(arguments);
    }
    if (isPip(program) || isPython(program)) {
      return python(program, arguments);
    }
    var subcommands = FETCHING.get(program);
    if (subcommands != null) {
      var subcommand = subcommand(arguments);
      return subcommands.contains(subcommand) ? uv(program, arguments) : Reach.NEVER;
    }
    return runs(program, path, arguments);
  }

  private static Reach uv(String program, List<String> arguments) {
    return program.equals("uv") && arguments.contains("pip")
        ? requirements(arguments)
        : Reach.SURELY;
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

  private static boolean isPip(String program) {
    return program.equals("pip") || program.matches("pip[0-9.]+");
  }

  private static boolean isPython(String program) {
    return program.equals("python") || program.matches("python[0-9.]+") || program.equals("pypy3");
  }

  private static String subcommand(List<String> arguments) {
    return arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst().orElse("");
  }

  private static Reach git(List<String> arguments) {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      at += Set.of("-c", "-C", "--git-dir", "--work-tree").contains(arguments.get(at)) ? 2 : 1;
    }
    if (at >= arguments.size() || !GIT_FETCHING.contains(arguments.get(at))) {
      return Reach.NEVER;
    }
    var subcommand = arguments.get(at);
    var rest = arguments.subList(at + 1, arguments.size());
    if (subcommand.equals("remote")) {
      return rest.contains("update") || rest.contains("show") ? Reach.SURELY : Reach.NEVER;
    }
    boolean web =
        rest.stream()
            .anyMatch(
                argument ->
                    argument.startsWith("https://")
                        || argument.startsWith("http://")
                        || argument.startsWith("git://"));
    boolean recursive = rest.stream().anyMatch(argument -> argument.startsWith("--recurs"));
    return web && !recursive ? Reach.NEVER : Reach.SURELY;
  }

  private static Reach npm(List<String> arguments) {
    var subcommand = subcommand(arguments);
    if (Set.of("run", "run-script", "test", "start", "exec", "rebuild").contains(subcommand)) {
      return Reach.NEVER;
    }
    boolean install =
        Set.of("install", "i", "ci", "update", "clean-install", "link", "add", "pack")
            .contains(subcommand);
    if (!install) {
      return Reach.NEVER;
    }
    var operands =
        arguments.stream()
            .filter(argument -> !argument.startsWith("-") && !argument.equals(subcommand))
            .toList();
    return operands.isEmpty() || operands.stream().anyMatch(SshClients::isGitPackage)
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

  private static Reach python(String program, List<String> arguments) {
    if (isPip(program)) {
      return requirements(arguments);
    }
    int module = arguments.indexOf("-m");
    if (module >= 0 && module + 1 < arguments.size()) {
      return arguments.get(module + 1).equals("pip")
          ? requirements(arguments.subList(module + 2, arguments.size()))
          : Reach.NEVER;
    }
    boolean setup = arguments.stream().anyMatch(argument -> argument.endsWith("setup.py"));
    boolean script = arguments.stream().anyMatch(argument -> argument.endsWith(".py"));
    return setup || script ? Reach.POSSIBLY : Reach.NEVER;
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
