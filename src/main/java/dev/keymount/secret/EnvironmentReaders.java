package dev.keymount.secret;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Programs that read a secret from a variable nobody passes them, and which variables.
 *
 * <p>A name that belongs to one tool is read by that tool alone; a name that belongs to a service
 * may be read by any program that runs the project's own code.
 */
public final class EnvironmentReaders {

  private static final Set<String> NODE =
      Set.of(
          "npm",
          "yarn",
          "yarnpkg",
          "pnpm",
          "npx",
          "lerna",
          "bun",
          "bunx",
          "rush",
          "nx",
          "semantic-release");
  private static final Set<String> PYTHON =
      Set.of(
          "pip",
          "pip2",
          "pip3",
          "pipenv",
          "poetry",
          "uv",
          "pdm",
          "conda",
          "pip-sync",
          "pip-compile",
          "tox",
          "python",
          "python2",
          "python3",
          "easy_install");
  private static final Set<String> PHP = Set.of("composer", "composer.phar");
  private static final Set<String> RUBY = Set.of("bundle", "bundler", "gem", "rake", "rails");
  private static final Set<String> JAVA =
      Set.of("mvn", "mvnw", "gradle", "gradlew", "sbt", "lein", "ant", "clojure", "clj");

  /** Programs that run the project's own code or plug-ins, which may read anything. */
  private static final Set<String> PROJECT =
      Set.of(
          "make",
          "cmake",
          "ninja",
          "bazel",
          "node",
          "deno",
          "php",
          "ruby",
          "perl",
          "java",
          "go",
          "cargo",
          "mix",
          "rebar3",
          "dotnet",
          "nuget",
          "msbuild",
          "swift",
          "stack",
          "cabal",
          "grunt",
          "gulp",
          "webpack",
          "ng",
          "vue",
          "next",
          "nuxt",
          "gatsby",
          "hugo",
          "jekyll",
          "ember",
          "expo",
          "vite",
          "tsc",
          "just",
          "task",
          "conan",
          "terraform",
          "pulumi",
          "serverless",
          "sls",
          "cdk",
          "ansible-playbook",
          "ansible-galaxy",
          "twine",
          "goreleaser");

