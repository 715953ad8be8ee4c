package dev.keymount.bulk;

/**
 * One repository of a run.
 *
 * @param position its 0-based place in the whole list
 * @param key what tells it from all others, the same on every machine
 * @param name how reports call it; no other of the list has this name
 * @param fileName the name of its files: letters, digits, dots, hyphens and underscores; no other
 *     of the list has it, in whatever case
 * @param source where it comes from
 */
public record Repository(int position, String key, String name, String fileName, Source source) {

  /** Returns what tells it from all others on this machine. */
  String identity() {
    return source instanceof Source.Directory directory ? directory.path().toString() : key;
  }
}
