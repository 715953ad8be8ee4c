package dev.keymount.migrate;

import dev.keymount.flow.ContextFiles;
import dev.keymount.flow.DockerIgnore;
import java.util.List;
import java.util.Optional;

/**
 * A build context from which more is kept out than its files say so far.
 *
 * @param files the context as it is
 * @param ignored what will be kept out
 */
record PatchedContext(ContextFiles files, DockerIgnore ignored) implements ContextFiles {

  @Override
  public boolean isAtHand() {
    return files.isAtHand();
  }

  @Override
  public Optional<String> text(String path) {
    return files.text(path);
  }

  @Override
  public List<String> below(String directory) {
    return files.below(directory);
  }
}
