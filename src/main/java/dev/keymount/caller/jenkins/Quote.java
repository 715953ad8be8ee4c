package dev.keymount.caller.jenkins;

import java.util.Optional;

/** The ways to quote a string in Groovy. */
enum Quote {
  TRIPLE_SINGLE("'''", "'''", false, true),
  TRIPLE_DOUBLE("\"\"\"", "\"\"\"", true, true),
  SINGLE("'", "'", false, false),
  DOUBLE("\"", "\"", true, false),
  DOLLAR_SLASHY("$/", "/$", true, true),
  SLASHY("/", "/", true, true);

  private static final int DEEPEST = 50;

  private final String open;
  private final String close;
  private final boolean interpolates;
  private final boolean hasLines;

  Quote(String open, String close, boolean interpolates, boolean hasLines) {
    this.open = open;
    this.close = close;
    this.interpolates = interpolates;
    this.hasLines = hasLines;
  }

  /** Returns the quote that opens at an offset. */
  static Optional<Quote> at(String text, int offset) {
    for (var quote : values()) {
      if (text.startsWith(quote.open, offset)) {
        return Optional.of(quote);
      }
    }
    return Optional.empty();
  }

  int openLength() {
    return open.length();
  }

  int closeLength() {
    return close.length();
  }

  boolean interpolates() {
    return interpolates;
  }

  boolean hasLines() {
    return hasLines;
  }

  boolean isSlashy() {
    return this == SLASHY || this == DOLLAR_SLASHY;
  }

  /** Returns the offset behind the string that opens at {@code from}; negative if none ends. */
  int end(String text, int from) {
    return end(text, from, 0);
  }

  private int end(String text, int from, int depth) {
    int at = from + open.length();
    while (at < text.length()) {
      int escape = escapeLength(text, at);
      if (escape > 0) {
        at += escape;
      } else if (text.startsWith(close, at)) {
        return at + close.length();
      } else if (!hasLines && text.charAt(at) == '\n') {
        return -1;
      } else if (interpolates && text.startsWith("${", at)) {
        at = expressionEnd(text, at, depth + 1);
        if (at < 0) {
          return -1;
        }
      } else {
        at++;
      }
    }
    return -1;
  }

  /** Returns how many characters stand for one that is written otherwise; 0 if there are none. */
  int escapeLength(String text, int at) {
    if (this == SLASHY) {
      return text.startsWith("\\/", at) ? 2 : 0;
    }
    if (this == DOLLAR_SLASHY) {
      return text.startsWith("$$", at) || text.startsWith("$/", at) ? 2 : 0;
    }
    if (text.charAt(at) != '\\') {
      return 0;
    }
    boolean unicode = text.startsWith("\\u", at);
    return text.startsWith("\\\r\n", at) ? 3 : unicode ? 6 : 2;
  }

  /** Returns the offset behind <code>${…}</code>; negative if it does not end. */
  static int expressionEnd(String text, int from, int depth) {
    int open = 0;
    int at = from + 1;
    while (at < text.length() && depth < DEEPEST) {
      char character = text.charAt(at);
      if (character == '{') {
        open++;
      } else if (character == '}') {
        open--;
        if (open == 0) {
          return at + 1;
        }
      }
      if (character == '"' || character == '\'') {
        at = at(text, at).orElseThrow().end(text, at, depth + 1);
        if (at < 0) {
          return -1;
        }
      } else {
        at++;
      }
    }
    return -1;
  }

  /** Returns text as it is written in such a string. */
  String written(String plain) {
    var result = new StringBuilder();
    for (int at = 0; at < plain.length(); at++) {
      char character = plain.charAt(at);
      result.append(written(character));
    }
    return result.toString();
  }

  private String written(char character) {
    if (this == SLASHY) {
      return character == '/' ? "\\/" : character == '$' ? "${'$'}" : String.valueOf(character);
    }
    if (this == DOLLAR_SLASHY) {
      return character == '$' ? "$$" : String.valueOf(character);
    }
    boolean escaped =
        character == '\\'
            || character == '$' && interpolates
            || (this == SINGLE || this == TRIPLE_SINGLE) && character == '\''
            || this == DOUBLE && character == '"';
    if (character == '\n' && !hasLines) {
      return "\\n";
    }
    return escaped ? "\\" + character : String.valueOf(character);
  }
}
