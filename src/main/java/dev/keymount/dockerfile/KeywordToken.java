package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.List;

/**
 * The token that opens an instruction, or its first part.
 *
 * <p>It carries what only the token source knows about the instruction.
 */
final class KeywordToken extends LexedToken {

  private final Extent extent = new Extent();

  KeywordToken(DockerfileLexer lexer, int type, int start, int end, int index) {
    super(lexer, type, DEFAULT_CHANNEL, start, end, index);
  }

  Extent extent() {
    return extent;
  }

  /** Where an instruction and its parts lie; filled in while the instruction is read. */
  static final class Extent {
    TextRange range = TextRange.at(0);
    TextRange body = TextRange.at(0);
    List<TextRange> gaps = List.of();
    List<Heredoc> heredocs = List.of();
  }
}
