package dev.keymount.migrate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds the Dockerfiles in a directory. */
public final class Discovery {

  private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", "vendor");

  /** Ends of the names of texts out of which something else makes Dockerfiles. */
  private static final List<String> TEMPLATES =
      List.of(
          ".template",
          ".tmpl",
          ".tpl",
          ".j2",
          ".jinja",
          ".jinja2",
          ".erb",
          ".in",
          ".mustache",
          ".gotmpl",
          ".em");

  private Discovery() {}

  /**
   * Returns the Dockerfiles below a directory, sorted; links are not followed.
   *
   * <p>The directories of the first level are walked side by side, because a walk waits for the
   * disk more than it works.
   *
   * @param excluded tells which directories and files to pass over
   * @param unreadable is told of each directory or file that can't be read
   */
  public static List<Path> dockerfiles(
      Path root, Predicate<Path> excluded, Consumer<Path> unreadable) throws IOException {
    var ignored = GitIgnored.below(root);
    List<Path> entries;
    try (var listed = Files.list(root)) {
      entries = listed.toList();
    }
    var passed = excluded.or(ignored::contains);
    var walks = entries.parallelStream().map(entry -> Walk.of(entry, passed)).toList();
    var found = new ArrayList<Path>();
    for (var walk : walks) {
      found.addAll(walk.found);
      walk.unreadable.forEach(unreadable);
    }
    found.sort(null);
    return found;
  }

  /** The walk below one entry of the root. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Predicate<Path> passed;
    private final List<Path> found = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private Walk(Predicate<Path> passed) {
      this.passed = passed;
    }

    static Walk of(Path entry, Predicate<Path> passed) {
      var walk = new Walk(passed);
      try {
        Files.walkFileTree(entry, walk);
      } catch (IOException e) {
        walk.unreadable.add(entry);
      }
      return walk;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean skipped = PASSED_OVER.contains(name(directory)) || passed.test(directory);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && isDockerfile(name(file)) && !passed.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      unreadable.add(file);
      return FileVisitResult.CONTINUE;
    }
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Returns whether a file of that name is a Dockerfile, and no template of one. */
  static boolean isDockerfile(String name) {
    return TEMPLATES.stream().noneMatch(name::endsWith) && isNamedLikeOne(name);
  }

  private static boolean isNamedLikeOne(String name) {
    return name.equals("Dockerfile")
        || name.startsWith("Dockerfile.") && !name.endsWith(".dockerignore")
        || name.endsWith(".Dockerfile")
        || name.endsWith(".dockerfile")
        || name.startsWith("Containerfile");
  }
}
