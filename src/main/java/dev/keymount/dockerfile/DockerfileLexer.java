package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonTokenFactory;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenFactory;
import org.antlr.v4.runtime.TokenSource;

/**
 * The tokens of a Dockerfile, lexed in place: the text is neither joined nor copied, and the tokens
 * tile it whatever it is.
 *
 * <p>Lines become instructions as in BuildKit's {@code parser/parser.go}.
 */
final class DockerfileLexer implements TokenSource {

  private static final char BYTE_ORDER_MARK = 0xFEFF;

  private final SourceText source;
  private final String text;
  private final PhysicalLines lines;
  private final TokenQueue tokens = new TokenQueue(this);
  private final Problems problems = new Problems();
  private final DirectiveLexer directives;
  private final Cursor cursor;
  private final InstructionLexer instructions;
  private final HeredocLexer heredocs;
  private boolean started;

  DockerfileLexer(SourceText source) {
    this.source = source;
    this.text = source.text();
    boolean utf8 = source.isUtf8();
    this.lines = new PhysicalLines(source);
    this.directives = new DirectiveLexer(text, utf8, problems);
    this.cursor = new Cursor(text, utf8);
    this.instructions = new InstructionLexer(cursor, tokens, problems, utf8);
    this.heredocs = new HeredocLexer(text, lines, tokens, problems);
  }

  SourceText source() {
    return source;
  }

  char escape() {
    return directives.escape();
  }

  List<Directive> directives() {
    return directives.found();
  }

  Problems problems() {
    return problems;
  }

  @Override
  public Token nextToken() {
    while (tokens.isEmpty()) {
      if (!lines.advance()) {
        return endOfFile();
      }
      line();
    }
    return tokens.take();
  }

  private Token endOfFile() {
    if (lines.stoppedAtLongLine()) {
      tokens.hiddenUpTo(DockerfileParser.BLANK, lines.next());
      problems.parse(
          new TextRange(lines.next(), text.length()),
          "a line may have at most " + (PhysicalLines.LIMIT - 1) + " bytes: break it");
    }
    tokens.hiddenUpTo(
        lines.stoppedAtLongLine() ? DockerfileParser.UNREAD : DockerfileParser.BLANK,
        text.length());
    return tokens.isEmpty() ? tokens.endOfFile() : tokens.take();
  }

  private void line() {
    if (!started) {
      started = true;
      skipByteOrderMark();
    }
    int first = skipSpace();
    if (first == lines.end()) {
      directives.close();
    } else if (text.charAt(first) == '#') {
      boolean directive = directives.read(first, lines.end());
      if (directive) {
        tokens.token(DockerfileParser.DIRECTIVE, first, lines.end());
      } else {
        tokens.hidden(DockerfileParser.COMMENT, first, lines.end());
      }
    } else {
      directives.close();
      instruction(first);
    }
  }

  private void skipByteOrderMark() {
    boolean present =
        source.isUtf8() ? text.charAt(0) == BYTE_ORDER_MARK : text.startsWith("\u00EF\u00BB\u00BF");
    if (present) {
      int length = source.isUtf8() ? 1 : 3;
      lines.skip(length);
      tokens.hidden(DockerfileParser.BOM, 0, length);
    }
  }

  private int skipSpace() {
    return Whitespace.skip(text, lines.start(), lines.end(), source.isUtf8());
  }

  private void instruction(int first) {
    logicalLine(first);
    cursor.rewind();
    int end = lines.end();
    var gaps = tokens.gaps();
    var lexed = instructions.lex(directives.escape());
    if (lexed.mayOpenHeredocs() && cursor.containsDoubleLessThan()) {
      lexed.inner().heredocs = heredocs.lex(cursor);
      end = Math.max(end, lines.end());
    }
    tokens.token(DockerfileParser.END, end, lines.next());
    lexed.outer().range = new TextRange(first, end);
    lexed.outer().gaps = gaps;
  }

  /** Gathers the pieces of the line that starts at {@code first} and of those that continue it. */
  private void logicalLine(int first) {
    cursor.clear(first);
    tokens.clearGaps();
    int start = first;
    boolean continued = true;
    while (continued) {
      int escape = continuation(start);
      cursor.add(start, escape < 0 ? lines.end() : escape);
      if (escape >= 0) {
        tokens.gap(DockerfileParser.CONTINUATION, escape, lines.next());
      }
      continued = escape >= 0 && advanceToContinuing();
      start = lines.start();
    }
    tokens.endLastGap(lines.end());
    cursor.trimEnd();
  }

  /** Moves to the next line that is neither empty nor a comment. */
  private boolean advanceToContinuing() {
    while (lines.advance()) {
      int first = skipSpace();
      if (first < lines.end() && text.charAt(first) != '#') {
        return true;
      }
      int type = first < lines.end() ? DockerfileParser.COMMENT : DockerfileParser.BLANK;
      tokens.gap(type, lines.start(), lines.next());
    }
    return false;
  }

  /**
   * Returns where the escape stands that continues the current line, or -1: the last character but
   * for spaces and tabs, and not behind another one.
   */
  private int continuation(int start) {
    int at = lines.end() - 1;
    while (at >= start && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    char escape = directives.escape();
    boolean continued =
        at >= start && text.charAt(at) == escape && (at == start || text.charAt(at - 1) != escape);
    return continued ? at : -1;
  }

  @Override
  public int getLine() {
    return source.line(Math.min(lines.start(), text.length()));
  }

  @Override
  public int getCharPositionInLine() {
    return 0;
  }

  @Override
  @SuppressWarnings("NullAway") // ANTLR allows sources without a character stream
  public CharStream getInputStream() {
    return null;
  }

  @Override
  public String getSourceName() {
    return UNKNOWN_NAME;
  }

  private static final String UNKNOWN_NAME = "Dockerfile";

  @Override
  public void setTokenFactory(TokenFactory<?> factory) {
    throw new UnsupportedOperationException("the tokens are always our own");
  }

  @Override
  public TokenFactory<?> getTokenFactory() {
    return CommonTokenFactory.DEFAULT;
  }
}
