package dev.keymount.caller.jenkins;

import dev.keymount.caller.jenkins.GroovyToken.Kind;
import dev.keymount.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tokens of a script that mean something, and the blocks in braces that hold them. */
final class GroovyScript {

  private final SourceText source;
  private final List<GroovyToken> tokens;
  private final int[] partners;
  private final List<Block> blocks = new ArrayList<>();
  private final Set<String> locals = new HashSet<>();

  /**
   * A block in braces.
   *
   * @param name the word ahead of it, or of the parentheses ahead of it
   * @param head the number of that word's token
   * @param open the number of the token of the brace
   * @param close the number of the token that closes it
   */
  record Block(String name, int head, int open, int close) {

    boolean holds(int token) {
      return open < token && token < close;
    }
  }

  GroovyScript(SourceText source) {
    this.source = source;
    this.tokens =
        GroovyLexer.tokens(source.text()).stream()
            .filter(token -> token.kind() != Kind.BLANK && token.kind() != Kind.COMMENT)
            .toList();
    this.partners = new int[tokens.size()];
    pair();
    for (int at = 0; at < tokens.size(); at++) {
      if (is(at, "{") && partners[at] > at) {
        blocks.add(block(at));
      }
      if (isLocal(at)) {
        locals.add(text(at));
      }
    }
  }

  private void pair() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      partners[at] = -1;
      if (is(at, "{") || is(at, "(") || is(at, "[")) {
        open.push(at);
      } else if (is(at, "}") || is(at, ")") || is(at, "]")) {
        int match = "{([".indexOf(open.isEmpty() ? "?" : text(open.element()));
        if (match == "})]".indexOf(text(at))) {
          partners[at] = open.pop();
          partners[partners[at]] = at;
        }
      }
    }
  }

  private Block block(int open) {
    int before = open - 1;
    if (is(before, ")") && partners[before] >= 0) {
      before = partners[before] - 1;
    }
    var name = isKind(before, Kind.WORD) ? text(before) : "";
    return new Block(name, before, open, partners[open]);
  }

  /** Returns whether a token names a variable of the script where it is declared or set. */
  private boolean isLocal(int at) {
    if (!isKind(at, Kind.WORD) || is(at - 1, ".")) {
      return false;
    }
    boolean set = is(at + 1, "=") && !is(at + 2, "=");
    boolean declared = isKind(at - 1, Kind.WORD) && !is(at - 1, "return") && !is(at + 1, ":");
    boolean typed = declared && (set || is(at - 1, "def"));
    boolean parameter = isOfClosure(at) || is(at + 1, "in") || isOfLoop(at) || isOfList(at);
    return typed || parameter || isOfMethod(at) || set && !isInEnvironment(at) && isStatement(at);
  }

  /** Returns whether a token is one of the parameters ahead of an arrow. */
  private boolean isOfClosure(int at) {
    int next = at + 1;
    while (is(next, ",") || isKind(next, Kind.WORD)) {
      next++;
    }
    boolean isNext = next == at + 1 || is(at + 1, ",");
    return isNext && is(next, "-") && is(next + 1, ">");
  }

  /** Returns whether a token is the variable of {@code for (x : list)}. */
  private boolean isOfLoop(int at) {
    int open = isKind(at - 1, Kind.WORD) ? at - 2 : at - 1;
    return is(at + 1, ":") && is(open, "(") && is(open - 1, "for");
  }

  /** Returns whether a token is one of the variables of {@code def (a, b) = list}. */
  private boolean isOfList(int at) {
    int open = at;
    while (open >= 0 && (is(open, ",") || isKind(open, Kind.WORD))) {
      open--;
    }
    return is(open, "(") && is(open - 1, "def");
  }

  /** Returns whether a token stands in the parentheses of a method that is declared. */
  private boolean isOfMethod(int at) {
    boolean listed = is(at + 1, ",") || is(at + 1, ")") || is(at + 1, "=");
    int open = at;
    while (listed && open >= 0 && !is(open, "(") && !is(open, ")") && !is(open, "{")) {
      open--;
    }
    return listed
        && open > 1
        && is(open, "(")
        && partners[open] >= 0
        && isKind(open - 1, Kind.WORD)
        && isKind(open - 2, Kind.WORD)
        && is(partners[open] + 1, "{");
  }

  private boolean isStatement(int at) {
    return at == 0 || isKind(at - 1, Kind.NEWLINE) || is(at - 1, "{") || is(at - 1, ";");
  }

  private boolean isInEnvironment(int at) {
    return blocks.stream().anyMatch(block -> block.name().equals("environment") && block.holds(at));
  }

  SourceText source() {
    return source;
  }

  int size() {
    return tokens.size();
  }

  /** Returns whether a name may be one of the script, which hides the environment. */
  boolean isLocal(String name) {
    return locals.contains(name) || name.equals("it");
  }

  String text(int at) {
    return tokens.get(at).range().of(source.text());
  }

  boolean is(int at, String text) {
    return at >= 0
        && at < tokens.size()
        && tokens.get(at).kind() != Kind.STRING
        && text(at).equals(text);
  }

  boolean isKind(int at, Kind kind) {
    return at >= 0 && at < tokens.size() && tokens.get(at).kind() == kind;
  }

  int offset(int at) {
    return tokens.get(at).range().start();
  }

  int end(int at) {
    return tokens.get(at).range().end();
  }

  Optional<GroovyString> string(int at) {
    return isKind(at, Kind.STRING)
        ? Optional.of(GroovyString.of(source, tokens.get(at)))
        : Optional.empty();
  }

  /** Returns the number of the bracket that belongs to another; negative if there is none. */
  int partner(int at) {
    return partners[at];
  }

  List<Block> blocks() {
    return blocks;
  }

  /** Returns the blocks around a token, the outermost first. */
  List<Block> around(int at) {
    return blocks.stream().filter(block -> block.holds(at)).toList();
  }

  /** Returns the next token that is no line break. */
  int skipLines(int at) {
    int next = at;
    while (isKind(next, Kind.NEWLINE)) {
      next++;
    }
    return next;
  }
}
