package dev.keymount.migrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The paths that git ignores, as the system's own git tells; none where there is no git. */
final class GitIgnored {

  private static final Set<String> LOCATIONS =
      Set.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE");

  private GitIgnored() {}

  /** Returns the ignored files and directories below a directory. */
  static Set<Path> below(Path root) {
    if (!isInWorkTree(root)) {
      return Set.of();
    }
    try {
      var builder =
          new ProcessBuilder(
                  List.of(
                      "git",
                      "-c",
                      "core.fsmonitor=false",
                      "ls-files",
                      "--others",
                      "--ignored",
                      "--exclude-standard",
                      "--directory",
                      "-z"))
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      // The root alone says which repository is meant.
      builder.environment().keySet().removeIf(LOCATIONS::contains);
      var process = builder.start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var ignored = new HashSet<Path>();
      if (process.waitFor() == 0) {
        for (var name : output.split("\0", -1)) {
          if (!name.isEmpty()) {
            add(root, name, ignored);
          }
        }
      }
      return ignored;
    } catch (IOException e) {
      return Set.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Set.of();
    }
  }

  private static void add(Path root, String name, Set<Path> ignored) {
    try {
      ignored.add(root.resolve(name).normalize());
    } catch (InvalidPathException e) {
      // A name that this locale can't express is nobody's here.
    }
  }

  private static boolean isInWorkTree(Path root) {
    for (var at = root.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return true;
      }
    }
    return false;
  }
}
