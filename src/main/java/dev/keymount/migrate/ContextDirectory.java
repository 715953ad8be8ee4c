package dev.keymount.migrate;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.flow.ContextSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory that a Dockerfile is built with, which the file itself does not say: of its own and
 * those above it, the one that holds most of what it copies, and of several the nearest.
 *
 * @param path the directory
 * @param holdsSource whether it holds anything that the Dockerfile copies by name
 */
record ContextDirectory(Path path, boolean holdsSource) {

  /**
   * Chooses the directory.
   *
   * @param root the directory not to go above, absolute
   * @param dockerfile the path of the Dockerfile, absolute
   */
  static ContextDirectory of(Path root, Path dockerfile, Dockerfile tree) {
    var sources = sources(tree);
    var nearest = directory(dockerfile);
    var best = nearest;
    long most = 0;
    for (var candidate : candidates(root, nearest)) {
      long found =
          sources.stream().filter(name -> candidate.resolve(name).toFile().exists()).count();
      if (found > most) {
        most = found;
        best = candidate;
      }
      if (most == sources.size()) {
        break;
      }
    }
    return new ContextDirectory(best, most > 0);
  }

  private static List<String> sources(Dockerfile tree) {
    return tree.instructions().stream()
        .flatMap(instruction -> ContextSource.of(instruction, tree.escape()).stream())
        .filter(source -> source.isPlain() && !source.path().isEmpty())
        .map(ContextSource::path)
        .filter(path -> path.indexOf('\0') < 0)
        .distinct()
        .toList();
  }

  private static Path directory(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static List<Path> candidates(Path root, Path nearest) {
    var candidates = new ArrayList<Path>();
    candidates.add(nearest);
    for (var at = nearest.getParent();
        at != null && at.startsWith(root) && nearest.startsWith(root);
        at = at.getParent()) {
      candidates.add(at);
    }
    return candidates;
  }
}
