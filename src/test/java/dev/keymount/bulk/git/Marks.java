package dev.keymount.bulk.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Programs of a repository that leave a mark when they are run. */
final class Marks {

  private static final List<String> HOOKS =
      List.of(
          "applypatch-msg",
          "commit-msg",
          "fsmonitor-watchman",
          "post-checkout",
          "post-commit",
          "post-index-change",
          "pre-applypatch",
          "pre-commit",
          "pre-push",
          "prepare-commit-msg",
          "reference-transaction");

  private final Path mark;

  Marks(Path directory) {
    this.mark = directory.resolve("mark");
  }

  /** Makes programs for all that git could be led to run. */
  void arm(Scratch scratch, Path root) throws IOException {
    var hooks = root.resolve(".git/hooks");
    hooks(hooks);
    scratch.run(root, "config", "core.hooksPath", hooks.toString());
    scratch.run(root, "config", "core.fsmonitor", hooks.resolve("fsmonitor-watchman").toString());
    scratch.run(root, "config", "core.pager", hooks.resolve("pre-push").toString());
    Files.deleteIfExists(mark);
  }

  void hooks(Path hooks) throws IOException {
    Files.createDirectories(hooks);
    for (var name : HOOKS) {
      var hook = hooks.resolve(name);
      Files.writeString(hook, "#!/bin/sh\necho " + name + " >>'" + mark + "'\n");
      Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** Returns the names of those that were run. */
  List<String> left() throws IOException {
    return Files.exists(mark) ? Files.readAllLines(mark) : List.of();
  }
}
