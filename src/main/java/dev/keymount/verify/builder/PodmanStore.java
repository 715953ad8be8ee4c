package dev.keymount.verify.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A store of images of one run. Builds read base images out of the store of the user, and write
 * here alone: each layer, each image of a step, and what they pull. Nothing of the user's is named,
 * changed or removed, and the end of the run removes all of it.
 *
 * @see <a href="https://github.com/containers/storage/blob/main/docs/containers-storage.conf.5.md">
 *     additional image stores</a>
 */
final class PodmanStore {

  /** The storage drivers that can read a second store. */
  private static final Set<String> SHARING = Set.of("overlay", "vfs");

  private final PodmanFacts facts;
  private final Path directory;

  /**
   * Makes one beside the store of the user, where the storage driver is known to work, or in the
   * directory of the run.
   */
  PodmanStore(PodmanFacts facts, Path run) {
    this.facts = facts;
    this.directory =
        Optional.ofNullable(facts.images().getParent())
            .filter(Files::isWritable)
            .map(parent -> parent.resolve(run.getFileName()))
            .orElseGet(() -> run.resolve("images"));
  }

  /** Returns the flags of podman and buildah that make them use it. */
  List<String> flags() {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--root",
                directory.resolve("root").toString(),
                "--runroot",
                directory.resolve("run").toString(),
                "--storage-driver",
                facts.driver()));
    for (String option : facts.options()) {
      flags.addAll(List.of("--storage-opt", option));
    }
    if (seesUser()) {
      flags.addAll(List.of("--storage-opt", facts.driver() + ".imagestore=" + facts.images()));
    }
    return flags;
  }

  /** Returns whether builds can start from images that the user has. */
  boolean seesUser() {
    return SHARING.contains(facts.driver());
  }

  /** Returns the directory for what the builder writes aside, which is as large as images. */
  Path temporary() {
    return directory.resolve("tmp");
  }

  /** Makes the directories. */
  void make() throws IOException {
    Files.createDirectories(temporary());
  }

  /**
   * Returns the command that ends what still runs in it and removes it.
   *
   * @param builder the words that begin a command of podman or buildah
   */
  List<String> removal(List<String> builder) {
    List<String> command = new ArrayList<>();
    if (facts.isRootless()) {
      command.addAll(builder);
      command.add("unshare");
    }
    command.addAll(
        CleaningScript.command(
            "podman-store.sh",
            List.of(
                directory.toString(), String.valueOf(directory.getFileName()), facts.runtime())));
    return command;
  }
}
