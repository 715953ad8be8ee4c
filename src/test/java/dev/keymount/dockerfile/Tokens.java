package dev.keymount.dockerfile;

import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** The tokens of a text, hidden ones included. */
final class Tokens {

  private Tokens() {}

  static List<Token> of(SourceText source) {
    var lexer = new DockerfileLexer(source);
    var tokens = new ArrayList<Token>();
    var token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      tokens.add(token);
      token = lexer.nextToken();
    }
    tokens.add(token);
    return tokens;
  }

  /** Returns where the first token starts that does not follow on the one before it, or -1. */
  static int firstGap(SourceText source) {
    int behind = 0;
    int index = 0;
    for (var token : of(source)) {
      boolean follows = token.getStartIndex() == behind && token.getTokenIndex() == index++;
      if (!follows || token.getStopIndex() + 1 < behind) {
        return token.getStartIndex();
      }
      behind = token.getStopIndex() + 1;
    }
    return behind == source.text().length() ? -1 : behind;
  }
}
