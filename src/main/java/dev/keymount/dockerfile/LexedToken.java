package dev.keymount.dockerfile;

import dev.keymount.source.SourceText;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;

/** A token whose offsets are those of the text, in UTF-16 units. */
class LexedToken implements Token {

  private final DockerfileLexer lexer;
  private final int type;
  private final int channel;
  private final int start;
  private final int end;
  private final int index;

  LexedToken(DockerfileLexer lexer, int type, int channel, int start, int end, int index) {
    this.lexer = lexer;
    this.type = type;
    this.channel = channel;
    this.start = start;
    this.end = end;
    this.index = index;
  }

  /** Returns the offset behind the last character. */
  final int end() {
    return end;
  }

  private SourceText source() {
    return lexer.source();
  }

  @Override
  public String getText() {
    return type == EOF ? "<EOF>" : source().text().substring(start, end);
  }

  @Override
  public int getType() {
    return type;
  }

  @Override
  public int getLine() {
    return source().line(start);
  }

  @Override
  public int getCharPositionInLine() {
    return source().column(start) - 1;
  }

  @Override
  public int getChannel() {
    return channel;
  }

  @Override
  public int getTokenIndex() {
    return index;
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
    return lexer;
  }

  @Override
  @SuppressWarnings("NullAway") // ANTLR allows tokens without a character stream
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String toString() {
    return type + "@" + start + ".." + end;
  }
}
