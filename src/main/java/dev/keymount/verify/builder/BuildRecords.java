package dev.keymount.verify.builder;

import java.nio.file.Path;
import java.util.List;

/** What buildx notes of builds on this machine: the path of the context, and no values. */
final class BuildRecords {

  private BuildRecords() {}

  /**
   * Returns the command that removes the notes of a run, whether its builds succeeded, failed or
   * were cut short.
   *
   * @param directory the directory of the run, in which all its contexts are
   */
  static List<String> removal(Path directory) {
    return CleaningScript.command("build-records.sh", List.of(directory.toString()));
  }
}
