package dev.keymount.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The Dockerfiles that callers name, as they really lie: a name may be that of a link. */
final class NamedDockerfiles {

  private final Path root;
  private final List<String> names;
  private final RepositorySurroundings surroundings;

  /**
   * Makes those of a repository.
   *
   * @param names the names, relative to the root; one with an asterisk is none of a file
   */
  NamedDockerfiles(Path root, List<String> names) {
    this.root = root.toAbsolutePath().normalize();
    this.names = List.copyOf(names);
    this.surroundings = new RepositorySurroundings(this.root);
  }

  /** Returns the existing files by the names that callers have for them. */
  Map<String, Path> byName() {
    var named = new LinkedHashMap<String, Path>();
    for (var name : names) {
      var file = name.indexOf('*') < 0 ? surroundings.resolve(name) : Optional.<Path>empty();
      file.filter(Files::isRegularFile)
          .flatMap(surroundings::real)
          .ifPresent(real -> named.put(name, real));
    }
    return named;
  }

  /**
   * Returns the Dockerfiles that were found and those that are named, all in order. A file that has
   * several names by links is there once: by its own name, unless only a link was found.
   *
   * @param passed tells which directories and files to pass over although callers name them
   */
  List<Path> with(List<Path> found, Predicate<Path> passed) {
    var known = new LinkedHashMap<Path, Path>();
    for (var file : found) {
      var absolute = file.toAbsolutePath().normalize();
      var real = surroundings.real(absolute).orElse(absolute);
      if (real.equals(absolute)) {
        known.put(real, file);
      } else {
        known.putIfAbsent(real, file);
      }
    }
    byName().values().stream()
        .filter(file -> !isPassed(file, passed))
        .forEach(file -> known.putIfAbsent(file, file));
    return new ArrayList<>(known.values());
  }

  private boolean isPassed(Path file, Predicate<Path> passed) {
    for (var at = file; at != null && !at.equals(root); at = at.getParent()) {
      if (passed.test(at)) {
        return true;
      }
    }
    return false;
  }
}
