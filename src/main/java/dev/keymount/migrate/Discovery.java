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

/** Finds the Dockerfiles in a directory. */
public final class Discovery {

  private static final Set<String> PASSED_OVER = Set.of(".git", "node_modules", "vendor");

  private Discovery() {}

  /**
   * Returns the Dockerfiles below a directory, sorted; links are not followed.
   *
   * @param unreadable is told of each directory or file that can't be read
   */
  public static List<Path> dockerfiles(Path root, Consumer<Path> unreadable) throws IOException {
    var found = new ArrayList<Path>();
    var ignored = GitIgnored.below(root);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean passed =
                !directory.equals(root)
                    && (PASSED_OVER.contains(name(directory)) || ignored.contains(directory));
            return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isDockerfile(name(file)) && !ignored.contains(file)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            unreadable.accept(file);
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Returns whether a file of that name is a Dockerfile. */
  static boolean isDockerfile(String name) {
    return name.equals("Dockerfile")
        || name.startsWith("Dockerfile.") && !name.endsWith(".dockerignore")
        || name.endsWith(".Dockerfile")
        || name.endsWith(".dockerfile")
        || name.startsWith("Containerfile");
  }
}
