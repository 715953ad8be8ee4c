package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.edit.TextEdit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Shell text and what its host says about how it runs.
 *
 * @param text the text
 * @param directories where it may run, relative to the root with slashes, the likeliest first;
 *     empty text for the root
 * @param exported whether a variable that the text does not assign surely is in the environment
 *     where it is set at all, so that {@code --secret id=X,env=X} finds it
 * @param engine what {@code docker} stands for where the text runs
 * @param before how whole commands are made to run ahead of the text in the same shell, such as
 *     further items of a {@code script} list; empty where they can't, and must stand in the text
 * @param hasLines whether further lines may be put into the text
 * @param home the directory of the file that {@code $0} names, relative to the root; empty where
 *     there is none
 */
public record Script(
    Embedded text,
    List<String> directories,
    Predicate<String> exported,
    Engine engine,
    Optional<Function<List<String>, TextEdit>> before,
    boolean hasLines,
    Optional<String> home) {

  /** Makes a script that is no file of its own. */
  public Script(
      Embedded text,
      List<String> directories,
      Predicate<String> exported,
      Engine engine,
      Optional<Function<List<String>, TextEdit>> before,
      boolean hasLines) {
    this(text, directories, exported, engine, before, hasLines, Optional.empty());
  }

  /** Returns the script as one into which no further commands can be put. */
  Script closed() {
    return new Script(text, directories, exported, engine, Optional.empty(), false, home);
  }

  /** Takes a copy of the list. */
  public Script {
    directories = List.copyOf(directories);
  }
}
