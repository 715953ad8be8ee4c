package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import dev.keymount.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The tokens that are ready. Each starts where the one before it ended: what lies between two
 * tokens of the grammar is put in as trivia, and a token that a continuation splits goes on as
 * parts.
 */
final class TokenQueue {

  private final DockerfileLexer lexer;
  private final ArrayDeque<Token> ready = new ArrayDeque<>();
  private final List<TextRange> gaps = new ArrayList<>();
  private final List<Integer> gapTypes = new ArrayList<>();
  private int nextGap;
  private int gapStart = Integer.MAX_VALUE;
  private int emitted;
  private int count;

  TokenQueue(DockerfileLexer lexer) {
    this.lexer = lexer;
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  Token take() {
    return ready.remove();
  }

  /** Starts an instruction, which has gaps of its own. */
  void clearGaps() {
    gaps.clear();
    gapTypes.clear();
    nextGap = 0;
    gapStart = Integer.MAX_VALUE;
  }

  /** Notes a stretch ahead that is no text to BuildKit. */
  void gap(int type, int start, int end) {
    gaps.add(new TextRange(start, end));
    gapTypes.add(type);
    if (gapStart == Integer.MAX_VALUE) {
      gapStart = start;
    }
  }

  /** Ends the last gap at {@code end} at the latest. */
  void endLastGap(int end) {
    int last = gaps.size() - 1;
    if (last >= 0 && gaps.get(last).end() > end) {
      var gap = gaps.remove(last);
      if (gap.start() < end) {
        gaps.add(new TextRange(gap.start(), end));
      }
    }
  }

  List<TextRange> gaps() {
    return gaps.isEmpty() ? List.of() : List.copyOf(gaps);
  }

  /** Adds a token of the grammar, none for an empty range. */
  void token(int type, int start, int end) {
    if (start < end) {
      tile(DockerfileParser.BLANK, Token.HIDDEN_CHANNEL, start);
      tile(type, Token.DEFAULT_CHANNEL, end);
    }
  }

  /** Adds trivia. */
  void hidden(int type, int start, int end) {
    tile(DockerfileParser.BLANK, Token.HIDDEN_CHANNEL, start);
    tile(type, Token.HIDDEN_CHANNEL, end);
  }

  /** Adds trivia up to {@code end}. */
  void hiddenUpTo(int type, int end) {
    tile(type, Token.HIDDEN_CHANNEL, end);
  }

  /** Adds the token that opens an instruction, an empty one if need be. */
  KeywordToken keyword(int type, int start, int end) {
    tile(DockerfileParser.BLANK, Token.HIDDEN_CHANNEL, start);
    int first = Math.min(end, gapStart);
    var keyword = new KeywordToken(lexer, type, start, Math.max(start, first), count++);
    ready.add(keyword);
    emitted = keyword.end();
    tile(DockerfileParser.PART, Token.DEFAULT_CHANNEL, end);
    return keyword;
  }

  /** Returns the token behind all others, where the next text starts. */
  Token endOfFile() {
    return new LexedToken(lexer, Token.EOF, Token.DEFAULT_CHANNEL, emitted, emitted, count);
  }

  private void tile(int type, int channel, int end) {
    int current = type;
    while (emitted < end) {
      if (emitted == gapStart) {
        int gapEnd = gaps.get(nextGap).end();
        add(gapTypes.get(nextGap), Token.HIDDEN_CHANNEL, gapEnd);
        nextGap++;
        gapStart = nextGap < gaps.size() ? gaps.get(nextGap).start() : Integer.MAX_VALUE;
      } else {
        add(current, channel, Math.min(end, gapStart));
        current = channel == Token.DEFAULT_CHANNEL ? DockerfileParser.PART : type;
      }
    }
  }

  private void add(int type, int channel, int end) {
    ready.add(new LexedToken(lexer, type, channel, emitted, end, count++));
    emitted = end;
  }
}
