package dev.keymount.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a line as BuildKit's {@code shell/lex.go} splits them when it looks for
 * here-documents: with a backslash as the escape whatever the directive says, and with no variable
 * set.
 */
final class HeredocWords {

  /** A word and where it stands. */
  record Word(String text, int start, int end) {}

  /** Expansions nested deeper than this count as broken. */
  private static final int DEEPEST = 500;

  private static final char END = 0xFFFF;

  private final Cursor cursor;
  private final boolean rawQuotes;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder part = new StringBuilder();
  private final List<Word> words = new ArrayList<>();
  private boolean rawEscapes;
  private boolean inWord;
  private int start;
  private int end;
  private int depth;
  private boolean nested;

  private HeredocWords(Cursor cursor, boolean rawQuotes, boolean rawEscapes) {
    this.cursor = cursor;
    this.rawQuotes = rawQuotes;
    this.rawEscapes = rawEscapes;
  }

  /** Returns the words with quotes and escapes kept, none where the line is broken. */
  static List<Word> raw(Cursor cursor) {
    var splitter = new HeredocWords(cursor, true, true);
    return splitter.split() ? splitter.words : List.of();
  }

  /** Returns the only word of {@code text}, without an escape. */
  static OneWord only(String text, boolean rawQuotes) {
    var splitter = new HeredocWords(Cursor.over(text, true), rawQuotes, false);
    if (!splitter.split()) {
      return new OneWord(false, "");
    }
    return new OneWord(true, splitter.words.size() == 1 ? splitter.words.get(0).text() : "");
  }

  /** A word, empty where there are none or several; {@code whole} is false where it is broken. */
  record OneWord(boolean whole, String text) {}

  private boolean split() {
    while (!cursor.atEnd()) {
      int from = cursor.position();
      char c = cursor.current();
      part.setLength(0);
      nested = false;
      switch (c) {
        case '$', '<', '\'', '"' -> {
          if (!special(c, part)) {
            return false;
          }
          if (nested) {
            // BuildKit's splitter shares one buffer between its levels
            word.setLength(0);
          }
          addPart(c == '$', from);
        }
        case '\\' -> escaped(from);
        default -> {
          cursor.advance();
          add(c, from);
        }
      }
    }
    flush();
    return true;
  }

  private void escaped(int from) {
    cursor.advance();
    if (rawEscapes) {
      addRaw('\\', from);
    }
    if (!cursor.atEnd()) {
      int at = cursor.position();
      char c = cursor.current();
      cursor.advance();
      addRaw(c, rawEscapes ? from : at);
    }
  }

  private void addPart(boolean splits, int from) {
    inWord |= !splits;
    for (int i = 0; i < part.length(); i++) {
      if (splits) {
        add(part.charAt(i), from);
      } else {
        addRaw(part.charAt(i), from);
      }
    }
  }

  private void add(char c, int from) {
    if (!cursor.isSpace(c)) {
      addRaw(c, from);
    } else if (inWord) {
      flush();
    }
  }

  private void addRaw(char c, int from) {
    if (word.length() == 0) {
      start = from;
    }
    word.append(c);
    end = cursor.behind();
    inWord = true;
  }

  private void flush() {
    if (word.length() > 0) {
      words.add(new Word(word.toString(), start, end));
      word.setLength(0);
      inWord = false;
    }
  }

  private char peek() {
    return cursor.atEnd() ? END : cursor.current();
  }

  private char next() {
    char c = peek();
    if (c != END || !cursor.atEnd()) {
      cursor.advance();
    }
    return c;
  }

  private boolean special(char c, StringBuilder out) {
    return switch (c) {
      case '$' -> dollar(out);
      case '<' -> lessThan(out);
      case '\'' -> singleQuoted(out);
      default -> doubleQuoted(out);
    };
  }

  private boolean lessThan(StringBuilder out) {
    out.append(next());
    if (peek() == '<') {
      out.append(next());
      while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
        out.append(next());
      }
    }
    return true;
  }

  private boolean singleQuoted(StringBuilder out) {
    quote(out);
    while (!cursor.atEnd()) {
      if (peek() == '\'') {
        quote(out);
        return true;
      }
      out.append(next());
    }
    return false;
  }

  private boolean doubleQuoted(StringBuilder out) {
    quote(out);
    while (!cursor.atEnd()) {
      char c = peek();
      if (c == '"') {
        quote(out);
        return true;
      }
      if (c == '$') {
        if (!dollar(out)) {
          return false;
        }
      } else {
        out.append(next());
        if (c == '\\') {
          escapedInQuotes(out);
        }
      }
    }
    return false;
  }

  /** Goes on behind a backslash, which is written twice where it stays and is kept raw. */
  private void escapedInQuotes(StringBuilder out) {
    if (!rawEscapes) {
      out.setLength(out.length() - 1);
    }
    if (!cursor.atEnd()) {
      char c = peek();
      out.append(c == '"' || c == '$' || c == '\\' ? next() : '\\');
    }
  }

  private void quote(StringBuilder out) {
    char c = next();
    if (rawQuotes) {
      out.append(c);
    }
  }

  private boolean dollar(StringBuilder out) {
    out.append(next());
    if (peek() != '{') {
      name(out);
      return true;
    }
    out.append(next());
    if (cursor.atEnd() || peek() == '{' || peek() == '}' || peek() == ':') {
      return false;
    }
    name(out);
    char modifier = next();
    out.append(modifier);
    return switch (modifier) {
      case '}' -> true;
      case ':' -> {
        char second = next();
        out.append(second);
        yield second != '#' && second != '%' && inner('}', false, out) && close(out);
      }
      case '+', '-', '?' -> inner('}', false, out) && close(out);
      case '#', '%' -> inner('}', true, out) && close(out);
      case '/' -> replacement(out);
      default -> false;
    };
  }

  private static boolean close(StringBuilder out) {
    out.append('}');
    return true;
  }

  private boolean replacement(StringBuilder out) {
    // of two slashes BuildKit keeps one
    if (peek() == '/') {
      next();
    }
    if (!inner('/', true, out)) {
      return false;
    }
    out.append('/');
    return inner('}', true, out) && close(out);
  }

  /** Reads the inside of an expansion up to {@code stop}, which is stepped over. */
  private boolean inner(char stop, boolean raw, StringBuilder out) {
    nested = true;
    if (++depth > DEEPEST) {
      return false;
    }
    boolean outer = rawEscapes;
    rawEscapes = raw;
    boolean closed = false;
    boolean whole = true;
    while (whole && !closed && !cursor.atEnd()) {
      char c = peek();
      if (c == stop) {
        next();
        closed = true;
      } else {
        whole = innerStep(c, out);
      }
    }
    rawEscapes = outer;
    depth--;
    return whole && closed;
  }

  private boolean innerStep(char c, StringBuilder out) {
    if (c == '$' || c == '<' || c == '\'' || c == '"') {
      return special(c, out);
    }
    next();
    if (c != '\\') {
      out.append(c);
      return true;
    }
    if (rawEscapes) {
      out.append(c);
    }
    if (!cursor.atEnd()) {
      out.append(next());
    }
    return true;
  }

  private void name(StringBuilder out) {
    if (cursor.atEnd()) {
      return;
    }
    char first = peek();
    if (Character.isDigit(first)) {
      while (!cursor.atEnd() && Character.isDigit(peek())) {
        out.append(next());
      }
    } else if ("@*#?-$!".indexOf(first) >= 0) {
      out.append(next());
    } else {
      while (!cursor.atEnd() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
        out.append(next());
      }
    }
  }
}
