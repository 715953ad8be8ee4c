package dev.keymount.secret;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where package managers and the clients of services store what they are given.
 *
 * <p>A description with a blank in it names more than one file, or one whose place is not known;
 * one without ends in a name that no other file is likely to have, so that what removes it is told.
 */
final class StoredSecrets {

  /**
   * What a program stores, and when.
   *
   * @param words the words one of which stands among the arguments; none for any arguments
   * @param file the file
   */
  private record Store(Set<String> words, String file) {}

  private static final Store ZYPP = new Store(Set.of("addrepo", "ar"), "/etc/zypp/repos.d");
  private static final Store REGISTRY = new Store(Set.of("login"), "~/.docker/config.json");
  private static final Store CONDA = new Store(Set.of("config"), "~/.condarc");
  private static final Store HUGGING_FACE = new Store(Set.of("login"), "~/.cache/huggingface");
  private static final Store FLY = new Store(Set.of("auth", "login"), "~/.fly");
  private static final Store MINIO = new Store(Set.of("alias", "config"), "~/.mc");
  private static final Store APT = new Store(Set.of(), "/etc/apt/sources.list.d");
  private static final Store NPM_LOGIN = new Store(Set.of(), "~/.npmrc");
  private static final Store YUM = new Store(Set.of("config-manager"), "/etc/yum.repos.d");

