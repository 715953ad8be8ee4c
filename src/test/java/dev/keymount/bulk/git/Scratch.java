package dev.keymount.bulk.git;

import dev.keymount.migrate.ChangedFile;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Real repositories in a directory of a test, with a fixed identity and fixed dates. */
final class Scratch {

  private final Path directory;
  private final Map<String, String> environment;

  Scratch(Path directory) throws IOException {
    this.directory = directory;
    var configuration = directory.resolve("gitconfig");
    Files.writeString(
        configuration,
        """
        [user]
        \tname = Ada
        \temail = ada@example.com
        [init]
        \tdefaultBranch = main
        """);
    this.environment =
        Map.of(
            "GIT_CONFIG_GLOBAL", configuration.toString(),
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_DATE", "2024-01-02T03:04:05Z",
            "GIT_COMMITTER_DATE", "2024-01-02T03:04:05Z",
            "HOME", directory.toString());
  }

  /** Returns the git under test, in the same environment. */
  Git git() {
    return Git.with(environment);
  }

  Git git(Map<String, String> further) {
    var all = new TreeMap<>(environment);
    all.putAll(further);
    return Git.with(all);
  }

  /** Makes a repository with one commit of the files, named by pairs of path and text. */
  Path repository(String name, String... files) throws IOException {
    var root = empty(name);
    for (int i = 0; i < files.length; i += 2) {
      write(root, files[i], files[i + 1]);
    }
    commit(root);
    return root;
  }

  Path empty(String name) throws IOException {
    var root = Files.createDirectories(directory.resolve(name));
    run(root, "init", "--quiet", "--template=");
    return root;
  }

  /** Makes a bare repository with a branch {@code main} of the files. */
  Path server(String name, String... files) throws IOException {
    var source = repository(name + "-source", files);
    var bare = directory.resolve(name);
    run(source, "clone", "--quiet", "--bare", "--template=", source.toString(), bare.toString());
    return bare;
  }

  void commit(Path root) throws IOException {
    run(root, "add", "--all");
    run(root, "commit", "--quiet", "--no-verify", "--allow-empty", "--message=some");
  }

  static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs git as users do, and returns what it writes. */
  String run(Path root, String... arguments) throws IOException {
    var words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(words + ": " + output);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return output.strip();
  }

  static ChangedFile change(String path, String before, String after) {
    return new ChangedFile(path, Optional.of(SourceText.of(before)), SourceText.of(after));
  }

  static ChangedFile added(String path, String after) {
    return new ChangedFile(path, Optional.empty(), SourceText.of(after));
  }

  /** Returns all that a checkout has, but for the objects and references that a commit adds. */
  static Map<String, String> state(Path root) throws IOException {
    var state = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = root.relativize(file).toString();
        if (!path.startsWith(".git/objects")
            && !path.startsWith(".git/refs")
            && !path.startsWith(".git/logs/refs")) {
          state.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return state;
  }
}
