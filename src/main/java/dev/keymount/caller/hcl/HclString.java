package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A quoted string or a heredoc.
 *
 * @param range its place, quotes included
 * @param parts what it is made of; the text of a heredoc is one part that is filled in
 */
public record HclString(TextRange range, List<Part> parts) implements HclExpression {

  /**
   * A part of a string.
   *
   * @param text the text without escapes, or the expression of a part that is filled in
   * @param filled whether it is filled in
   */
  public record Part(String text, boolean filled) {}

  /** Takes a copy of the list. */
  public HclString {
    parts = List.copyOf(parts);
  }

  /** Returns the text if no part of it is filled in. */
  public Optional<String> literal() {
    return parts.stream().anyMatch(Part::filled)
        ? Optional.empty()
        : Optional.of(parts.stream().map(Part::text).collect(Collectors.joining()));
  }

  /** Returns the expression if the string is nothing but one part that is filled in. */
  public Optional<String> only() {
    return parts.size() == 1 && parts.get(0).filled()
        ? Optional.of(parts.get(0).text())
        : Optional.empty();
  }
}
