package dev.keymount.shell;

import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;

/** Reads expansions and substitutions. */
final class Expansions {

  private final Cursor cursor;
  private final Limits limits;
  private final Lists lists;
  private final Words words;
  private final Parentheses parentheses;
  private final Braces braces;

  Expansions(Cursor cursor, Limits limits, Lists lists, Words words) {
    this.cursor = cursor;
    this.limits = limits;
    this.lists = lists;
    this.words = words;
    this.parentheses = lists.parentheses();
    this.braces = new Braces(cursor, words);
  }

  /** Returns whether the dollar at the cursor begins an expansion, rather than being one itself. */
  boolean beginsAt(Quoting quoting) {
    int next = cursor.peek();
    return switch (next) {
      case '{', '(', '[' -> true;
      case '\'', '"' -> quoting == Quoting.NONE;
      default -> Names.isPart(next) || Names.isSpecial(next);
    };
  }

  /** Returns the expansion or quote whose dollar is at the cursor. */
  WordPart dollar(Quoting quoting) {
    int start = cursor.start();
    cursor.advance();
    return switch (cursor.current()) {
      case '{' -> inBraces(start, quoting);
      case '(' ->
          parentheses.areExpansion(cursor) ? arithmetic(start) : command(start, Closer.PARENTHESIS);
      case '[' -> bracketed(start);
      case '\'' -> AnsiQuote.read(cursor, start);
      case '"' -> words.doubleQuoted(start);
      default -> parameter(start);
    };
  }

  private WordPart parameter(int start) {
    var name = new StringBuilder();
    boolean single = !Names.isStart(cursor.current());
    do {
      name.append((char) cursor.current());
      cursor.advance();
    } while (!single && Names.isPart(cursor.current()));
    return new WordPart.Parameter(
        rangeFrom(start), name.toString(), Optional.empty(), Optional.empty());
  }

  private WordPart inBraces(int start, Quoting quoting) {
    limits.enter();
    int next = cursor.peek();
    var part =
        next == ' ' || next == '\t' || next == '\n' || next == '|'
            ? command(start, Closer.BRACE)
            : braces.read(start, quoting);
    limits.leave();
    return part;
  }

  /** Returns the substitution whose opening bracket is at the cursor. */
  private WordPart command(int start, Closer closer) {
    var body = body(closer);
    return new WordPart.CommandSubstitution(rangeFrom(start), body);
  }

  private CommandList body(Closer closer) {
    cursor.advance();
    if (closer == Closer.BRACE) {
      cursor.accept('|');
    }
    var body = lists.read(closer);
    cursor.require(closer == Closer.BRACE ? '}' : ')');
    return body;
  }

  /** Returns the process substitution at the cursor. */
  WordPart process() {
    int start = cursor.start();
    cursor.advance();
    var body = body(Closer.PARENTHESIS);
    return new WordPart.ProcessSubstitution(rangeFrom(start), body);
  }

  /** Returns the command substitution whose first backquote is at the cursor. */
  WordPart backquotes(Quoting quoting) {
    int start = cursor.start();
    cursor.openBackquotes(quoting);
    var body = lists.read(Closer.BACKQUOTE);
    cursor.closeBackquotes();
    return new WordPart.CommandSubstitution(rangeFrom(start), body);
  }

  private WordPart arithmetic(int start) {
    var inner = arithmetic();
    return new WordPart.ArithmeticExpansion(rangeFrom(start), withoutLiterals(inner));
  }

  /** Returns what stands in the two pairs of parentheses at the cursor. */
  Word arithmetic() {
    cursor.advance();
    cursor.advance();
    var inner = upTo('(', ')');
    cursor.require(')');
    cursor.require(')');
    return inner;
  }

  private WordPart bracketed(int start) {
    cursor.advance();
    var inner = upTo('[', ']');
    cursor.require(']');
    return new WordPart.ArithmeticExpansion(rangeFrom(start), withoutLiterals(inner));
  }

  private Word upTo(char opener, char closer) {
    limits.enter();
    var parts = words.begin();
    int open = 0;
    while (open > 0 || !cursor.is(closer)) {
      if (cursor.atEnd()) {
        throw new Unreadable("unterminated arithmetic");
      }
      if (cursor.is(opener)) {
        open++;
      } else if (cursor.is(closer)) {
        open--;
      }
      words.readOne(parts, Quoting.NONE);
    }
    limits.leave();
    return parts.word();
  }

  /** Returns the expansions and quotes of arithmetic. */
  static List<WordPart> withoutLiterals(Word arithmetic) {
    return arithmetic.parts().stream().filter(part -> !(part instanceof WordPart.Literal)).toList();
  }

  private TextRange rangeFrom(int start) {
    return new TextRange(start, cursor.previousEnd());
  }
}
