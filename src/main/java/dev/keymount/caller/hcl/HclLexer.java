package dev.keymount.caller.hcl;

import dev.keymount.caller.hcl.HclToken.Kind;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/** Cuts HCL into tokens that tile the text; never throws. */
final class HclLexer {

  private final String text;
  private final List<HclToken> tokens = new ArrayList<>();
  private int at;

  private HclLexer(String text) {
    this.text = text;
  }

  static List<HclToken> tokens(String text) {
    var lexer = new HclLexer(text);
    while (lexer.at < text.length()) {
      int start = lexer.at;
      var kind = lexer.next();
      lexer.tokens.add(new HclToken(kind, new TextRange(start, lexer.at)));
    }
    return List.copyOf(lexer.tokens);
  }

  private Kind next() {
    char first = text.charAt(at);
    if (first == '\n' || text.startsWith("\r\n", at)) {
      at += first == '\n' ? 1 : 2;
      return Kind.NEWLINE;
    }
    if (first == ' ' || first == '\t' || first == '\uFEFF' && at == 0) {
      at++;
      return Kind.BLANK;
    }
    if (first == '#' || text.startsWith("//", at)) {
      at = lineEnd(at);
      return Kind.COMMENT;
    }
    if (text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      at = close < 0 ? text.length() : close + 2;
      return close < 0 ? Kind.UNKNOWN : Kind.COMMENT;
    }
    if (first == '"') {
      return string();
    }
    if (text.startsWith("<<", at)) {
      return heredoc();
    }
    return word(first);
  }

  private Kind word(char first) {
    if (isWordStart(first)) {
      at++;
      while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '-')) {
        at++;
      }
      return Kind.IDENTIFIER;
    }
    if (first >= '0' && first <= '9') {
      while (at < text.length() && (isWordPart(text.charAt(at)) || isFraction())) {
        at++;
      }
      return Kind.NUMBER;
    }
    at++;
    return Kind.PUNCTUATION;
  }

  private boolean isFraction() {
    return text.charAt(at) == '.'
        && at + 1 < text.length()
        && text.charAt(at + 1) >= '0'
        && text.charAt(at + 1) <= '9';
  }

  private static boolean isWordStart(char character) {
    return character == '_' || Character.isLetter(character);
  }

  private static boolean isWordPart(char character) {
    return character == '_' || Character.isLetterOrDigit(character);
  }

  /** Ends behind the line's last character that is no line break. */
  private int lineEnd(int from) {
    int feed = text.indexOf('\n', from);
    if (feed < 0) {
      return text.length();
    }
    return feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
  }

  private Kind string() {
    int end = new HclTemplate(text).end(at);
    boolean whole = end >= 0;
    at = whole ? end : text.length();
    return whole ? Kind.STRING : Kind.UNKNOWN;
  }

  /** A heredoc ends behind its marker, ahead of that line's break. */
  private Kind heredoc() {
    int from = at + 2;
    boolean flush = text.startsWith("-", from);
    int word = flush ? from + 1 : from;
    int end = word;
    while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    if (end == word || lineEnd(end) != end || !isWordStart(text.charAt(word))) {
      at += 2;
      return Kind.PUNCTUATION;
    }
    var marker = text.substring(word, end);
    for (int feed = text.indexOf('\n', end); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
      int close = lineEnd(feed + 1);
      if (text.substring(feed + 1, close).strip().equals(marker)) {
        at = close;
        return Kind.HEREDOC;
      }
    }
    at = text.length();
    return Kind.UNKNOWN;
  }
}
