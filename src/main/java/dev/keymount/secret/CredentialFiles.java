package dev.keymount.secret;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files in which tools look for credentials, and the tools that read them.
 *
 * <p>Sources: the manuals of the tools; npm, pip, git, composer and maven were run with a mounted
 * file.
 */
public final class CredentialFiles {

  private static final Set<String> NODE =
      Set.of("npm", "yarn", "yarnpkg", "pnpm", "npx", "lerna", "bun");
  private static final Set<String> NETRC =
      Set.of(
          "git",
          "curl",
          "wget",
          "pip",
          "pip2",
          "pip3",
          "go",
          "python",
          "python3",
          "poetry",
          "pipenv",
          "uv",
          "cargo",
          "composer",
          "bundle",
          "npm",
          "yarn",
          "make",
          "conda",
          "conan");
  private static final Set<String> GIT =
      Set.of("git", "go", "pip", "pip3", "npm", "yarn", "composer", "bundle", "cargo");
  private static final Set<String> PYTHON = Set.of("pip", "pip2", "pip3", "python", "python3");

  private static final Map<String, Set<String>> READERS =
      Map.ofEntries(
          Map.entry(".npmrc", NODE),
          Map.entry("npmrc", NODE),
          Map.entry(".yarnrc", Set.of("yarn", "yarnpkg")),
          Map.entry(".yarnrc.yml", Set.of("yarn", "yarnpkg")),
          Map.entry(".netrc", NETRC),
          Map.entry("pip.conf", Set.of("pip", "pip2", "pip3", "python", "python3", "pipenv")),
          Map.entry("auth.json", Set.of("composer", "php")),
          Map.entry("settings.xml", Set.of("mvn", "mvnw")),
          Map.entry("settings-security.xml", Set.of("mvn", "mvnw")),
          Map.entry("gradle.properties", Set.of("gradle", "gradlew")),
          Map.entry(".pypirc", Set.of("twine", "python", "python3", "flit", "poetry")),
          Map.entry(".git-credentials", GIT),
          Map.entry("nuget.config", Set.of("dotnet", "nuget", "msbuild")),
          Map.entry(".boto", Set.of("gsutil", "aws", "python", "python3")),
          Map.entry(".s3cfg", Set.of("s3cmd")),
          Map.entry(".pgpass", Set.of("psql", "pg_dump", "pg_restore")),
          Map.entry(".vault-token", Set.of("vault")),
          Map.entry(".dockercfg", Set.of("docker")),
          Map.entry(".terraformrc", Set.of("terraform", "tofu")),
          Map.entry("credentials.tfrc.json", Set.of("terraform", "tofu")));

  private static final Set<String> OF_PIP =
      Set.of(
          "pip-compile",
          "pip-sync",
          "tox",
          "nox",
          "pipx",
          "conda",
          "mamba",
          "micromamba",
          "bazel",
          "bazelisk",
          "hf",
          "huggingface-cli");

  /** Programs that run others which read a file, or read it themselves in some projects. */
  private static final Map<String, Set<String>> MAY_READ =
      Map.of(
          ".npmrc",
          Set.of("node", "nodejs", "rush", "rushx", "bazel", "bazelisk"),
          "pip.conf",
          OF_PIP,
          ".netrc",
          OF_PIP,
          ".pypirc",
          OF_PIP);

  /** Files whose name alone says nothing: the directory that they lie in does. */
  private static final Map<String, Set<String>> BY_DIRECTORY =
      Map.ofEntries(
          Map.entry(".aws/credentials", Set.of("aws", "terraform", "sls", "serverless", "cdk")),
          Map.entry(".docker/config.json", Set.of("docker", "skopeo", "crane", "helm")),
          Map.entry(".cargo/credentials", Set.of("cargo")),
          Map.entry(".cargo/credentials.toml", Set.of("cargo")),
          Map.entry(".gem/credentials", Set.of("gem", "bundle", "rake")),
          Map.entry(".bundle/config", Set.of("bundle", "bundler")),
          Map.entry(".kube/config", Set.of("kubectl", "helm")),
          Map.entry(".config/gh/hosts.yml", Set.of("gh", "git")),
          Map.entry(".hex/hex.config", Set.of("mix")),
          Map.entry(".m2/settings.xml", Set.of("mvn", "mvnw")),
          Map.entry(".pip/pip.conf", PYTHON),
          Map.entry(".config/pip/pip.conf", PYTHON));

  /** Files that are there for credentials and nothing else. */
  private static final Set<String> ALWAYS =
      Set.of(
          ".netrc",
          "auth.json",
          ".pypirc",
          ".git-credentials",
          ".pgpass",
          ".vault-token",
          ".dockercfg",
          ".aws/credentials",
          ".cargo/credentials",
          ".cargo/credentials.toml",
          ".gem/credentials",
          "credentials.tfrc.json",
          "settings-security.xml");

  private CredentialFiles() {}

  /**
   * Returns the programs that read a file, empty for one that is not known.
   *
   * @param path the path of the file
   */
  public static Optional<Set<String>> readers(String path) {
    for (var entry : BY_DIRECTORY.entrySet()) {
      if (isAt(path, entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.ofNullable(READERS.get(name(path)));
  }

  /** Returns whether a file of that path holds credentials, whatever is in it. */
  public static boolean isAlwaysSecret(String path) {
    return ALWAYS.contains(name(path)) || ALWAYS.stream().anyMatch(file -> isAt(path, file));
  }

  /** Returns whether a program writes into a credentials file, given that it finds it. */
  public static boolean isWrittenBy(String path, String program, List<String> arguments) {
    return CredentialWriters.write(path, CommandLine.of(program, arguments));
  }

  /** Returns whether an option tells a program where a file is that it reads. */
  public static boolean isOptionOf(String program, String option) {
    return CredentialReaders.OPTIONS.getOrDefault(program, Set.of()).contains(option);
  }

  /** Returns whether a program reads a credentials file, of whatever name. */
  public static boolean isReader(String program) {
    return READERS.values().stream().anyMatch(programs -> programs.contains(program))
        || BY_DIRECTORY.values().stream().anyMatch(programs -> programs.contains(program));
  }

  private static boolean isAt(String path, String file) {
    return file.indexOf('/') > 0 && (path.equals(file) || path.endsWith("/" + file));
  }

  /** Returns the name under which the tool that reads a file knows it. */
  private static String name(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("_netrc")) {
      return ".netrc";
    }
    return lower.equals("nuget.config") ? lower : name;
  }

  /**
   * Returns how sure it is that a program reads a credentials file when it runs, given that it
   * finds it.
   *
   * @param path the path of the file
   * @param program the name of the program without its directory
   * @param written the program as written
   * @param arguments its arguments, those that are not constant as written
   */
  public static Reach reach(String path, String program, String written, List<String> arguments) {
    var line = CommandLine.of(program, arguments);
    var readers = readers(path).orElse(Set.of());
    boolean reads = readers.contains(line.program()) || readers.contains(program);
    if (!reads && MAY_READ.getOrDefault(name(path), Set.of()).contains(line.program())) {
      return Reach.POSSIBLY;
    }
    return reads ? CredentialReaders.reach(line) : CredentialReaders.script(program, written);
  }
}
