package dev.keymount.caller.hcl;

import dev.keymount.caller.hcl.HclToken.Kind;
import java.util.List;
import java.util.Optional;

/** The tokens that mean something, one after the other. */
final class HclTokens {

  private final String text;
  private final List<HclToken> tokens;
  private int at;

  private HclTokens(String text, List<HclToken> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Returns the tokens of a text; empty if some of it is no token. */
  static Optional<HclTokens> of(String text, boolean json) {
    var all = HclLexer.tokens(text);
    if (all.stream().anyMatch(token -> token.kind() == Kind.UNKNOWN)) {
      return Optional.empty();
    }
    var meaning =
        all.stream()
            .filter(token -> token.kind() != Kind.BLANK && token.kind() != Kind.COMMENT)
            .filter(token -> !json || token.kind() != Kind.NEWLINE)
            .toList();
    return Optional.of(new HclTokens(text, meaning));
  }

  boolean isDone() {
    return at >= tokens.size();
  }

  HclToken peek() throws HclUnreadable {
    if (isDone()) {
      throw new HclUnreadable();
    }
    return tokens.get(at);
  }

  /** Returns the end of the token before the next. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.get(at - 1).range().end();
  }

  boolean isKind(Kind kind) {
    return !isDone() && tokens.get(at).kind() == kind;
  }

  boolean is(String punctuation) {
    return isKind(Kind.PUNCTUATION) && text(tokens.get(at)).equals(punctuation);
  }

  boolean isWord(String word) {
    return isKind(Kind.IDENTIFIER) && text(tokens.get(at)).equals(word);
  }

  HclToken take(Kind kind) throws HclUnreadable {
    var token = peek();
    if (token.kind() != kind) {
      throw new HclUnreadable();
    }
    at++;
    return token;
  }

  HclToken take() throws HclUnreadable {
    var token = peek();
    at++;
    return token;
  }

  void skipNewlines() {
    while (isKind(Kind.NEWLINE)) {
      at++;
    }
  }

  String text(HclToken token) {
    return token.range().of(text);
  }

  String source() {
    return text;
  }
}
