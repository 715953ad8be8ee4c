package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
 * @param shell what surely runs the text
 */
public record Script(
    Embedded text,
    List<String> directories,
    Predicate<String> exported,
    Engine engine,
    Optional<Function<List<String>, TextEdit>> before,
    boolean hasLines,
    Optional<String> home,
    Shell shell) {

  private static final Pattern IS_BASH =
      Pattern.compile("#!\\s*(?:\\S*/env\\s+)?(?:\\S*/)?bash\\b");
  private static final Pattern IS_SH = Pattern.compile("#!\\s*(?:\\S*/)?(?:sh|dash|ash)\\b");

  /** A shell that runs text. */
  public enum Shell {
    BASH,
    /** The one of POSIX, without the words that bash adds. */
    SH,
    UNKNOWN;

    /** Returns the shell of a name such as {@code /bin/bash}. */
    public static Shell of(String name) {
      return of(Embedded.whole(SourceText.of("#!" + name)));
    }

    private static Shell of(Embedded text) {
      if (IS_BASH.matcher(text.text()).lookingAt()) {
        return BASH;
      }
      return IS_SH.matcher(text.text()).lookingAt() ? SH : UNKNOWN;
    }
  }

  /** Makes a script whose first line may say what runs it. */
  public Script(
      Embedded text,
      List<String> directories,
      Predicate<String> exported,
      Engine engine,
      Optional<Function<List<String>, TextEdit>> before,
      boolean hasLines,
      Optional<String> home) {
    this(text, directories, exported, engine, before, hasLines, home, Shell.of(text));
  }

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

  /** Returns the script as it is run by a shell. */
  public Script in(Shell other) {
    return new Script(text, directories, exported, engine, before, hasLines, home, other);
  }

  /** Returns the script as one into which no further commands can be put. */
  Script closed() {
    return new Script(text, directories, exported, engine, Optional.empty(), false, home, shell);
  }

  /** Takes a copy of the list. */
  public Script {
    directories = List.copyOf(directories);
  }
}
