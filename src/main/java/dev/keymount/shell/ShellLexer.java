package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import dev.keymount.source.TextRange;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of one list of commands, up to what closes it. */
final class ShellLexer extends UnplacedTokens {

  private final Cursor cursor;
  private final Closer closer;
  private final Words words;
  private final Context context;
  private final Operators operators;
  private final HereDocuments documents;
  private final Conditions conditions;
  private final Parentheses parentheses;
  private boolean ended;
  private int start;
  private @Nullable Place behindTarget;
  private boolean delimiterFollows;

  ShellLexer(Cursor cursor, Closer closer, Words words, Limits limits, Parentheses parentheses) {
    this.cursor = cursor;
    this.closer = closer;
    this.words = words;
    this.context = new Context(limits);
    this.operators = new Operators(cursor);
    this.documents = new HereDocuments(cursor, words);
    this.conditions = new Conditions(cursor, words);
    this.parentheses = parentheses;
  }

  @Override
  public Token nextToken() {
    start = cursor.start();
    if (ended) {
      return token(Token.EOF);
    }
    try {
      return read();
    } catch (Unreadable e) {
      ended = true;
      return token(Shell.UNREADABLE);
    }
  }

  private ShellToken read() {
    while (true) {
      cursor.skipBlanks();
      start = cursor.start();
      if (cursor.is('#')) {
        skipComment();
      } else if (cursor.is('\n')) {
        boolean significant = context.place().endsAtNewline() || behindTarget != null;
        int end = cursor.end();
        documents.pass();
        if (significant) {
          context.moveTo(Place.COMMAND);
          return new ShellToken(this, Shell.NEWLINE, start, end, null);
        }
      } else {
        return behindTarget == null ? token() : target();
      }
    }
  }

  private void skipComment() {
    while (!cursor.is('\n') && !cursor.atEnd()) {
      cursor.advanceRaw();
    }
  }

  private ShellToken token() {
    if (context.place() == Place.TEST || context.place() == Place.REGEX) {
      return testWord();
    }
    return switch (cursor.current()) {
      case Cursor.END -> end();
      case '(' -> openParenthesis();
      case ')' -> closeParenthesis();
      case '}' -> closer == Closer.BRACE && closes() ? end() : word();
      case '!' -> context.place().beginsCommand() && cursor.peek() == '(' ? negation() : word();
      case ';', '|' -> operator();
      case '&' -> cursor.peek() == '>' ? redirect() : operator();
      case '<', '>' -> cursor.peek() == '(' ? word() : redirect();
      default -> word();
    };
  }

  private ShellToken end() {
    ended = true;
    return token(Token.EOF);
  }

  private boolean closes() {
    return context.nothingOpen()
        && (context.place() == Place.COMMAND || context.place() == Place.COMPOUND_END);
  }

  private ShellToken openParenthesis() {
    var place = context.place();
    if (isArithmetic(place)) {
      var inner = words.expansions().arithmetic();
      context.moveTo(place == Place.FOR_NAME ? Place.FOR_IN : Place.COMPOUND_END);
      return token(Shell.ARITHMETIC, inner);
    }
    cursor.advance();
    if (place == Place.ARM) {
      context.moveTo(Place.PATTERN);
    } else {
      context.openParenthesis();
    }
    return token(Shell.LPAREN);
  }

  private boolean isArithmetic(Place place) {
    return place == Place.FOR_NAME
        ? parentheses.areExpansion(cursor)
        : place.beginsCommand() && parentheses.areCommand(cursor);
  }

  private ShellToken closeParenthesis() {
    if (closer == Closer.PARENTHESIS && context.nothingOpen()) {
      return end();
    }
    cursor.advance();
    context.closeParenthesis();
    return token(Shell.RPAREN);
  }

  private ShellToken negation() {
    cursor.advance();
    return token(context.word("!"));
  }

  private ShellToken operator() {
    int type = operators.control();
    context.moveTo(
        switch (type) {
          case Shell.CASE_END -> Place.ARM;
          case Shell.PIPE -> context.place() == Place.PATTERN ? Place.PATTERN : Place.COMMAND;
          default -> Place.COMMAND;
        });
    return token(type);
  }

