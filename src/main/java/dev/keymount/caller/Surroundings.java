package dev.keymount.caller;

import java.util.Optional;

/** The files of a repository as its callers see them. */
public interface Surroundings {

  /** A repository of one file. */
  Surroundings NONE =
      new Surroundings() {
        @Override
        public Optional<String> text(String path) {
          return Optional.empty();
        }

        @Override
        public boolean exists(String path) {
          return false;
        }
      };

  /**
   * Returns the text of a file, empty where there is none that can be read.
   *
   * @param path its path with slashes, relative to the root
   */
  Optional<String> text(String path);

  /** Returns whether there is a file or a directory of that path. */
  boolean exists(String path);
}