  private static final Map<String, Store> STORES =
      Map.ofEntries(
          Map.entry("bundle", new Store(Set.of("config"), ".bundle")),
          Map.entry("composer", new Store(Set.of("config"), "auth.json")),
          Map.entry("docker", REGISTRY),
          Map.entry("podman", REGISTRY),
          Map.entry("crane", REGISTRY),
          Map.entry("oras", REGISTRY),
          Map.entry("skopeo", REGISTRY),
          Map.entry("buildah", REGISTRY),
          Map.entry(
              "helm", new Store(Set.of("repo", "registry"), "~/.config/helm/repositories.yaml")),
          Map.entry("aws", new Store(Set.of("configure"), "~/.aws")),
          Map.entry("gem", new Store(Set.of("sources", "signin"), "~/.gemrc")),
          Map.entry("conan", new Store(Set.of("user", "login"), "~/.conan")),
          Map.entry("gh", new Store(Set.of("auth"), "~/.config/gh/hosts.yml")),
          Map.entry("glab", new Store(Set.of("auth", "config"), "~/.config/glab-cli")),
          Map.entry("gcloud", new Store(Set.of("auth"), "~/.config/gcloud")),
          Map.entry("az", new Store(Set.of("login"), "~/.azure")),
          Map.entry("huggingface-cli", HUGGING_FACE),
          Map.entry("hf", HUGGING_FACE),
          Map.entry("wandb", new Store(Set.of("login"), "~/.netrc")),
          Map.entry("ngrok", new Store(Set.of("authtoken", "config"), "~/.config/ngrok/ngrok.yml")),
          Map.entry("sentry-cli", new Store(Set.of("login"), "~/.sentryclirc")),
          Map.entry("doppler", new Store(Set.of("configure", "login", "setup"), "~/.doppler")),
          Map.entry("conda", CONDA),
          Map.entry("mamba", CONDA),
          Map.entry("micromamba", CONDA),
          Map.entry("add-apt-repository", APT),
          Map.entry("apt-add-repository", APT),
          Map.entry("yum-config-manager", new Store(Set.of(), YUM.file())),
          Map.entry("dnf", YUM),
          Map.entry("zypper", ZYPP),
          Map.entry("npm-cli-login", NPM_LOGIN),
          Map.entry("npm-cli-adduser", NPM_LOGIN),
          Map.entry("mc", MINIO),
          Map.entry("mcli", MINIO),
          Map.entry("repo", new Store(Set.of("init"), ".repo")),
          Map.entry("flyctl", FLY),
          Map.entry("fly", FLY),
          Map.entry("vercel", new Store(Set.of("login"), "~/.local/share/com.vercel.cli")),
          Map.entry("netlify", new Store(Set.of("login"), "~/.config/netlify")),
          Map.entry("kubectl", new Store(Set.of("config"), "~/.kube")),
          Map.entry("oc", new Store(Set.of("login", "config"), "~/.kube")),
          Map.entry("pulumi", new Store(Set.of("login", "--secret"), "~/.pulumi")),
          Map.entry("snyk", new Store(Set.of("auth", "config"), "~/.config/configstore")),
          Map.entry("rclone", new Store(Set.of("config"), "~/.config/rclone/rclone.conf")),
          Map.entry("dvc", new Store(Set.of("remote", "config"), ".dvc")));

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "grep", "su", "ssh");
  private static final Set<String> NUGET = Set.of("source", "sources", "setapikey");
  private static final Set<String> SCRIPTS =
      Set.of("run", "run-script", "exec", "test", "start", "x", "dlx");
  private static final Set<String> NPM_STORING = Set.of("login", "adduser", "add-user");
  private static final Set<String> NPM_INSTALLING =
      Set.of("install", "i", "in", "add", "update", "up", "upgrade", "link");

  private StoredSecrets() {}

  /** Returns the file in which a command leaves a secret that stands among its arguments. */
  static Optional<String> leftIn(CommandLine line) {
    var store = STORES.get(line.program());
    if (store != null && (store.words().isEmpty() || line.hasAny(store.words()))) {
      return Optional.of(store.file());
    }
    return Optional.ofNullable(
        switch (line.program()) {
          case "git" -> GitStore.leftIn(line);
          case "npm", "pnpm" -> npm(line);
          case "yarn", "yarnpkg" -> yarn(line);
          case "pip" -> pip(line.arguments());
          case "poetry", "pipenv", "uv", "pdm", "conda", "mamba", "micromamba" -> python(line);
          case "go" -> line.has("env") && line.has("-w") ? "the env file of go" : null;
          case "cargo" -> cargo(line);
          case "dotnet", "nuget" -> nuget(line.arguments());
          case "mix" -> line.arguments().toString().contains("hex.") ? "~/.hex" : null;
          case "heroku" -> heroku(line.arguments());
          case "vault" -> vault(line);
          case "svn" -> line.has("--no-auth-cache") ? null : "~/.subversion/auth";
          default -> login(line);
        });
  }

  private static @Nullable String vault(CommandLine line) {
    boolean stores = line.arguments().stream().noneMatch(StoredSecrets::storesNothing);
    return line.subcommand().equals("login") && stores ? "~/.vault-token" : null;
  }

  private static boolean storesNothing(String option) {
    return option.matches("--?(?:no-store|token-only)(?:=true)?");
  }

  /** A program that nothing is known of keeps a login, or there would be no use in it. */
  private static @Nullable String login(CommandLine line) {
    boolean login = line.subcommand().equals("login") && !PRINTERS.contains(line.program());
    return login ? "what " + line.program() + " keeps of a login" : null;
  }

  private static @Nullable String npm(CommandLine line) {
    if (SCRIPTS.contains(line.subcommand())) {
      return null;
    } else if (line.has("config") || line.has("set") || line.subcommand().equals("c")) {
      return "~/.npmrc and ~/.npm/_logs";
    } else if (line.hasAny(NPM_STORING)) {
      return "~/.npmrc";
    }
    return line.hasAny(NPM_INSTALLING) ? "package.json, package-lock.json and ~/.npm/_logs" : null;
  }

  private static @Nullable String yarn(CommandLine line) {
    if (SCRIPTS.contains(line.subcommand())) {
      return null;
    } else if (line.has("config") || line.has("login")) {
      return "~/.yarnrc";
    }
    return line.has("add") || line.has("upgrade") || line.has("up")
        ? "package.json and yarn.lock"
        : null;
  }

  private static @Nullable String pip(List<String> arguments) {
    if (arguments.contains("config")) {
      return "~/.config/pip/pip.conf";
    }
    boolean expands = arguments.stream().anyMatch(StoredSecrets::expands);
    for (int at = 0; at < arguments.size(); at++) {
      var source = editable(arguments, at);
      if (expands(source) || !expands && source.contains("git+")) {
        return "the .git/config below src";
      }
    }
    return null;
  }

  /** Returns what is installed editable by the option at an index, empty for another argument. */
  private static String editable(List<String> arguments, int at) {
    var argument = arguments.get(at);
    if (argument.equals("-e") || argument.equals("--editable")) {
      return at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    }
    return argument.startsWith("-e") || argument.startsWith("--editable=") ? argument : "";
  }

  /** Returns whether an argument is not constant. */
  static boolean expands(String argument) {
    return argument.indexOf('$') >= 0 || argument.indexOf('`') >= 0;
  }

  private static @Nullable String python(CommandLine line) {
    return switch (line.program()) {
      case "poetry" ->
          line.has("config")
              ? "~/.config/pypoetry/auth.toml"
              : line.has("add") ? "pyproject.toml and poetry.lock" : null;
      case "pipenv" -> line.has("install") ? "Pipfile and Pipfile.lock" : null;
      case "uv", "pdm" ->
          line.has("add") || line.has("config") || line.has("login")
              ? "pyproject.toml and its lock file"
              : null;
      default ->
          line.hasAny(Set.of("install", "create", "update", "upgrade"))
              ? "the history in conda-meta"
              : null;
    };
  }

  private static @Nullable String cargo(CommandLine line) {
    if (line.has("login")) {
      return "~/.cargo/credentials.toml";
    } else if (line.has("add")) {
      return "Cargo.toml and Cargo.lock";
    }
    boolean git = line.arguments().stream().anyMatch(argument -> argument.startsWith("--git"));
    return line.has("install") && git ? "~/.cargo/.crates.toml and ~/.cargo/.crates2.json" : null;
  }

  private static @Nullable String nuget(List<String> arguments) {
    return arguments.stream()
            .map(argument -> argument.toLowerCase(Locale.ROOT))
            .anyMatch(NUGET::contains)
        ? "NuGet.Config"
        : null;
  }

  private static @Nullable String heroku(List<String> arguments) {
    boolean login =
        arguments.stream()
            .anyMatch(argument -> argument.startsWith("auth") || argument.equals("login"));
    return login ? "~/.netrc" : null;
  }
}
