package dev.keymount.dockerfile;

import dev.keymount.dockerfile.KeywordToken.Extent;
import dev.keymount.dockerfile.grammar.DockerfileParser;
import dev.keymount.source.TextRange;

/**
 * The tokens of one instruction from its keyword to its last argument, by the rules that BuildKit's
 * {@code parser/line_parsers.go} has for each keyword.
 */
final class InstructionLexer {

  /** ONBUILD within ONBUILD is rejected anyway; below this depth it is not looked into. */
  private static final int DEEPEST = 16;

  private final Cursor cursor;
  private final TokenQueue tokens;
  private final Problems problems;
  private final FlagLexer flags;
  private final WordLexer words;
  private final JsonLexer json;

  InstructionLexer(Cursor cursor, TokenQueue tokens, Problems problems, boolean utf8) {
    this.cursor = cursor;
    this.tokens = tokens;
    this.problems = problems;
    this.flags = new FlagLexer(cursor, tokens, utf8);
    this.words = new WordLexer(cursor);
    this.json = new JsonLexer(cursor, tokens);
  }

  /** What came out: the extents of the instruction and of the one whose here-documents count. */
  record Lexed(Extent outer, Extent inner, boolean mayOpenHeredocs) {}

  /** Reads the instruction under the cursor, which stands at its start. */
  Lexed lex(char escape) {
    var lexed = lex(escape, 0);
    tokens.hiddenUpTo(DockerfileParser.IGNORED, cursor.end());
    return lexed;
  }

  private Lexed lex(char escape, int depth) {
    int start = cursor.position();
    var keyword = KeywordTokens.skip(cursor);
    var extent = tokens.keyword(KeywordTokens.type(keyword), start, cursor.behind()).extent();
    cursor.skipBlanks();
    flags.lex(escape);
    cursor.skipSpace();
    int body = cursor.position();
    extent.range = new TextRange(start, Math.max(start, cursor.end()));
    extent.body = new TextRange(body, Math.max(body, cursor.end()));
    if (keyword == Keyword.ONBUILD) {
      return onbuild(extent, escape, depth);
    }
    boolean array = !cursor.atEnd() && arguments(keyword, escape, extent.body);
    return new Lexed(extent, extent, !array && takesHeredocs(keyword));
  }

  private Lexed onbuild(Extent extent, char escape, int depth) {
    if (cursor.atEnd() || depth == DEEPEST) {
      return new Lexed(extent, extent, false);
    }
    var child = lex(escape, depth + 1);
    return new Lexed(extent, child.inner(), depth == 0 && child.mayOpenHeredocs());
  }

  private static boolean takesHeredocs(Keyword keyword) {
    return keyword == Keyword.RUN || keyword == Keyword.COPY || keyword == Keyword.ADD;
  }

  /** Reads what is left; returns whether it is a JSON array. */
  private boolean arguments(Keyword keyword, char escape, TextRange body) {
    switch (keyword) {
      case CMD, ENTRYPOINT, RUN, SHELL -> {
        return arrayOr(body, this::text);
      }
      case ADD, COPY, VOLUME -> {
        return arrayOr(body, this::blankSeparated);
      }
      case EXPOSE, FROM -> blankSeparated();
      case ARG -> names(escape);
      case ENV, LABEL -> pairs(keyword, escape, body);
      case HEALTHCHECK -> healthcheck(body);
      case MAINTAINER, STOPSIGNAL, USER, WORKDIR, UNKNOWN, ONBUILD -> text();
    }
    return false;
  }

  private boolean arrayOr(TextRange body, Runnable other) {
    var form = json.lex();
    if (form == JsonLexer.Form.STRINGS) {
      return true;
    }
    if (form == JsonLexer.Form.OTHER_VALUES) {
      problems.parse(body, "a JSON array here may hold strings only: put the others in quotes");
    }
    other.run();
    return false;
  }

  private void text() {
    tokens.token(DockerfileParser.TEXT, cursor.position(), cursor.end());
    cursor.finish();
  }

  private void blankSeparated() {
    while (!cursor.atEnd()) {
      word();
      cursor.skipBlanks();
    }
  }

  private void word() {
    int start = cursor.position();
    cursor.skipToBlank();
    tokens.token(DockerfileParser.WORD, start, cursor.behind());
  }

  private void names(char escape) {
    while (words.next(escape)) {
      tokens.token(DockerfileParser.WORD, words.start(), words.end());
    }
  }

  private void healthcheck(TextRange body) {
    word();
    cursor.skipBlanks();
    if (!cursor.atEnd()) {
      long start = cursor.mark();
      cursor.skipSpace();
      if (json.lex() == JsonLexer.Form.NONE) {
        cursor.reset(start);
        text();
      } else if (!cursor.atEnd()) {
        problems.parse(body, "a JSON array here may hold strings only: put the others in quotes");
        text();
      }
    }
  }

  private void pairs(Keyword keyword, char escape, TextRange body) {
    long start = cursor.mark();
    if (words.next(escape) && !words.hasEquals()) {
      cursor.reset(start);
      legacyPair(keyword, body);
      return;
    }
    cursor.reset(start);
    while (words.next(escape)) {
      if (words.hasEquals()) {
        tokens.token(DockerfileParser.NAME, words.start(), words.equals());
        tokens.token(DockerfileParser.EQUALS, words.equals(), words.equals() + 1);
        tokens.token(DockerfileParser.VALUE, words.behindEquals(), words.end());
      } else {
        tokens.token(DockerfileParser.NAME, words.start(), words.end());
        problems.parse(
            new TextRange(words.start(), words.end()),
            keyword + " takes name=value pairs: add the equals sign or quote the value");
      }
    }
  }

  /** Reads {@code ENV name value}, where the value is all the rest. */
  private void legacyPair(Keyword keyword, TextRange body) {
    int start = cursor.position();
    cursor.skipToBlank();
    tokens.token(DockerfileParser.NAME, start, cursor.behind());
    cursor.skipBlanks();
    if (cursor.atEnd()) {
      problems.parse(body, keyword + " needs a name and a value: write name=value");
    } else {
      tokens.token(DockerfileParser.VALUE, cursor.position(), cursor.end());
      cursor.finish();
    }
  }
}
