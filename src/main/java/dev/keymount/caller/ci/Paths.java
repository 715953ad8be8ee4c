package dev.keymount.caller.ci;

import dev.keymount.caller.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths of a repository as CI systems write them. */
final class Paths {

  private Paths() {}

  /** Returns a path without {@code .} and {@code ..}; empty where it leaves the repository. */
  static Optional<String> clean(String path) {
    var parts = new ArrayDeque<String>();
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    for (var part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** Returns a path below a directory, which may be empty. */
  static String under(String directory, String path) {
    return directory.isEmpty() ? path : directory + "/" + path;
  }

  /** Returns the target of those of the paths that lie in the repository. */
  static Target target(List<String> paths) {
    var known = new ArrayList<String>();
    paths.forEach(path -> clean(path).ifPresent(known::add));
    return known.isEmpty() ? Target.UNKNOWN : new Target(known);
  }
}
