package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A redirection.
 *
 * @param range the redirection as written, without the body of a here-document
 * @param descriptor the file descriptor before the operator
 * @param operator the operator, such as {@code >>}
 * @param target the word behind the operator; the delimiter of a here-document
 * @param document the here-document
 */
public record Redirection(
    TextRange range,
    OptionalInt descriptor,
    String operator,
    Word target,
    Optional<HereDocument> document) {

  /**
   * The body of a here-document.
   *
   * @param range its lines, without the delimiter line
   * @param expand whether the shell expands it
   * @param content its parts; one literal when it is not expanded
   */
  public record HereDocument(TextRange range, boolean expand, Word content) {}
}
