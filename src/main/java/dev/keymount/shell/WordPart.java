package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/** A part of a word. */
public sealed interface WordPart {

  /** Returns the part as written, quotes included. */
  TextRange range();

  /** Unquoted text; {@code value} has its backslashes resolved. */
  record Literal(TextRange range, String value) implements WordPart {}

  /** Text in single quotes or bash's {@code $'…'}; {@code value} is what the shell sees. */
  record SingleQuoted(TextRange range, String value) implements WordPart {}

  /** Parts in double quotes. */
  record DoubleQuoted(TextRange range, List<WordPart> parts) implements WordPart {

    /** Takes a copy of the list. */
    public DoubleQuoted {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code $name} or <code>${…}</code>.
   *
   * @param range the expansion as written
   * @param name the parameter, special ones included
   * @param operator what stands behind the name in braces, such as {@code :-} or {@code #} (before
   *     the name for the length)
   * @param argument the word behind the operator
   */
  record Parameter(TextRange range, String name, Optional<String> operator, Optional<Word> argument)
      implements WordPart {}

  /** <code>$(…)</code> or backquotes. */
  record CommandSubstitution(TextRange range, CommandList body) implements WordPart {}

  /** Bash's {@code <(…)} and {@code >(…)}. */
  record ProcessSubstitution(TextRange range, CommandList body) implements WordPart {}

  /** <code>$((…))</code>; the expansions inside it. */
  record ArithmeticExpansion(TextRange range, List<WordPart> parts) implements WordPart {

    /** Takes a copy of the list. */
    public ArithmeticExpansion {
      parts = List.copyOf(parts);
    }
  }
}