  private ShellToken redirect() {
    var operator = operators.redirection();
    var place = context.place();
    behindTarget =
        place.takesAssignment()
            ? Place.PREFIX
            : place == Place.COMPOUND_END ? Place.ARGUMENT : place;
    delimiterFollows = operator.equals("<<") || operator.equals("<<-");
    return token(Shell.REDIRECT, delimiterFollows ? documents.open(operator) : operator);
  }

  private ShellToken target() {
    var word = words.word();
    if (word.range().isEmpty() || isDescriptor(word)) {
      throw new Unreadable("no target of a redirection");
    }
    if (delimiterFollows) {
      documents.delimiter(word);
    }
    context.moveTo(behindTarget == null ? Place.ARGUMENT : behindTarget);
    behindTarget = null;
    return token(Shell.WORD, word);
  }

  private ShellToken word() {
    var place = context.place();
    if (place == Place.FUNCTION_NAME) {
      return functionName(words.word());
    }
    var parts = words.begin();
    if (place.takesAssignment()) {
      var target = words.target(parts);
      if (target.isPresent()) {
        return assignment(target.get());
      }
    } else if (place == Place.OPERAND && words.target(parts).isPresent()) {
      words.value(parts);
      return token(Shell.WORD, parts.word());
    }
    words.read(parts);
    return word(parts.word());
  }

  private ShellToken word(Word word) {
    if (isDescriptor(word)) {
      return token(Shell.DESCRIPTOR, joined(word));
    }
    if (word.range().isEmpty()) {
      throw new Unreadable("no word");
    }
    boolean first = context.place() == Place.COMMAND;
    int type = context.word(joined(word));
    if (first && type == Shell.WORD) {
      cursor.skipBlanks();
      if (cursor.is('(')) {
        return functionName(word);
      }
    }
    return new ShellToken(this, type, start, word.range().end(), word);
  }

  private ShellToken assignment(Words.Target target) {
    var value = words.begin();
    words.value(value);
    context.moveTo(Place.PREFIX);
    var word = value.word();
    return token(
        Shell.ASSIGNMENT,
        new Assignment(
            new TextRange(start, word.range().end()), target.name(), target.append(), word));
  }

  private ShellToken functionName(Word name) {
    if (name.range().isEmpty() || name.value().isEmpty()) {
      throw new Unreadable("no name of a function");
    }
    int end = name.range().end();
    cursor.skipBlanks();
    if (cursor.is('(')) {
      boolean empty = closesAtOnce();
      if (empty) {
        cursor.advance();
        cursor.skipBlanks();
        cursor.advance();
        end = cursor.previousEnd();
      } else if (context.place() != Place.FUNCTION_NAME) {
        throw new Unreadable("no function");
      }
    }
    context.moveTo(Place.COMMAND);
    return new ShellToken(this, Shell.FUNCTION_NAME, start, end, joined(name));
  }

  private boolean closesAtOnce() {
    var ahead = cursor.fork();
    ahead.advance();
    ahead.skipBlanks();
    return ahead.is(')');
  }

  /** Returns the text of a word without the line endings that backslashes hide in it. */
  private static String joined(Word word) {
    var text = word.text();
    return text.indexOf('\\') < 0 ? text : text.replace("\\\n", "").replace("\\\r\n", "");
  }

  private boolean isDescriptor(Word word) {
    if (!cursor.is('<') && !cursor.is('>')) {
      return false;
    }
    var text = joined(word);
    if (text.startsWith("{")) {
      return text.endsWith("}") && text.length() > 2 && Names.isStart(text.charAt(1));
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Names.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 9;
  }

  private ShellToken testWord() {
    boolean regex = context.place() == Place.REGEX;
    var word = regex ? conditions.regex() : conditions.word();
    if (!regex && joined(word).equals("]]")) {
      context.moveTo(Place.COMPOUND_END);
      return token(Shell.RTEST);
    }
    context.moveTo(joined(word).equals("=~") ? Place.REGEX : Place.TEST);
    return token(Shell.WORD, word);
  }

  private ShellToken token(int type) {
    return token(type, null);
  }

  private ShellToken token(int type, @Nullable Object content) {
    return new ShellToken(this, type, start, Math.max(start, cursor.previousEnd()), content);
  }
}
