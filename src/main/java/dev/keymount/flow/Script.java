package dev.keymount.flow;

import dev.keymount.shell.CommandList;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A shell text that a command of a RUN runs.
 *
 * @param name how people call it: its path in the build context; empty where it stands in the
 *     Dockerfile itself
 * @param key what tells it from others
 * @param text the text, its lines at their places in the file
 * @param list its commands; empty for another language
 * @param mentioned the parts of the file in which a name is no mere comment
 * @param directory where it runs
 * @param isWhole whether the text is all that is run
 */
record Script(
    String name,
    String key,
    String text,
    Optional<CommandList> list,
    String mentioned,
    String directory,
    boolean isWhole) {

  private static final Pattern SHELL =
      Pattern.compile(
          "#!\\s*(?:/usr/bin/env\\s+(?:-S\\s+)?)?(?:\\S*/)?(?:sh|bash|ash|dash|ksh|zsh)\\b.*");

  /** Returns a file that is run by itself or by a shell. */
  static Script of(String name, String text, String directory, boolean byShell) {
    int feed = text.indexOf('\n');
    var first = (feed < 0 ? text : text.substring(0, feed)).strip();
    boolean shell = byShell || SHELL.matcher(first).matches() || !first.startsWith("#!");
    return new Script(
        name,
        name,
        text,
        shell ? Optional.of(read(text)) : Optional.empty(),
        withoutComments(text),
        directory,
        shell);
  }

  /** Returns a text of the Dockerfile that is handed to another shell. */
  static Script inline(String text, String directory) {
    return new Script("", text, text, Optional.of(read(text)), text, directory, true);
  }

  /** Returns commands that another file holds among other things. */
  static Script part(
      String name, String key, String text, String mentioned, String directory, boolean isWhole) {
    return new Script(
        name, name + "#" + key, text, Optional.of(read(text)), mentioned, directory, isWhole);
  }

  private static CommandList read(String text) {
    return ShellReader.read(text, new TextRange(0, text.length()), List.of());
  }

  static String withoutComments(String text) {
    return text.lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the 1-based line of an offset. */
  int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
