package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files of a project in which a tool finds the names of variables to read.
 *
 * <p>Sources: the manuals of the tools. A file that a tool does not expand variables in is not
 * among them.
 */
public final class ConfigurationFiles {

  private static final List<String> NODE =
      List.of(".npmrc", ".yarnrc", ".yarnrc.yml", "bunfig.toml", ".pnpmfile.cjs");
  private static final List<String> GRADLE =
      List.of(
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "gradle.properties");
  private static final List<String> MAVEN =
      List.of("pom.xml", "settings.xml", ".mvn/settings.xml", ".m2/settings.xml");
  private static final List<String> NUGET = List.of("nuget.config", "NuGet.config", "NuGet.Config");
  private static final List<String> BUNDLE = List.of("Gemfile", ".bundle/config");

  private static final Map<String, List<String>> FILES =
      Map.ofEntries(
          Map.entry("npm", NODE),
          Map.entry("npx", NODE),
          Map.entry("yarn", NODE),
          Map.entry("yarnpkg", NODE),
          Map.entry("pnpm", NODE),
          Map.entry("bun", NODE),
          Map.entry("lerna", NODE),
          Map.entry("gradle", GRADLE),
          Map.entry("gradlew", GRADLE),
          Map.entry("mvn", MAVEN),
          Map.entry("mvnw", MAVEN),
          Map.entry("dotnet", NUGET),
          Map.entry("nuget", NUGET),
          Map.entry("msbuild", NUGET),
          Map.entry("bundle", BUNDLE),
          Map.entry("bundler", BUNDLE),
          Map.entry("sbt", List.of("build.sbt", "project/plugins.sbt", "credentials.sbt")),
          Map.entry("mix", List.of("mix.exs", "config/config.exs")));

  private ConfigurationFiles() {}

  /**
   * Returns the files that a program reads, relative to its working directory.
   *
   * @param program the program's name without its directory
   * @param arguments its arguments, of which some name files
   */
  public static List<String> readBy(String program, List<String> arguments) {
    var line = CommandLine.of(program, arguments);
    var files = new ArrayList<>(FILES.getOrDefault(line.program(), List.of()));
    if (line.program().equals("pip")) {
      valued(line.arguments(), List.of("-r", "--requirement", "-c", "--constraint"), files);
    } else if (line.program().startsWith("mvn")) {
      valued(line.arguments(), List.of("-s", "--settings", "-gs", "--global-settings"), files);
    } else if (line.program().equals("dotnet") || line.program().equals("nuget")) {
      valued(line.arguments(), List.of("--configfile", "-ConfigFile"), files);
    }
    return files;
  }

  /**
   * Returns the files in which a program finds what to fetch, relative to its working directory.
   *
   * @param program the program's name without its directory
   * @param arguments its arguments, of which some name files
   */
  public static List<String> manifests(String program, List<String> arguments) {
    var line = CommandLine.of(program, arguments);
    return switch (line.program()) {
      case "npm", "yarn", "yarnpkg", "pnpm" -> List.of("package.json");
      case "bundle", "bundler" -> List.of("Gemfile");
      case "composer" -> List.of("composer.json");
      case "poetry", "pdm", "uv" -> List.of("pyproject.toml");
      case "pipenv" -> List.of("Pipfile");
      case "cargo" -> List.of("Cargo.toml");
      case "pip" -> {
        var files = new ArrayList<String>();
        valued(line.arguments(), List.of("-r", "--requirement"), files);
        line.arguments().stream()
            .filter(argument -> argument.equals(".") || argument.startsWith(".["))
            .forEach(argument -> files.add("pyproject.toml"));
        line.arguments().stream()
            .filter(argument -> argument.endsWith(".txt") && !files.contains(argument))
            .forEach(files::add);
        yield files;
      }
      default -> List.of();
    };
  }

  private static void valued(List<String> arguments, List<String> options, List<String> files) {
    for (int at = 0; at < arguments.size(); at++) {
      var argument = arguments.get(at);
      int equals = argument.indexOf('=');
      if (options.contains(argument) && at + 1 < arguments.size()) {
        files.add(arguments.get(++at));
      } else if (equals > 0 && options.contains(argument.substring(0, equals))) {
        files.add(argument.substring(equals + 1));
      } else if (argument.startsWith("-r") && options.contains("-r") && argument.length() > 2) {
        files.add(argument.substring(2));
      }
    }
  }
}
