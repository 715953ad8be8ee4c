package dev.keymount.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths by the rules of Go's {@code filepath.Match} and Docker's {@code **}.
 *
 * <p>{@code *} and {@code ?} stop at a slash; <code>**&#47;</code> stands for any number of
 * directories, none included, and <code>**</code> at the end for anything. The time to match grows
 * with the product of both lengths, whatever the pattern.
 */
final class PathPattern {

  private final List<Token> tokens;

  private PathPattern(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** A part of a pattern. */
  private record Token(Kind kind, String characters, boolean negated) {

    static Token of(Kind kind) {
      return new Token(kind, "", false);
    }

    boolean takes(char c) {
      return switch (kind) {
        case LITERAL -> characters.charAt(0) == c;
        case ONE, STAR -> c != '/';
        case CLASS -> isInClass(c) != negated;
        case DEEP, ANYTHING -> true;
      };
    }

    private boolean isInClass(char c) {
      for (int at = 0; at + 1 < characters.length(); at += 2) {
        if (characters.charAt(at) <= c && c <= characters.charAt(at + 1)) {
          return true;
        }
      }
      return false;
    }

    /** Returns whether the part takes any number of characters. */
    boolean repeats() {
      return kind == Kind.STAR || kind == Kind.DEEP || kind == Kind.ANYTHING;
    }
  }

  private enum Kind {
    LITERAL,
    ONE,
    STAR,
    CLASS,
    /** Any directories with the slash behind them, or none. */
    DEEP,
    ANYTHING
  }

  /** Reads a pattern; what Go would reject matches as it stands. */
  static PathPattern of(String pattern) {
    var tokens = new ArrayList<Token>();
    for (int at = 0; at < pattern.length(); ) {
      char c = pattern.charAt(at);
      if (c == '*') {
        at = star(pattern, at, tokens);
      } else if (c == '[') {
        at = characterClass(pattern, at, tokens);
      } else {
        boolean escaped = c == '\\' && at + 1 < pattern.length();
        at += escaped ? 1 : 0;
        tokens.add(
            c == '?'
                ? Token.of(Kind.ONE)
                : new Token(Kind.LITERAL, pattern.substring(at, at + 1), false));
        at++;
      }
    }
    return new PathPattern(tokens);
  }

  private static int star(String pattern, int at, List<Token> tokens) {
    if (!pattern.startsWith("**", at)) {
      tokens.add(Token.of(Kind.STAR));
      return at + 1;
    }
    int next = at + 2;
    if (pattern.startsWith("/", next)) {
      next++;
    }
    // Docker compares the end of the path where nothing but text follows.
    boolean suffix =
        at == 0 && next == 2 && pattern.substring(next).chars().noneMatch(PathPattern::isWild);
    tokens.add(Token.of(next == pattern.length() || suffix ? Kind.ANYTHING : Kind.DEEP));
    return next;
  }

  private static boolean isWild(int c) {
    return c == '*' || c == '?' || c == '[' || c == '\\';
  }

  private static int characterClass(String pattern, int open, List<Token> tokens) {
    int at = open + 1;
    boolean negated = pattern.startsWith("^", at);
    at += negated ? 1 : 0;
    var pairs = new StringBuilder();
    while (at < pattern.length() && (pattern.charAt(at) != ']' || pairs.length() == 0)) {
      at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 1 : 0;
      char low = pattern.charAt(at++);
      char high = low;
      if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        high = pattern.charAt(at + 1);
        at += 2;
      }
      pairs.append(low).append(high);
    }
    if (at >= pattern.length()) {
      tokens.add(new Token(Kind.LITERAL, "[", false));
      return open + 1;
    }
    tokens.add(new Token(Kind.CLASS, pairs.toString(), negated));
    return at + 1;
  }

  /** Returns whether the whole of a path matches. */
  boolean matches(String path) {
    var states = new BitSet();
    enter(states, 0);
    var inside = new BitSet();
    for (int at = 0; at < path.length() && !(states.isEmpty() && inside.isEmpty()); at++) {
      var next = new BitSet();
      var deep = new BitSet();
      advance(path.charAt(at), states, inside, next, deep);
      states = next;
      inside = deep;
    }
    return states.get(tokens.size());
  }

  /**
   * Takes one character.
   *
   * @param inside the indexes of the {@link Kind#DEEP} parts that are in the middle of a name
   */
  private void advance(char c, BitSet states, BitSet inside, BitSet next, BitSet deep) {
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      if (state == tokens.size() || !tokens.get(state).takes(c)) {
        continue;
      }
      if (tokens.get(state).kind() == Kind.DEEP) {
        deeper(c, state, next, deep);
      } else {
        enter(next, tokens.get(state).repeats() ? state : state + 1);
      }
    }
    for (int state = inside.nextSetBit(0); state >= 0; state = inside.nextSetBit(state + 1)) {
      deeper(c, state, next, deep);
    }
  }

  private void deeper(char c, int state, BitSet next, BitSet deep) {
    deep.set(state);
    if (c == '/') {
      enter(next, state + 1);
    }
  }

  /** Adds a state and those that are reached without a character. */
  private void enter(BitSet states, int state) {
    int at = state;
    states.set(at);
    while (at < tokens.size() && tokens.get(at).repeats()) {
      states.set(++at);
    }
  }
}
