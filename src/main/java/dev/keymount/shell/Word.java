package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * A word of the shell.
 *
 * @param range the word as written
 * @param text the word's source without gaps: quotes are kept, and so are continuations that are
 *     the shell's own
 * @param parts its parts in order; they tile the word
 */
public record Word(TextRange range, String text, List<WordPart> parts) {

  /** Takes a copy of the list. */
  public Word {
    parts = List.copyOf(parts);
  }

  /** Returns the value after quote removal where no expansion takes part in it. */
  public Optional<String> value() {
    if (parts.size() == 1 && parts.get(0) instanceof WordPart.Literal literal) {
      return Optional.of(literal.value());
    }
    var value = new StringBuilder();
    return append(parts, value) ? Optional.of(value.toString()) : Optional.empty();
  }

  private static boolean append(List<WordPart> parts, StringBuilder value) {
    for (var part : parts) {
      if (part instanceof WordPart.Literal literal) {
        value.append(literal.value());
      } else if (part instanceof WordPart.SingleQuoted quoted) {
        value.append(quoted.value());
      } else if (!(part instanceof WordPart.DoubleQuoted quoted)
          || !append(quoted.parts(), value)) {
        return false;
      }
    }
    return true;
  }
}
