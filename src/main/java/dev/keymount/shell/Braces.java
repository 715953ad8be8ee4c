package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * Reads parameter expansions in braces.
 *
 * <p>What stands behind the name of a length ({@code #}) or of an indirection ({@code !}) is their
 * argument, index included. The operator of another indexed parameter is {@code [}; its argument is
 * the index, and whatever stands behind the bracket that closes it.
 *
 * @see <a
 *     href="https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html">Bash
 *     manual, 3.5.3</a>
 */
final class Braces {

  private final Cursor cursor;
  private final Words words;

  Braces(Cursor cursor, Words words) {
    this.cursor = cursor;
    this.words = words;
  }

  /** Returns the expansion that began at {@code start} and whose brace is at the cursor. */
  WordPart read(int start, Quoting quoting) {
    cursor.advance();
    Optional<String> operator = prefix();
    var name = name();
    if (operator.isEmpty()) {
      operator = operator();
    }
    Optional<Word> argument =
        operator.isEmpty() || (cursor.is('}') && takesNone(operator.get()))
            ? Optional.empty()
            : Optional.of(argument(hidesSingleQuotes(operator.get(), quoting), quoting));
    cursor.require('}');
    return new WordPart.Parameter(
        new TextRange(start, cursor.previousEnd()), name, operator, argument);
  }

  private static boolean takesNone(String operator) {
    return operator.equals("!") || operator.equals("#");
  }

  private Optional<String> prefix() {
    if (!cursor.is('#') && !cursor.is('!')) {
      return Optional.empty();
    }
    var ahead = cursor.fork();
    ahead.advance();
    int next = ahead.current();
    if (!Names.isPart(next) && !Names.isSpecial(next)) {
      return Optional.empty();
    }
    if (isAlsoOperator(next)) {
      ahead.advance();
      if (!ahead.is('}')) {
        return Optional.empty();
      }
    }
    var prefix = String.valueOf((char) cursor.current());
    cursor.advance();
    return Optional.of(prefix);
  }

  private static boolean isAlsoOperator(int c) {
    return c == '-' || c == '?' || c == '#';
  }

  private String name() {
    var name = new StringBuilder();
    if (Names.isSpecial(cursor.current())) {
      name.append((char) cursor.current());
      cursor.advance();
    } else {
      while (Names.isPart(cursor.current())) {
        name.append((char) cursor.current());
        cursor.advance();
      }
    }
    if (name.isEmpty()) {
      throw new Unreadable("no parameter");
    }
    return name.toString();
  }

  private Optional<String> operator() {
    int first = cursor.current();
    switch (first) {
      case '}' -> {
        return Optional.empty();
      }
      case '[', '-', '=', '+', '?', '@', ':', '#', '%', '/', '^', ',', '~' -> cursor.advance();
      default -> throw new Unreadable("no operator of a parameter expansion");
    }
    int second = cursor.current();
    boolean two =
        first == ':'
            ? second == '-' || second == '=' || second == '+' || second == '?'
            : second == first && "#%/^,~".indexOf(first) >= 0;
    if (!two) {
      return Optional.of(String.valueOf((char) first));
    }
    cursor.advance();
    return Optional.of(String.valueOf(new char[] {(char) first, (char) second}));
  }

  private static boolean hidesSingleQuotes(String operator, Quoting quoting) {
    return quoting == Quoting.DOUBLE && "-=+?".indexOf(operator.charAt(operator.length() - 1)) >= 0;
  }

  private Word argument(boolean literalSingleQuotes, Quoting quoting) {
    var parts = new Parts(cursor, cursor.previousEnd());
    while (!cursor.is('}')) {
      if (cursor.atEnd()) {
        throw new Unreadable("unterminated expansion");
      }
      if (literalSingleQuotes && cursor.is('\'')) {
        parts.take();
      } else if (quoting == Quoting.DOUBLE) {
        words.readOneQuoted(parts, "$`\"\\}");
      } else {
        words.readOne(parts, Quoting.NONE);
      }
    }
    return parts.wordUpTo(cursor.start());
  }
}
