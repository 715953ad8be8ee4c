package dev.keymount.shell;

import dev.keymount.shell.grammar.Shell;
import dev.keymount.source.TextRange;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of commands: the whole text and, from within words, what their substitutions hold.
 */
final class Lists {

  private final Cursor cursor;
  private final int end;
  private final Limits limits;
  private final Parentheses parentheses = new Parentheses();
  private final Words words;

  Lists(String text, TextRange range, List<TextRange> gaps) {
    this.limits = new Limits(range.length());
    this.end = range.end();
    this.cursor = new Cursor(text, range, gaps, limits);
    this.words = new Words(cursor, limits, this);
  }

  Limits limits() {
    return limits;
  }

  Parentheses parentheses() {
    return parentheses;
  }

  /** Returns the whole text; what cannot be read is opaque. */
  CommandList readAll() {
    int start = cursor.start();
    var parser = parser(Closer.END);
    try {
      return new TreeBuilder().list(parser.script().list(), start);
    } catch (ParseCancellationException e) {
      var root = ((FirstError) parser.getErrorHandler()).root();
      return new TreeBuilder().broken(root, parser.getCurrentToken(), end);
    }
  }

  /** Returns the list at the cursor and leaves the cursor at what closes it. */
  CommandList read(Closer closer) {
    limits.enter();
    int start = cursor.start();
    var parser = parser(closer);
    try {
      var list = new TreeBuilder().list(parser.script().list(), start);
      limits.leave();
      return list;
    } catch (ParseCancellationException e) {
      throw new Unreadable("unreadable substitution");
    }
  }

  private Shell parser(Closer closer) {
    var lexer = new ShellLexer(cursor, closer, words, limits, parentheses);
    var parser = new Shell(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.setErrorHandler(new FirstError());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser;
  }

  /** Ends at the first error and keeps the tree so far. */
  private static final class FirstError extends BailErrorStrategy {
    private @Nullable ParserRuleContext root;

    @Nullable ParserRuleContext root() {
      return root;
    }

    @Override
    public void recover(Parser recognizer, RecognitionException e) {
      keep(recognizer);
      super.recover(recognizer, e);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
      keep(recognizer);
      return super.recoverInline(recognizer);
    }

    private void keep(Parser recognizer) {
      var context = recognizer.getContext();
      while (context.getParent() != null) {
        context = context.getParent();
      }
      root = context;
    }
  }
}
