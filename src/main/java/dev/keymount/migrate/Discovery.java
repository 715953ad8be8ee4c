package dev.keymount.migrate;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds the Dockerfiles in a directory, and the files that may call their builds. */
public final class Discovery {

  /**
   * What there is in a directory.
   *
   * @param dockerfiles the Dockerfiles, sorted
   * @param callers the other files whose names are those of callers, sorted
   */
  public record Found(List<Path> dockerfiles, List<Path> callers) {

    /** Takes copies of the lists. */
    public Found {
      dockerfiles = List.copyOf(dockerfiles);
      callers = List.copyOf(callers);
    }
  }

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

  /** Ends of the names of files that keep others out of the build context of a Dockerfile. */
  private static final List<String> IGNORE_FILES = List.of(".dockerignore", ".containerignore");

  private Discovery() {}

  /**
   * Returns the Dockerfiles and callers below a directory; links are not followed.
   *
   * <p>The directories of the first level are walked side by side, because a walk waits for the
   * disk more than it works.
   *
   * @param excluded tells which directories and files to pass over
   * @param unreadable is told of each directory or file that can't be read
   */
  public static Found in(Path root, Predicate<Path> excluded, Consumer<Path> unreadable)
      throws IOException {
    var ignored = GitIgnored.below(root);
    List<Path> entries;
    try (var listed = Files.list(root)) {
      entries = listed.toList();
    }
    var passed = excluded.or(ignored::contains);
    var walks = entries.parallelStream().map(entry -> Walk.of(root, entry, passed)).toList();
    var dockerfiles = new ArrayList<Path>();
    var callers = new ArrayList<Path>();
    for (var walk : walks) {
      dockerfiles.addAll(walk.dockerfiles);
      callers.addAll(walk.callers);
      walk.unreadable.forEach(unreadable);
    }
    dockerfiles.sort(null);
    callers.sort(null);
    return new Found(dockerfiles, callers);
  }

  /** The walk below one entry of the root. */
  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Predicate<Path> passed;
    private final List<Path> dockerfiles = new ArrayList<>();
    private final List<Path> callers = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private Walk(Path root, Predicate<Path> passed) {
      this.root = root;
      this.passed = passed;
    }

    static Walk of(Path root, Path entry, Predicate<Path> passed) {
      var walk = new Walk(root, passed);
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
      if (attributes.isRegularFile()) {
        if (isDockerfile(name(file))) {
          add(file, dockerfiles);
        } else if (CallerFormats.cover(
            root.relativize(file).toString().replace(File.separatorChar, '/'))) {
          add(file, callers);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, List<Path> found) {
      if (!passed.test(file)) {
        (isNamed(file) ? found : unreadable).add(file);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      unreadable.add(file);
      return FileVisitResult.CONTINUE;
    }
  }

  /**
   * Returns whether the text of a path stands for it: not where it has bytes that are no text in
   * the locale of this process.
   */
  public static boolean isNamed(Path path) {
    try {
      return Path.of(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Returns whether a file of that name is a Dockerfile, and no template of one. */
  static boolean isDockerfile(String name) {
    return TEMPLATES.stream().noneMatch(name::endsWith)
        && IGNORE_FILES.stream().noneMatch(name::endsWith)
        && isNamedLikeOne(name);
  }

  private static boolean isNamedLikeOne(String name) {
    return name.equals("Dockerfile")
        || name.startsWith("Dockerfile.")
        || name.endsWith(".Dockerfile")
        || name.endsWith(".dockerfile")
        || name.startsWith("Containerfile");
  }
}
