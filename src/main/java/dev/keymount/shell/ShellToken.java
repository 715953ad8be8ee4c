package dev.keymount.shell;

import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/** A token with what the lexer has read of it. */
final class ShellToken implements Token {

  private final TokenSource source;
  private final int type;
  private final int start;
  private final int end;
  private final @Nullable Object content;
  private int index = -1;

  ShellToken(TokenSource source, int type, int start, int end, @Nullable Object content) {
    this.source = source;
    this.type = type;
    this.start = start;
    this.end = end;
    this.content = content;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Returns the word, or what stands in the parentheses of an arithmetic command. */
  Word word() {
    return content(Word.class);
  }

  Assignment assignment() {
    return content(Assignment.class);
  }

  /** Returns the operator or the descriptor of a redirection, or the name of a function. */
  String name() {
    return content(String.class);
  }

  /** Returns the here-document that the operator of a redirection begins. */
  Optional<HereDocuments.Pending> hereDocument() {
    return content instanceof HereDocuments.Pending pending
        ? Optional.of(pending)
        : Optional.empty();
  }

  private <T> T content(Class<T> kind) {
    if (!kind.isInstance(content)) {
      throw new IllegalStateException("a token without " + kind.getSimpleName());
    }
    return kind.cast(content);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : String.valueOf(content);
  }

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return 0;
  }

  @Override
  public int getChannel() {
    return DEFAULT_CHANNEL;
  }

  @Override
  public int getTokenIndex() {
    return index;
  }

  void setTokenIndex(int index) {
    this.index = index;
  }

  @Override
  public int getStartIndex() {
    return start;
  }

  @Override
  public int getStopIndex() {
    return end - 1;
  }

  @Override
  public TokenSource getTokenSource() {
    return source;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }
}
