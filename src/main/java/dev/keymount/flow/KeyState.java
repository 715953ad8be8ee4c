package dev.keymount.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Where a private key is at one point of one stage, and what lies beside it. */
final class KeyState {

  /** Stands for files whose names are not known. */
  private static final String ANY = "*";

  private final Set<String> variables = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final Map<String, Set<String>> neighbours = new HashMap<>();
  private final Set<String> expected = new HashSet<>();
  private final Predicate<String> isFound;
  private boolean inAgent;

  /**
   * Makes a state without a key.
   *
   * @param isFound whether an ssh client looks for a key at a path
   */
  KeyState(Predicate<String> isFound) {
    this.isFound = isFound;
  }

  /** Returns what a stage that starts from, or copies from, this one gets to see. */
  KeyState copy() {
    var copy = new KeyState(isFound);
    copy.variables.addAll(variables);
    copy.files.addAll(files);
    copy.expected.addAll(expected);
    neighbours.forEach((directory, names) -> copy.neighbours.put(directory, new HashSet<>(names)));
    return copy;
  }

  /** Returns whether a text in whatever language names a variable that holds the key. */
  boolean isNamedIn(String text) {
    return variables.stream().anyMatch(variable -> VariableNames.names(text, variable));
  }

  /** Returns whether any variable holds the key. */
  boolean holdsAny() {
    return !variables.isEmpty();
  }

  /** Notes the files that hold the key at some time, also those that do so later. */
  void expect(Set<String> paths) {
    expected.addAll(paths);
  }

  /** Returns whether a file holds the key now or later. */
  boolean isOrWillBeKey(String path) {
    return files.contains(path) || expected.contains(path);
  }

  boolean holds(String variable) {
    return variables.contains(variable);
  }

  void hold(String variable) {
    variables.add(variable);
  }

  void release(String variable) {
    variables.remove(variable);
  }

  boolean isKey(String path) {
    return files.contains(path);
  }

  Set<String> files() {
    return Set.copyOf(files);
  }

  void write(String path) {
    files.add(path);
  }

  void remove(String path) {
    files.remove(path);
  }

  void addToAgent() {
    inAgent = true;
  }

  /** An agent lives no longer than the RUN that started it. */
  void endOfRun() {
    inAgent = false;
  }

  /** Returns whether a client that runs now can use the key. */
  boolean isUsable() {
    return inAgent || files.stream().anyMatch(isFound);
  }

  /** Notes a file that is not the key. */
  void neighbour(String path) {
    int slash = path.lastIndexOf('/');
    neighbours
        .computeIfAbsent(slash <= 0 ? "/" : path.substring(0, slash), key -> new HashSet<>())
        .add(path.substring(slash + 1));
  }

  /** Notes that something not known by name was put into a directory. */
  void unknownNeighbour(String directory) {
    neighbours.computeIfAbsent(directory, key -> new HashSet<>()).add(ANY);
  }

  /** Returns whether a directory is known to hold another file whose name a glob matches. */
  boolean hasNeighbour(String directory, Glob glob) {
    return neighbours.getOrDefault(directory, Set.of()).stream()
        .anyMatch(name -> name.equals(ANY) || glob.matches(name));
  }

  /** Returns whether a directory or one below it is known to hold another file. */
  boolean hasNeighbours(String directory) {
    return neighbours.entrySet().stream()
        .anyMatch(
            entry ->
                !entry.getValue().isEmpty()
                    && (entry.getKey().equals(directory)
                        || entry.getKey().startsWith(directory + "/")));
  }

  /** Returns which of several files a tool takes: the one at home, or in its own directory. */
  static String nearest(Set<String> files, Place place, String directory) {
    var known = files.stream().filter(path -> path.indexOf('$') < 0).sorted().toList();
    if (known.size() < 2) {
      return known.isEmpty() ? "" : known.get(0);
    }
    return known.stream()
        .filter(
            path -> path.startsWith(directory + "/") && path.lastIndexOf('/') == directory.length())
        .findFirst()
        .or(() -> known.stream().filter(path -> path.startsWith(place.home() + "/.")).findFirst())
        .orElse("");
  }
}
