package dev.keymount.migrate;

import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms.NamedForm;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a repository says about itself.
 *
 * @param names which names are secrets, and which are none
 * @param ignore the ids of the rules to pass over
 * @param forms how secrets are given, by name
 * @param exclude the paths to pass over, as patterns relative to the root
 */
public record Configuration(
    NamePolicy names, Set<String> ignore, Map<String, NamedForm> forms, List<String> exclude) {

  /** The configuration of a repository that has none. */
  public static final Configuration NONE =
      new Configuration(NamePolicy.NONE, Set.of(), Map.of(), List.of());

  /** Takes copies. */
  public Configuration {
    ignore = Set.copyOf(ignore);
    forms = Map.copyOf(forms);
    exclude = List.copyOf(exclude);
  }

  /** Returns which files and directories below a root to pass over. */
  public Predicate<Path> excluded(Path root) {
    if (exclude.isEmpty()) {
      return path -> false;
    }
    var base = root.toAbsolutePath().normalize();
    var patterns = exclude.stream().map(PathPattern::of).toList();
    return path -> {
      var absolute = path.toAbsolutePath().normalize();
      return absolute.startsWith(base) && covers(patterns, base.relativize(absolute));
    };
  }

  private static boolean covers(List<PathPattern> patterns, Path path) {
    var name = path.toString().replace(File.separatorChar, '/');
    return patterns.stream().anyMatch(pattern -> pattern.covers(name));
  }
}
