package dev.keymount.verify;

import dev.keymount.flow.DockerIgnore;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Copies a build context: what enters the build, links as links, modes and times as they are. */
final class ContextCopy {

  private ContextCopy() {}

  /**
   * Copies a directory.
   *
   * @param ignored what stays out
   * @param needed paths relative to the directory, with slashes, that are copied all the same
   */
  static void copy(Path from, Path to, DockerIgnore ignored, Set<String> needed)
      throws IOException {
    Files.createDirectories(to);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            var path = slashes(from.relativize(directory));
            if (!path.isEmpty() && !ignored.excludes(path)) {
              var copy = to.resolve(path);
              Files.createDirectories(copy);
              mode(directory, copy);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var path = slashes(from.relativize(file));
            boolean wanted = !attributes.isOther() && !ignored.excludes(path);
            if (wanted || needed.contains(path)) {
              var copy = to.resolve(path);
              Files.createDirectories(parent(copy));
              Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException
                || ignored.excludes(slashes(from.relativize(file)))) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  private static void mode(Path from, Path to) throws IOException {
    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
