package dev.keymount.caller.tool;

import java.util.ArrayDeque;
import java.util.Optional;

/** Paths of the repository, with slashes. */
final class Paths {

  private Paths() {}

  /**
   * Returns a path as seen from a directory, relative to the root; empty where it leads out of the
   * repository, is absolute or is an address.
   */
  static Optional<String> from(String directory, String path) {
    if (path.startsWith("/") || path.contains("://") || path.contains(":\\")) {
      return Optional.empty();
    }
    var parts = new ArrayDeque<String>();
    for (var part : (directory + "/" + path.replace('\\', '/')).split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** Returns the path of a file in a directory as it was written, such as {@code ./id_rsa}. */
  static String in(String directory, String file) {
    return directory.endsWith("/") ? directory + file : directory + "/" + file;
  }
}
