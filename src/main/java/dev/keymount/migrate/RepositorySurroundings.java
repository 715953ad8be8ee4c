package dev.keymount.migrate;

import dev.keymount.caller.Surroundings;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files below the root of a run, which is not left: a path that leads out, also by a link, is
 * no file here. Nor is one above 1 MiB.
 *
 * @param root the root
 */
record RepositorySurroundings(Path root) implements Surroundings {

  static final long MAX_BYTES = 1024 * 1024;

  @Override
  public Optional<String> text(String path) {
    var file = resolve(path);
    try {
      return file.isPresent()
              && Files.isRegularFile(file.get())
              && Files.size(file.get()) <= MAX_BYTES
          ? Optional.of(SourceText.decode(Files.readAllBytes(file.get())).text())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean exists(String path) {
    return resolve(path).isPresent();
  }

  /**
   * Returns where a file lies behind all links, as a path below this root; empty where it lies
   * elsewhere, and where there is none.
   */
  Optional<Path> real(Path file) {
    try {
      var base = root.toRealPath();
      var real = file.toRealPath();
      return real.startsWith(base)
          ? Optional.of(root.resolve(base.relativize(real)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns an existing file or directory by its path. */
  Optional<Path> resolve(String path) {
    try {
      var file = root.resolve(path).normalize();
      return file.startsWith(root)
              && Files.exists(file)
              && file.toRealPath().startsWith(root.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
