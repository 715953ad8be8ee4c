package dev.keymount.caller.jenkins;

import dev.keymount.caller.jenkins.GroovyToken.Kind;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts Groovy into tokens that tile the text; never throws. */
final class GroovyLexer {

  /** Words after which a slash opens a string. */
  private static final Set<String> BEFORE_SLASHY =
      Set.of("sh", "script", "echo", "return", "in", "case", "assert");

  private final String text;
  private final List<GroovyToken> tokens = new ArrayList<>();
  private int at;

  /** The last token that means something, and whether it ends a value. */
  private boolean afterValue;

  private GroovyLexer(String text) {
    this.text = text;
  }

  static List<GroovyToken> tokens(String text) {
    var lexer = new GroovyLexer(text);
    while (lexer.at < text.length()) {
      int start = lexer.at;
      var kind = lexer.next();
      lexer.tokens.add(new GroovyToken(kind, new TextRange(start, lexer.at)));
      lexer.note(kind, start);
    }
    return List.copyOf(lexer.tokens);
  }

  private void note(Kind kind, int start) {
    switch (kind) {
      case WORD -> afterValue = !BEFORE_SLASHY.contains(text.substring(start, at));
      case STRING -> afterValue = true;
      case PUNCTUATION -> afterValue = ")]}".indexOf(text.charAt(start)) >= 0;
      case NEWLINE -> afterValue = false;
      default -> {}
    }
  }

  private Kind next() {
    char first = text.charAt(at);
    if (first == '\n' || text.startsWith("\r\n", at)) {
      at += first == '\n' ? 1 : 2;
      return Kind.NEWLINE;
    }
    if (Character.isWhitespace(first) || first == '\uFEFF') {
      at++;
      return Kind.BLANK;
    }
    if (text.startsWith("//", at) || text.startsWith("#!", at) && at == 0) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      at = end > at && text.charAt(end - 1) == '\r' && feed >= 0 ? end - 1 : end;
      return Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length() : close + 2;
      return Kind.COMMENT;
    }
    return string() ? Kind.STRING : word(first);
  }

  private boolean string() {
    var quote = Quote.at(text, at);
    if (quote.isEmpty() || quote.get() == Quote.SLASHY && afterValue) {
      return false;
    }
    int end = quote.get().end(text, at);
    if (end < 0 || quote.get() == Quote.SLASHY && text.substring(at, end).contains("\n")) {
      return false;
    }
    at = end;
    return true;
  }

  private Kind word(char first) {
    if (!Character.isLetterOrDigit(first) && first != '_' && first != '$') {
      at++;
      return Kind.PUNCTUATION;
    }
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at))
            || text.charAt(at) == '_'
            || text.charAt(at) == '$')) {
      at++;
    }
    return Kind.WORD;
  }
}
