package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program and its arguments, as the program itself reads them: what {@code python -m}, {@code
 * php} and {@code corepack} run stands in their place, and options are told from operands.
 *
 * @param program the name of the program without its directory; {@code pip} for each of its
 *     versions
 * @param arguments its arguments
 */
record CommandLine(String program, List<String> arguments) {

  private static final Set<String> NPM =
      Set.of(
          "--prefix",
          "-C",
          "--registry",
          "--loglevel",
          "--userconfig",
          "--globalconfig",
          "--cache",
          "--workspace",
          "-w",
          "--scope",
          "--tag",
          "--omit",
          "--include",
          "--only");
  private static final Set<String> YARN =
      Set.of(
          "--cwd",
          "--registry",
          "--cache-folder",
          "--modules-folder",
          "--global-folder",
          "--network-timeout",
          "--network-concurrency",
          "--mutex",
          "--prefix",
          "--use-yarnrc");
  private static final Set<String> BUNDLE =
      Set.of(
          "--gemfile",
          "--jobs",
          "-j",
          "--retry",
          "-r",
          "--path",
          "--without",
          "--with",
          "--binstubs");

  /** For each tool, the options that take the next argument. */
  private static final Map<String, Set<String>> VALUED =
      Map.ofEntries(
          Map.entry(
              "git",
              Set.of(
                  "-c",
                  "-C",
                  "--git-dir",
                  "--work-tree",
                  "--namespace",
                  "--super-prefix",
                  "--config-env",
                  "--attr-source")),
          Map.entry("npm", NPM),
          Map.entry("yarn", YARN),
          Map.entry("yarnpkg", YARN),
          Map.entry(
              "pnpm",
              Set.of(
                  "-C",
                  "--dir",
                  "--filter",
                  "-F",
                  "--prefix",
                  "--store-dir",
                  "--registry",
                  "--reporter",
                  "--loglevel")),
          Map.entry("composer", Set.of("-d", "--working-dir")),
          Map.entry("cargo", Set.of("-C", "-Z", "--config", "--color")),
          Map.entry("go", Set.of("-C")),
          Map.entry("bundle", BUNDLE),
          Map.entry("bundler", BUNDLE),
          Map.entry("poetry", Set.of("-C", "--directory", "-P", "--project")),
          Map.entry("uv", Set.of("--directory", "--project", "--config-file", "--cache-dir")),
          Map.entry("pdm", Set.of("-p", "--project", "-c", "--config")),
          Map.entry("stack", Set.of("--stack-yaml", "--resolver")),
          Map.entry("swift", Set.of("--package-path")),
          Map.entry("php", Set.of("-d", "-c", "-z")),
          Map.entry("python", Set.of("-W", "-X")));

  /** Takes a copy. */
  CommandLine {
    arguments = List.copyOf(arguments);
  }

  /** Returns what a program with these arguments runs in the end. */
  static CommandLine of(String program, List<String> arguments) {
    var line = new CommandLine(isPip(program) ? "pip" : program, arguments);
    if (program.equals("composer.phar")) {
      return new CommandLine("composer", arguments);
    } else if (isPython(program)) {
      return line.module();
    } else if (program.equals("php")) {
      return line.archive();
    } else if (program.equals("corepack") && !arguments.isEmpty()) {
      return of(arguments.get(0), rest(arguments, 1));
    }
    return line;
  }

  private static boolean isPip(String program) {
    return program.equals("pip") || program.matches("pip[0-9.]+");
  }

  /** Returns whether a program is a Python interpreter. */
  static boolean isPython(String program) {
    return program.matches("(?:python|pypy)[0-9.]*");
  }

  private CommandLine module() {
    int at = 0;
    while (at < arguments.size() && arguments.get(at).matches("-[A-Za-z].*")) {
      var option = arguments.get(at);
      if (option.matches("-[A-Za-z&&[^cmWX]]*m")) {
        return at + 1 < arguments.size()
            ? of(arguments.get(at + 1), rest(arguments, at + 2))
            : this;
      } else if (option.matches("-m.+")) {
        return of(option.substring(2), rest(arguments, at + 1));
      } else if (option.equals("-c")) {
        return this;
      }
      at += isValued("python", option) ? 2 : 1;
    }
    return this;
  }

  private CommandLine archive() {
    int at = firstOperand();
    if (at == arguments.size()) {
      return this;
    }
    var path = arguments.get(at);
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".phar") || name.equals("composer")
        ? of(name.replaceFirst("\\.phar$", ""), rest(arguments, at + 1))
        : this;
  }

  private static List<String> rest(List<String> arguments, int from) {
    return arguments.subList(Math.min(from, arguments.size()), arguments.size());
  }

  private static boolean isValued(String program, String option) {
    return VALUED.getOrDefault(program, Set.of()).contains(option);
  }

  /** Returns whether an argument chooses a version of the program, as rustup and gems let it. */
  private boolean choosesVersion(String argument) {
    return program.equals("cargo") && argument.startsWith("+")
        || program.startsWith("bundle") && argument.matches("_[^_]+_");
  }

  private int firstOperand() {
    int at = 0;
    while (at < arguments.size()) {
      var argument = arguments.get(at);
      if (isValued(program, argument)) {
        at++;
      } else if (!argument.startsWith("-") && !choosesVersion(argument)) {
        return at;
      }
      at++;
    }
    return arguments.size();
  }

  /** Returns the first operand, empty without one. */
  String subcommand() {
    int at = firstOperand();
    return at < arguments.size() ? arguments.get(at) : "";
  }

  /** Returns the options before the subcommand, with their values. */
  List<String> leading() {
    return arguments.subList(0, firstOperand());
  }

  /** Returns the arguments behind the subcommand. */
  List<String> trailing() {
    return rest(arguments, firstOperand() + 1);
  }

  /** Returns the operands, the subcommand among them. */
  List<String> operands() {
    var operands = new ArrayList<String>();
    for (int at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      if (isValued(program, argument)) {
        at++;
      } else if (!argument.startsWith("-") && !choosesVersion(argument)) {
        operands.add(argument);
      }
    }
    return operands;
  }

  /** Returns whether one of the arguments is the word. */
  boolean has(String word) {
    return arguments.contains(word);
  }

  /** Returns whether one of the arguments is one of the words. */
  boolean hasAny(Set<String> words) {
    return arguments.stream().anyMatch(words::contains);
  }
}
