package dev.keymount.verify.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records that BuildKit keeps of builds: their logs, and their provenance with the values of
 * build arguments.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/buildx/history/">docker buildx
 *     history</a>
 */
final class BuildRecords {

  private BuildRecords() {}

  /**
   * Returns the command that removes the records of a run, whether its builds succeeded, failed or
   * were cut short.
   *
   * @param directory the directory of the run, in which all its contexts are
   * @param docker the words that begin a docker command
   */
  static List<String> removal(Path directory, List<String> docker) {
    List<String> arguments = new ArrayList<>(List.of(directory.toString()));
    arguments.addAll(docker);
    return CleaningScript.command("build-records.sh", arguments);
  }
}
