package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import java.util.BitSet;

/**
 * The JSON form of instructions: an array of strings as Go's {@code encoding/json} reads it, which
 * is strict and also refuses numbers that are too large and arrays nested too deeply.
 */
final class JsonLexer {

  /** What the text is. */
  enum Form {
    STRINGS,
    /** An array with something else in it, which BuildKit rejects. */
    OTHER_VALUES,
    /** No JSON array, so that the shell form is meant. */
    NONE
  }

  private static final int DEEPEST = 10_000;

  private final Cursor cursor;
  private final TokenQueue tokens;
  private final BitSet objects = new BitSet();
  private int depth;

  JsonLexer(Cursor cursor, TokenQueue tokens) {
    this.cursor = cursor;
    this.tokens = tokens;
  }

  /** Returns what the rest of the text is and adds the tokens of an array of strings. */
  Form lex() {
    if (cursor.atEnd() || cursor.current() != '[') {
      return Form.NONE;
    }
    long start = cursor.mark();
    var form = check();
    cursor.reset(start);
    if (form == Form.STRINGS) {
      emit();
    }
    return form;
  }

  private void emit() {
    while (!cursor.atEnd()) {
      int start = cursor.position();
      int type =
          switch (cursor.current()) {
            case '[' -> DockerfileParser.OPEN;
            case ',' -> DockerfileParser.COMMA;
            case ']' -> DockerfileParser.CLOSE;
            default -> DockerfileParser.STRING;
          };
      if (type == DockerfileParser.STRING) {
        skipString();
      } else {
        cursor.advance();
      }
      tokens.token(type, start, cursor.behind());
      skipBlanks();
    }
  }

  private Form check() {
    depth = 0;
    boolean strings = true;
    do {
      // a value stands here
      boolean nested = depth > 0;
      char c = cursor.atEnd() ? 0 : cursor.current();
      strings &= !nested || c == '"';
      boolean opened = c == '[' || c == '{';
      if (opened ? !open(c) : !skipScalar(c)) {
        return Form.NONE;
      }
      if (!toNextValue(opened)) {
        return Form.NONE;
      }
    } while (depth > 0);
    return !cursor.atEnd() ? Form.NONE : strings ? Form.STRINGS : Form.OTHER_VALUES;
  }

  private boolean open(char bracket) {
    cursor.advance();
    objects.set(depth++, bracket == '{');
    return depth <= DEEPEST;
  }

  /** Closes what ends here and steps over the separator and the key before the next value. */
  private boolean toNextValue(boolean opened) {
    boolean fresh = opened;
    while (depth > 0) {
      skipBlanks();
      if (cursor.atEnd()) {
        return false;
      }
      boolean object = objects.get(depth - 1);
      char c = cursor.current();
      if (c == (object ? '}' : ']')) {
        cursor.advance();
        depth--;
        fresh = false;
        continue;
      }
      if (!fresh) {
        if (c != ',') {
          return false;
        }
        cursor.advance();
        skipBlanks();
      }
      return !object || skipKey();
    }
    skipBlanks();
    return true;
  }

  private boolean skipKey() {
    if (cursor.atEnd() || cursor.current() != '"' || !skipString()) {
      return false;
    }
    skipBlanks();
    if (cursor.atEnd() || cursor.current() != ':') {
      return false;
    }
    cursor.advance();
    skipBlanks();
    return true;
  }

  private boolean skipScalar(char c) {
    return switch (c) {
      case '"' -> skipString();
      case 't' -> skipWord("true");
      case 'f' -> skipWord("false");
      case 'n' -> skipWord("null");
      default -> skipNumber();
    };
  }

  private boolean skipWord(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (cursor.atEnd() || cursor.current() != word.charAt(i)) {
        return false;
      }
      cursor.advance();
    }
    return true;
  }

  private boolean skipString() {
    cursor.advance();
    while (!cursor.atEnd()) {
      char c = cursor.current();
      cursor.advance();
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !skipEscaped())) {
        return false;
      }
    }
    return false;
  }

  private boolean skipEscaped() {
    if (cursor.atEnd()) {
      return false;
    }
    char c = cursor.current();
    cursor.advance();
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (cursor.atEnd() || cursor.current() >= 0x80 || Character.digit(cursor.current(), 16) < 0) {
        return false;
      }
      cursor.advance();
    }
    return true;
  }

  private boolean skipNumber() {
    var number = new StringBuilder();
    take(number, '-', '-');
    if (!take(number, '0', '0') && !takeAll(number)) {
      return false;
    }
    if (take(number, '.', '.') && !takeAll(number)) {
      return false;
    }
    if (take(number, 'e', 'e') || take(number, 'E', 'E')) {
      if (!take(number, '+', '+')) {
        take(number, '-', '-');
      }
      if (!takeAll(number)) {
        return false;
      }
    }
    return !Double.isInfinite(Double.parseDouble(number.toString()));
  }

  private boolean takeAll(StringBuilder number) {
    boolean any = false;
    while (take(number, '0', '9')) {
      any = true;
    }
    return any;
  }

  private boolean take(StringBuilder number, char from, char to) {
    if (cursor.atEnd() || cursor.current() < from || cursor.current() > to) {
      return false;
    }
    number.append(cursor.current());
    cursor.advance();
    return true;
  }

  private void skipBlanks() {
    while (!cursor.atEnd() && isBlank(cursor.current())) {
      cursor.advance();
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
