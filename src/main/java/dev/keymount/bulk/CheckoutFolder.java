package dev.keymount.bulk;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A folder of checkouts, as deep as the host, the owner and the group are folders of their own. */
final class CheckoutFolder extends SimpleFileVisitor<Path> {

  private static final int DEPTH = 6;

  private final Path folder;
  private final Path passed;
  private final List<Path> checkouts = new ArrayList<>();

  private CheckoutFolder(Path folder, Path passed) {
    this.folder = folder;
    this.passed = passed.toAbsolutePath().normalize();
  }

  /**
   * Returns the checkouts and bare repositories below a folder, sorted; links are not followed, and
   * what lies in a checkout is not looked at.
   *
   * @param passed a directory that is passed over
   * @throws IOException if the folder can't be read
   */
  static List<Path> of(Path folder, Path passed) throws IOException {
    var found = new CheckoutFolder(folder, passed);
    Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, found);
    found.checkouts.sort(null);
    return found.checkouts;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(folder)) {
      return FileVisitResult.CONTINUE;
    }
    var name = directory.getFileName();
    boolean isGit = name != null && name.toString().equals(".git");
    if (isGit || directory.toAbsolutePath().normalize().equals(passed)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS) || isBare(directory)) {
      checkouts.add(directory);
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isBare(Path directory) {
    return Files.isRegularFile(directory.resolve("HEAD"))
        && Files.isDirectory(directory.resolve("objects"))
        && Files.isDirectory(directory.resolve("refs"));
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(folder)) {
      throw failure;
    }
    return FileVisitResult.CONTINUE;
  }
}
