package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;

/** Reads shell text in place. */
public final class ShellReader {

  private ShellReader() {}

  /**
   * Returns the commands in a part of a file.
   *
   * @param text the text of the file
   * @param range the part to read
   * @param gaps parts of {@code range} that the shell does not get to see, in order: a Dockerfile's
   *     continuations and the comment lines between them
   * @return the commands; what cannot be read is one opaque command to the end of the range, behind
   *     those before it
   */
  public static CommandList read(String text, TextRange range, List<TextRange> gaps) {
    return new Lists(text, range, gaps).readAll();
  }
}
