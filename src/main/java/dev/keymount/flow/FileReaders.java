package dev.keymount.flow;

import dev.keymount.secret.Reach;
import java.util.List;
import java.util.Optional;

/** The programs that read a file which holds a secret. */
interface FileReaders {

  /** Returns whether they are ssh clients, which take the key from an agent as well. */
  boolean isSsh();

  /**
   * Returns how sure it is that a command reads the file.
   *
   * @param place where the step runs
   * @param directory the directory at that point of the step
   * @param scripts the scripts of the repository that the commands of the step run
   * @param state where the file is
   * @param mentions whether the command names the file
   */
  Reach reach(
      Place place,
      String directory,
      Invocation invocation,
      ContextScripts scripts,
      KeyState state,
      boolean mentions);

  /**
   * Returns why a command can't run beside a mount of the file, or be left out, as a sentence
   * without its subject; empty where nothing is against it.
   */
  default Optional<String> objection(
      Place place, KeyFiles files, Invocation invocation, KeyState state) {
    return Optional.empty();
  }

  /** Returns the paths at which a command that reads the file finds it; one where none is known. */
  List<String> files(Place place, String directory, Invocation invocation, KeyState state);

  /** Returns how sure it is that a RUN in exec form reads the file. */
  Reach reach(Place place, List<String> words, KeyState state);
}
