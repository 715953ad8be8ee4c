package dev.keymount.flow;

import java.util.List;
import java.util.Optional;

/**
 * What is at hand of the build context: the files of the repository that COPY and ADD take.
 *
 * <p>Paths are relative to the root of the context, with slashes, without {@code .} segments.
 */
public interface ContextFiles {

  /** A context of which nothing is at hand, as when a Dockerfile comes alone. */
  ContextFiles NONE =
      new ContextFiles() {
        @Override
        public boolean isAtHand() {
          return false;
        }

        @Override
        public Optional<String> text(String path) {
          return Optional.empty();
        }

        @Override
        public List<String> below(String directory) {
          return List.of();
        }
      };

  /** Returns whether the files of the context can be looked at. */
  boolean isAtHand();

  /** Returns the text of a file; empty where there is none, or none that can be read as text. */
  Optional<String> text(String path);

  /**
   * Returns the files in a directory and the directories below it, in order; none where there is no
   * such directory. The root is the empty path.
   */
  List<String> below(String directory);

  /** Returns what the repository keeps out of the context. */
  default DockerIgnore ignored() {
    return DockerIgnore.of(text(DockerIgnore.NAME).orElse(""));
  }
}
