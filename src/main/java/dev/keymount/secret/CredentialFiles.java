package dev.keymount.secret;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files in which tools look for credentials, and the tools that read them. */
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

  private static final Map<String, Set<String>> READERS =
      Map.ofEntries(
          Map.entry(".npmrc", NODE),
          Map.entry(".yarnrc", Set.of("yarn", "yarnpkg")),
          Map.entry(".yarnrc.yml", Set.of("yarn", "yarnpkg")),
          Map.entry(".netrc", NETRC),
          Map.entry("pip.conf", Set.of("pip", "pip2", "pip3", "python", "python3", "pipenv")),
          Map.entry("auth.json", Set.of("composer", "php")),
          Map.entry("settings.xml", Set.of("mvn", "mvnw")),
          Map.entry("gradle.properties", Set.of("gradle", "gradlew")),
          Map.entry(".pypirc", Set.of("twine", "python", "python3")),
          Map.entry(".git-credentials", Set.of("git", "go", "pip", "pip3", "npm", "yarn")),
          Map.entry("nuget.config", Set.of("dotnet", "nuget")));

  private CredentialFiles() {}

  /**
   * Returns the programs that read a file, empty for one that is not known.
   *
   * @param path the path of the file
   */
  public static Optional<Set<String>> readers(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var lower = name.equals("NuGet.Config") ? "nuget.config" : name;
    return Optional.ofNullable(READERS.get(lower));
  }
}
