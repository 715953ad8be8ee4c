package dev.keymount.shell;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;
import org.jspecify.annotations.Nullable;

/** A source of tokens that know their offsets; nobody asks it for lines or for a stream. */
abstract class UnplacedTokens implements TokenSource {

  private TokenFactory<?> factory = CommonTokenFactory.DEFAULT;

  @Override
  public int getLine() {
    return 0;
  }

  @Override
  public int getCharPositionInLine() {
    return 0;
  }

  @Override
  public @Nullable CharStream getInputStream() {
    return null;
  }

  @Override
  public String getSourceName() {
    return "shell";
  }

  @Override
  public void setTokenFactory(TokenFactory<?> newFactory) {
    factory = newFactory;
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return factory;
  }
}
