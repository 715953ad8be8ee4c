package dev.keymount.secret;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** With which arguments the tools that read credentials files log in somewhere. */
final class CredentialReaders {

  private static final Set<String> NPM =
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
          "install-test",
          "it",
          "cit",
          "add",
          "publish",
          "view",
          "info",
          "show",
          "pack",
          "audit",
          "outdated",
          "exec",
          "x",
          "whoami",
          "access",
          "dist-tag",
          "create",
          "init",
          "link",
          "dedupe",
          "ping",
          "search");

  private static final Set<String> NPM_LOCAL =
      Set.of(
          "config",
          "c",
          "set",
          "get",
          "cache",
          "version",
          "help",
          "prefix",
          "root",
          "bin",
          "ls",
          "list",
          "prune",
          "rebuild",
          "uninstall",
          "rm",
          "remove",
          "un",
          "completion",
          "shrinkwrap",
          "clean",
          "-v",
          "--version",
          "policies");

  private static final Map<String, Set<String>> NETWORK =
      Map.ofEntries(
          Map.entry(
              "git", Set.of("clone", "fetch", "pull", "push", "submodule", "ls-remote", "lfs")),
          Map.entry("pip", Set.of("install", "download", "wheel", "index", "search")),
          Map.entry(
              "composer",
              Set.of(
                  "install",
                  "i",
                  "update",
                  "u",
                  "upgrade",
                  "require",
                  "create-project",
                  "outdated",
                  "global")),
          Map.entry("pipenv", Set.of("install", "sync", "update", "lock")),
          Map.entry("poetry", Set.of("install", "update", "add", "sync", "lock", "publish")),
          Map.entry("uv", Set.of("sync", "add", "lock", "run", "pip", "tool", "publish")),
          Map.entry(
              "go",
              Set.of("get", "mod", "build", "install", "test", "run", "list", "vet", "generate")),
          Map.entry(
              "cargo",
              Set.of(
                  "build", "fetch", "install", "test", "check", "vendor", "update", "run",
                  "publish")),
          Map.entry("bundle", Set.of("", "install", "update", "package", "cache", "lock")),
          Map.entry("bundler", Set.of("", "install", "update", "package", "cache", "lock")),
          Map.entry("gem", Set.of("install", "push", "fetch", "update")),
          Map.entry(
              "dotnet",
              Set.of("restore", "build", "publish", "test", "run", "pack", "tool", "add", "nuget")),
          Map.entry("nuget", Set.of("restore", "install", "push", "update")),
          Map.entry("mix", Set.of("deps.get", "deps.update", "do", "hex.publish")),
          Map.entry("conda", Set.of("install", "create", "env", "update")),
          Map.entry("conan", Set.of("install", "create", "upload", "download")),
          Map.entry("docker", Set.of("pull", "push", "build", "run", "manifest", "buildx")),
          Map.entry("twine", Set.of("upload", "register")));

  private static final Set<String> ANY =
      Set.of(
          "mvn",
          "mvnw",
          "gradle",
          "gradlew",
          "aws",
          "s3cmd",
          "gsutil",
          "psql",
          "pg_dump",
          "vault",
          "terraform",
          "tofu",
          "skopeo",
          "crane",
          "kubectl",
          "helm",
          "gh",
          "lerna",
          "msbuild",
          "flit",
          "pg_restore",
          "sls",
          "serverless",
          "cdk");

  /** For each program, the options that tell it where its file is. */
  static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("mvn", Set.of("-s", "-gs", "--settings", "--global-settings")),
          Map.entry("mvnw", Set.of("-s", "-gs", "--settings", "--global-settings")),
          Map.entry("curl", Set.of("--netrc-file", "-K", "--config")),
          Map.entry("npm", Set.of("--userconfig", "--globalconfig")),
          Map.entry("npx", Set.of("--userconfig", "--globalconfig")),
          Map.entry("pnpm", Set.of("--userconfig", "--globalconfig")),
          Map.entry("yarn", Set.of("--userconfig", "--use-yarnrc")),
          Map.entry("git", Set.of("-c")),
          Map.entry("gcloud", Set.of("--key-file", "--cred-file")),
          Map.entry("dotnet", Set.of("--configfile")),
          Map.entry("nuget", Set.of("-ConfigFile", "-configfile")),
          Map.entry("twine", Set.of("--config-file")),
          Map.entry("s3cmd", Set.of("-c", "--config")),
          Map.entry("kubectl", Set.of("--kubeconfig")),
          Map.entry("helm", Set.of("--kubeconfig", "--registry-config")),
          Map.entry("skopeo", Set.of("--authfile", "--src-authfile", "--dest-authfile")),
          Map.entry("uv", Set.of("--config-file")));

  private static final Set<String> SCRIPTS = Set.of("make", "rake", "ant", "sbt", "just", "task");

  private CredentialReaders() {}

  static Reach reach(CommandLine line) {
    var program = line.program();
    if (line.arguments().contains("--version") || line.arguments().contains("--help")) {
      return Reach.NEVER;
    }
    if (NETWORK.containsKey(program)) {
      return NETWORK.get(program).contains(line.subcommand()) ? Reach.SURELY : Reach.NEVER;
    }
    return switch (program) {
      case "npm", "pnpm", "bun" -> npm(line.subcommand());
      case "yarn", "yarnpkg" -> yarn(line.subcommand());
      case "npx" -> Reach.POSSIBLY;
      case "curl" -> curl(line.arguments());
      case "wget" -> Reach.LIKELY;
      case "python", "python3", "php" -> Reach.POSSIBLY;
      default -> ANY.contains(program) ? Reach.SURELY : script(program, program);
    };
  }

  /** Returns how sure it is that a program is a script of the repository, which may do anything. */
  static Reach script(String program, String written) {
    boolean script = written.startsWith("./") || written.endsWith(".sh");
    return script || SCRIPTS.contains(program) ? Reach.POSSIBLY : Reach.NEVER;
  }

  private static Reach npm(String subcommand) {
    if (NPM.contains(subcommand)) {
      return Reach.SURELY;
    }
    return NPM_LOCAL.contains(subcommand) || subcommand.isEmpty() ? Reach.NEVER : Reach.POSSIBLY;
  }

  private static Reach yarn(String subcommand) {
    boolean fetches =
        Set.of("", "install", "add", "upgrade", "publish", "global", "npm", "dlx", "up")
            .contains(subcommand);
    if (fetches) {
      return Reach.SURELY;
    }
    return NPM_LOCAL.contains(subcommand) ? Reach.NEVER : Reach.POSSIBLY;
  }

  private static Reach curl(List<String> arguments) {
    boolean netrc =
        arguments.stream()
            .anyMatch(
                argument ->
                    argument.startsWith("--netrc") || argument.matches("-[A-Za-z#]*n[A-Za-z#]*"));
    return netrc ? Reach.SURELY : Reach.NEVER;
  }
}
