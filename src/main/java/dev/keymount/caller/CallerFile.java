package dev.keymount.caller;

import dev.keymount.source.SourceText;

/**
 * A file that may call a build.
 *
 * @param path its path with slashes, relative to the root of the repository
 * @param source its text
 * @param surroundings the other files of the repository
 */
public record CallerFile(String path, SourceText source, Surroundings surroundings) {

  /** Returns the name of the file without its directory. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the directory of the file relative to the root; empty for the root. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
