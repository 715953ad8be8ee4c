package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;

/**
 * The flags between a keyword and its arguments.
 *
 * <p>BuildKit's {@code parser/split_command.go} reads them byte by byte, each byte as a character:
 * the second byte of some letters is white space to it.
 */
final class FlagLexer {

  private final Cursor cursor;
  private final TokenQueue tokens;
  private final boolean utf8;

  FlagLexer(Cursor cursor, TokenQueue tokens, boolean utf8) {
    this.cursor = cursor;
    this.tokens = tokens;
    this.utf8 = utf8;
  }

  /** Steps over all flags and the two dashes that may end them. */
  void lex(char escape) {
    while (true) {
      while (!cursor.atEnd() && isByteSpace(cursor.current())) {
        cursor.advance();
      }
      if (cursor.atEnd() || cursor.current() != '-' || cursor.following() != '-') {
        return;
      }
      int start = cursor.position();
      if (isEmptyFlag(escape)) {
        tokens.hidden(DockerfileParser.IGNORED, start, cursor.behind());
        return;
      }
      tokens.token(DockerfileParser.FLAG, start, cursor.behind());
    }
  }

  /** Steps over one flag; returns whether it is nothing but two dashes. */
  private boolean isEmptyFlag(char escape) {
    cursor.advance();
    cursor.advance();
    boolean empty = true;
    char quote = 0;
    while (!cursor.atEnd()) {
      char c = cursor.current();
      if (quote == 0 && containsSpaceByte(c)) {
        if (c >= 0x80 && utf8) {
          empty = false;
          cursor.advance();
        }
        return empty;
      }
      cursor.advance();
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c != escape || !cursor.atEnd()) {
        empty = false;
        if (c == escape) {
          cursor.advance();
        }
      }
    }
    return empty;
  }

  private boolean isByteSpace(char c) {
    return Whitespace.isAscii(c) || (!utf8 && (c == 0x85 || c == 0xA0));
  }

  private boolean containsSpaceByte(char c) {
    return (c < 0x80 || !utf8) ? isByteSpace(c) : Utf8.hasSpaceByte(c);
  }
}
