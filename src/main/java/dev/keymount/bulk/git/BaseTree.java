package dev.keymount.bulk.git;

import dev.keymount.migrate.ChangedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the commit that is checked out has at some paths. */
final class BaseTree {

  /** How many paths fit into one command, however long they are. */
  private static final int BATCH = 100;

  private static final Set<String> PLAIN = Set.of("100644", "100755");
  private static final String LINK = "120000";
  private static final String SUBMODULE = "160000";
  private static final String DIRECTORY = "040000";

  private final Map<String, Entry> entries;

  private BaseTree(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /**
   * What is at a path.
   *
   * @param mode the mode as git has it, of six digits
   * @param id the id of its object
   */
  record Entry(String mode, String id) {}

  /** Reads what a commit has at the paths of changes. */
  static BaseTree of(Checkout checkout, List<ChangedFile> changes) throws GitException {
    var paths = new LinkedHashSet<String>();
    for (var change : changes) {
      paths.add(change.path());
      if (change.before().isEmpty()) {
        paths.addAll(directories(change.path()));
      }
    }
    return at(checkout, checkout.head(), new ArrayList<>(paths));
  }

  /** Reads what a commit has at some paths. */
  static BaseTree at(Checkout checkout, String commit, List<String> paths) throws GitException {
    var entries = new HashMap<String, Entry>();
    for (int from = 0; from < paths.size(); from += BATCH) {
      var arguments = new ArrayList<>(List.of("ls-tree", "-z", "-t", "--full-tree", commit, "--"));
      arguments.addAll(paths.subList(from, Math.min(paths.size(), from + BATCH)));
      var answer =
          checkout
              .in(arguments)
              .set("GIT_NO_REPLACE_OBJECTS", "1")
              .require("cannot read the commit");
      for (var line : answer.text().split("\0", -1)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          var facts = line.substring(0, tab).split(" ", -1);
          entries.put(line.substring(tab + 1), new Entry(facts[0], facts[2]));
        }
      }
    }
    return new BaseTree(entries);
  }

  private static List<String> directories(String path) {
    var directories = new ArrayList<String>();
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      directories.add(path.substring(0, at));
    }
    return directories;
  }

  /** Returns whether there is something at a path. */
  boolean has(String path) {
    return entries.containsKey(path);
  }

  /**
   * Returns what a change takes the place of; empty for a new file.
   *
   * @throws GitException if the change can't be committed because of what is there
   */
  Optional<Entry> entry(ChangedFile change) throws GitException {
    var entry = Optional.ofNullable(entries.get(change.path()));
    if (change.before().isEmpty()) {
      requireFree(change.path(), entry);
      return entry;
    }
    if (entry.isEmpty()) {
      throw new GitException(change.path() + " is not committed; commit it first");
    }
    var mode = entry.get().mode();
    if (!PLAIN.contains(mode)) {
      throw new GitException(change.path() + " is " + name(mode) + " and not a file in the commit");
    }
    return entry;
  }

  private void requireFree(String path, Optional<Entry> entry) throws GitException {
    if (entry.isPresent()) {
      throw new GitException(path + " is to be new, and is in the commit already");
    }
    for (var directory : directories(path)) {
      var above = entries.get(directory);
      if (above != null && !above.mode().equals(DIRECTORY)) {
        throw new GitException(
            path + " can't be made: " + directory + " is " + name(above.mode()) + " in the commit");
      }
    }
  }

  private static String name(String mode) {
    return switch (mode) {
      case LINK -> "a symbolic link";
      case SUBMODULE -> "a submodule";
      case DIRECTORY -> "a directory";
      default -> "a file";
    };
  }
}