  /** Programs of a service, named after the first words of its variables. */
  private static final Map<String, Set<String>> SERVICES =
      Map.ofEntries(
          Map.entry("sentry", Set.of("sentry-cli")),
          Map.entry("aws", Set.of("aws", "sam", "s3cmd", "s5cmd", "dvc", "packer")),
          Map.entry("github", Set.of("gh", "hub", "R", "Rscript")),
          Map.entry("gh", Set.of("gh", "hub")),
          Map.entry("gitlab", Set.of("glab")),
          Map.entry("google", Set.of("gcloud", "gsutil", "bq")),
          Map.entry("azure", Set.of("az", "azcopy")),
          Map.entry("hf", Set.of("huggingface-cli", "hf")),
          Map.entry("netlify", Set.of("netlify")),
          Map.entry("vercel", Set.of("vercel")),
          Map.entry("heroku", Set.of("heroku")),
          Map.entry("codecov", Set.of("codecov")),
          Map.entry("cloudflare", Set.of("wrangler")),
          Map.entry("dvc", Set.of("dvc")),
          Map.entry("vault", Set.of("vault", "consul-template", "envconsul")));

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "ash", "dash", "zsh", "source", ".");

  private static final Set<String> PYTHON_INSTALLERS =
      Set.of("pip", "pipenv", "poetry", "uv", "pdm", "conda");

  private static final Set<String> ACCOUNT_WORDS =
      Set.of(
          "db",
          "database",
          "mysql",
          "mariadb",
          "postgres",
          "postgresql",
          "pg",
          "mongo",
          "mongodb",
          "redis",
          "user",
          "admin",
          "root",
          "smtp",
          "mail");
  private static final Set<String> PASSWORD_WORDS =
      Set.of("password", "passwd", "pass", "pwd", "pword", "passphrase");

  /** Words of what packages come from, whose accounts package managers do use. */
  private static final Set<String> PACKAGE_HOST_WORDS =
      Set.of(
          "nexus",
          "artifactory",
          "jfrog",
          "registry",
          "repo",
          "repository",
          "git",
          "github",
          "gitlab",
          "bitbucket",
          "pypi",
          "index",
          "proxy",
          "gem",
          "gemfury",
          "packagist",
          "satis",
          "magento");

  private EnvironmentReaders() {}

  /**
   * Returns whether a program reads the variable from its environment.
   *
   * @param variable the name of the variable
   * @param program the program's name without its directory
   * @param path the program as written
   * @param arguments its arguments
   */
  public static Reach reach(String variable, String program, String path, List<String> arguments) {
    var line = CommandLine.of(program, arguments);
    var owner = owner(variable);
    if (owner.isPresent()) {
      boolean reads = owner.get().contains(program) || owner.get().contains(line.program());
      return reads ? Reach.SURELY : script(program, path, arguments);
    }
    var service = SERVICES.get(SecretName.words(variable).get(0));
    if (service != null && service.contains(program)) {
      return Reach.SURELY;
    }
    boolean idle =
        isOnlyForBuilds(variable) && NODE.contains(line.program()) || isOfAnAccount(variable);
    if (idle && installsOnly(line)) {
      return Reach.NEVER;
    }
    return runsProject(program, arguments) ? Reach.LIKELY : script(program, path, arguments);
  }

  /** Returns the programs that alone read a variable. */
  private static Optional<Set<String>> owner(String variable) {
    var name = variable.toUpperCase(Locale.ROOT);
    if (name.contains("NPM") || name.startsWith("NODE_AUTH") || name.startsWith("YARN")) {
      return Optional.of(NODE);
    } else if (name.startsWith("PIP_") || name.startsWith("UV_") || name.startsWith("POETRY_")) {
      return Optional.of(PYTHON);
    } else if (name.startsWith("COMPOSER")) {
      return Optional.of(PHP);
    } else if (name.startsWith("BUNDLE_")) {
      return Optional.of(Set.of("bundle", "bundler"));
    } else if (name.startsWith("GEM_")) {
      return Optional.of(Set.of("gem"));
    } else if (name.startsWith("CARGO_")) {
      return Optional.of(Set.of("cargo"));
    } else if (name.startsWith("HEX_")) {
      return Optional.of(Set.of("mix"));
    } else if (name.startsWith("NUGET") || name.startsWith("VSS_NUGET")) {
      return Optional.of(Set.of("dotnet", "nuget", "msbuild"));
    } else if (name.startsWith("MAVEN") || name.startsWith("GRADLE")) {
      return Optional.of(JAVA);
    }
    return Optional.empty();
  }

  private static boolean isOnlyForBuilds(String variable) {
    return SecretName.words(variable).get(0).equals("sentry");
  }

  /** Returns whether a variable holds the password of a database, a mail server or a user. */
  private static boolean isOfAnAccount(String variable) {
    var words = SecretName.words(variable);
    return words.stream().anyMatch(ACCOUNT_WORDS::contains)
        && words.stream().anyMatch(PASSWORD_WORDS::contains)
        && words.stream().noneMatch(PACKAGE_HOST_WORDS::contains);
  }

  private static boolean installsOnly(CommandLine line) {
    var program = line.program();
    var subcommand = line.subcommand();
    if (NODE.contains(program)) {
      return installsNode(line);
    } else if (PHP.contains(program)) {
      return Set.of("install", "i", "update", "u", "upgrade", "require").contains(subcommand);
    } else if (program.startsWith("bundle")) {
      return Set.of("", "install", "update", "config", "package", "cache").contains(subcommand);
    }
    return PYTHON_INSTALLERS.contains(program)
        && Set.of("install", "sync", "add", "update", "lock", "download").contains(subcommand);
  }

  private static boolean installsNode(CommandLine line) {
    var operands = line.operands();
    if (operands.isEmpty()) {
      return true;
    }
    boolean script = Set.of("run", "run-script", "exec", "test", "start").contains(operands.get(0));
    return !script
            && operands.stream()
                .anyMatch(
                    operand -> Set.of("install", "i", "ci", "add", "upgrade").contains(operand))
        || operands.get(0).startsWith("/");
  }

  private static boolean runsProject(String program, List<String> arguments) {
    if (arguments.contains("--version") || arguments.contains("-v") && arguments.size() == 1) {
      return false;
    }
    if (NODE.contains(program)) {
      return !isSetting(arguments) && !installsByName(arguments);
    }
    if (PYTHON.contains(program)) {
      return !isPackageInstall(program, arguments);
    }
    if (RUBY.contains(program) || PHP.contains(program)) {
      return !program.equals("gem");
    }
    return JAVA.contains(program) || PROJECT.contains(program);
  }

  private static boolean isSetting(List<String> arguments) {
    return !arguments.isEmpty()
        && Set.of("config", "set", "cache", "autoclean", "prune").contains(arguments.get(0));
  }

  private static boolean installsByName(List<String> arguments) {
    boolean global =
        arguments.contains("-g") || arguments.contains("--global") || arguments.contains("global");
    return global;
  }

  /** A package installer runs code of packages, which has no business with a service's token. */
  private static boolean isPackageInstall(String program, List<String> arguments) {
    return program.startsWith("pip") && !program.equals("pipenv")
        || program.equals("conda")
        || program.equals("easy_install")
        || arguments.contains("pip") && arguments.contains("-m");
  }

  private static Reach script(String program, String path, List<String> arguments) {
    boolean script =
        path.startsWith("./")
            || path.endsWith(".sh")
            || SHELLS.contains(program)
                && arguments.stream().anyMatch(argument -> !argument.startsWith("-"));
    boolean anything = program.equals("make") || program.equals("just") || program.equals("task");
    return script || anything ? Reach.POSSIBLY : Reach.NEVER;
  }
}
