package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.bulk.BulkProcess.Ended;
import dev.keymount.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Repositories that mean no good, in a directory of a test, with an ordinary one beside them. */
final class Hostile {

  /** A Dockerfile that is migrated. */
  static final String DOCKERFILE = "FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n";

  /** A part of that Dockerfile once it is migrated. */
  static final String MIGRATED = "--mount=type=secret,id=NPM_TOKEN";

  /** What a run writes besides. */
  static final List<String> RUN = List.of("work", "patches", "out.txt", "err.txt");

  private final Path place;

  Hostile(Path place) {
    this.place = place;
  }

  Path place() {
    return place;
  }

  Path path(String name) {
    return place.resolve(name);
  }

  /** Makes a repository with one commit of files, named by pairs of path and text. */
  Path repository(String name, String... files) throws Exception {
    var root = Files.createDirectories(path(name));
    git(root, "init", "--quiet", "--template=", "--initial-branch=main");
    for (var setting :
        List.of("user.name=Ada", "user.email=ada@example.com", "commit.gpgsign=false")) {
      int equals = setting.indexOf('=');
      git(root, "config", setting.substring(0, equals), setting.substring(equals + 1));
    }
    for (int at = 0; at < files.length; at += 2) {
      write(root, files[at], files[at + 1]);
    }
    commit(root);
    return root;
  }

  /** Makes a repository that is migrated, whatever is beside it. */
  Path ordinary(String name) throws Exception {
    return repository(name, "Dockerfile", DOCKERFILE);
  }

  static void write(Path root, String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void commit(Path root) throws Exception {
    git(root, "add", "--all", "--force");
    git(root, "commit", "--quiet", "--no-verify", "--allow-empty", "--message=some");
  }

  /** Runs git as users do, and returns what it writes. */
  static String git(Path root, String... arguments) throws Exception {
    var words = new ArrayList<>(List.of("git"));
    words.addAll(List.of(arguments));
    return said(root, words);
  }

  /** Runs a text of the shell, and returns what it writes. */
  String sh(String text) throws Exception {
    return said(place, List.of("sh", "-euc", text));
  }

  private static String said(Path directory, List<String> words) throws Exception {
    var builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(BulkProcess.FIXED);
    builder.environment().put("GIT_ALLOW_PROTOCOL", "file");
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", words, said).isZero();
    return said.strip();
  }

  /**
   * Runs {@code keymount bulk} in this process, with the work directory {@code work} unless another
   * one is named, and checks that it sends nothing to the terminal that steers it.
   */
  Ended bulk(Object... arguments) {
    var words = new ArrayList<>(List.of("bulk"));
    if (!List.of(arguments).contains("--work-dir")) {
      words.addAll(List.of("--work-dir", path("work").toString()));
    }
    for (var argument : arguments) {
      words.add(argument.toString());
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            words.toArray(String[]::new));
    return plain(
        new Ended(
            code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8)));
  }

  /** Checks that an output has no character that steers a terminal. */
  static Ended plain(Ended ended) {
    for (var text : List.of(ended.out(), ended.err())) {
      assertThat(
              text.codePoints()
                  .filter(c -> c != '\n' && c != '\t' && Character.isISOControl(c))
                  .toArray())
          .as(text)
          .isEmpty();
    }
    return ended;
  }

  /** Returns what the run told of a repository while it went on: all but the counter. */
  static String line(Ended ended, String repository) {
    return ended
        .err()
        .lines()
        .map(line -> line.replaceFirst("^\\[[0-9]+/[0-9]+] ", ""))
        .filter(line -> line.startsWith(repository + ": "))
        .map(line -> line.substring(repository.length() + 2))
        .reduce((one, other) -> one + " AND " + other)
        .orElseThrow(() -> new AssertionError("nothing of " + repository + " in " + ended.err()));
  }

  /** Returns the text of the only patch whose name starts so. */
  String patch(String start) throws IOException {
    return Files.readString(patchFile(start), StandardCharsets.ISO_8859_1);
  }

  Path patchFile(String start) throws IOException {
    try (var files = Files.list(path("patches"))) {
      var found =
          files.filter(file -> file.getFileName().toString().startsWith(start)).sorted().toList();
      assertThat(found).as(start).hasSize(1);
      return found.get(0);
    }
  }

  /** Returns the names of all patches, and of whatever else is with them. */
  List<String> patches() throws IOException {
    if (!Files.exists(path("patches"))) {
      return List.of();
    }
    try (var files = Files.list(path("patches"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Returns all that is there, but for some entries of the directory. */
  Map<String, String> state(List<String> without) throws IOException {
    var state = new TreeMap<String, String>();
    try (var found = Files.walk(place)) {
      for (var path : found.toList()) {
        var name = place.relativize(path);
        if (!without.contains(name.getName(0).toString())) {
          state.put(name.toString(), content(path));
        }
      }
    }
    return state;
  }

  private static String content(Path path) throws IOException {
    var mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) + " ";
    if (Files.isSymbolicLink(path)) {
      return mode + Files.readSymbolicLink(path);
    }
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return mode
          + HexFormat.of()
              .toHexDigits(Files.readString(path, StandardCharsets.ISO_8859_1).hashCode());
    }
    return mode;
  }
}
