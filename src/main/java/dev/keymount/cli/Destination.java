package dev.keymount.cli;

import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.PatchedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/**
 * Where the changed files go.
 *
 * @param root what their paths are relative to
 * @param directory the directory that takes them in place of the root
 * @param isDry whether nothing is written
 */
record Destination(Path root, Optional<Path> directory, boolean isDry) {

  /**
   * Writes a Dockerfile.
   *
   * @throws IOException if it can't be written or has changed since
   */
  void write(DockerfileResult result) throws IOException {
    if (isDry || !result.isTextChanged()) {
      return;
    }
    var file = root.resolve(result.path());
    if (directory.isPresent()) {
      var target = target(directory.get(), result.path());
      PatchedFile.write(target, result.after().encode(), file);
    } else {
      PatchedFile.replace(root, file, result.before(), result.after());
    }
  }

  /**
   * Writes a file that changes with a Dockerfile.
   *
   * @throws IOException if it can't be written or has changed since
   */
  void write(ChangedFile changed) throws IOException {
    if (isDry) {
      return;
    }
    var file = root.resolve(changed.path());
    if (directory.isPresent()) {
      var target = target(directory.get(), changed.path());
      if (changed.before().isPresent()) {
        PatchedFile.write(target, changed.after().encode(), file);
      } else {
        Files.deleteIfExists(target);
        PatchedFile.create(directory.get(), target, changed.after());
      }
    } else if (changed.before().isPresent()) {
      PatchedFile.replace(root, file, changed.before().get(), changed.after());
    } else {
      PatchedFile.create(root, file, changed.after());
    }
  }

  private static Path target(Path directory, String path) throws IOException {
    var target = directory.resolve(path).toAbsolutePath();
    PathUtils.createParentDirectories(target);
    return target;
  }

  /** Returns where a file goes, as the user would write it. */
  Path shown(String prefix, String path) {
    return directory.map(place -> place.resolve(path)).orElse(Path.of(prefix + path));
  }
}
