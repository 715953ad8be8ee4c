package dev.keymount.caller.tool;

import dev.keymount.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Starlark, the language of a Tiltfile, as tokens with their brackets; never throws. */
final class StarlarkText {

  /** What a token is. */
  enum Kind {
    WORD,
    STRING,
    LINE,
    SIGN
  }

  /** A piece of text that means something. */
  record Token(Kind kind, TextRange range) {}

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final int[] partners;

  StarlarkText(String text) {
    this.text = text;
    for (int at = 0; at < text.length(); ) {
      at = next(at);
    }
    partners = new int[tokens.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < tokens.size(); at++) {
      partners[at] = -1;
      if (is(at, "(") || is(at, "[") || is(at, "{")) {
        open.push(at);
      } else if (is(at, ")") || is(at, "]") || is(at, "}")) {
        int match = open.isEmpty() ? -1 : "([{".indexOf(text(open.element()));
        if (match >= 0 && match == ")]}".indexOf(text(at))) {
          partners[at] = open.pop();
          partners[partners[at]] = at;
        }
      }
    }
  }

  private int next(int at) {
    char first = text.charAt(at);
    if (first == '#') {
      int feed = text.indexOf('\n', at);
      return feed < 0 ? text.length() : feed;
    }
    if (first == '\n') {
      return add(Kind.LINE, at, at + 1);
    }
    if (Character.isWhitespace(first) || first == '\\' || first == '\uFEFF') {
      return at + 1;
    }
    if (first == '"' || first == '\'') {
      return add(Kind.STRING, at, stringEnd(at));
    }
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end > at ? add(Kind.WORD, at, end) : add(Kind.SIGN, at, at + 1);
  }

  private int add(Kind kind, int start, int end) {
    tokens.add(new Token(kind, new TextRange(start, end)));
    return end;
  }

  private int stringEnd(int from) {
    var one = text.substring(from, from + 1);
    var quote = text.startsWith(one.repeat(3), from) ? one.repeat(3) : one;
    for (int at = from + quote.length(); at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.startsWith(quote, at)) {
        return at + quote.length();
      } else if (text.charAt(at) == '\n' && quote.length() == 1) {
        return at;
      }
    }
    return text.length();
  }

  int size() {
    return tokens.size();
  }

  String text(int at) {
    return tokens.get(at).range().of(text);
  }

  TextRange range(int at) {
    return tokens.get(at).range();
  }

  boolean isKind(int at, Kind kind) {
    return at >= 0 && at < tokens.size() && tokens.get(at).kind() == kind;
  }

  boolean is(int at, String sign) {
    return at >= 0
        && at < tokens.size()
        && tokens.get(at).kind() != Kind.STRING
        && text(at).equals(sign);
  }

  /** Returns the number of the bracket that belongs to another; negative if there is none. */
  int partner(int at) {
    return partners[at];
  }

  /** Returns the text of a plain string of one line. */
  Optional<String> string(int at) {
    if (!isKind(at, Kind.STRING)
        || at > 0 && range(at - 1).end() == range(at).start() && isKind(at - 1, Kind.WORD)) {
      return Optional.empty();
    }
    var written = text(at);
    boolean plain =
        written.length() > 1
            && written.indexOf('\\') < 0
            && written.indexOf('\n') < 0
            && !written.startsWith("\"\"\"")
            && !written.startsWith("'''")
            && written.charAt(0) == written.charAt(written.length() - 1);
    return plain ? Optional.of(written.substring(1, written.length() - 1)) : Optional.empty();
  }

  /** A member in brackets: its tokens from {@code first} to before {@code last}. */
  record Member(Optional<String> key, int first, int last, Slot slot) {}

  /**
   * Returns what stands in brackets between commas.
   *
   * @param sign what stands between a key and its value
   */
  List<Member> members(int open, String sign) {
    var members = new ArrayList<Member>();
    int close = partners[open];
    int first = skipLines(open + 1);
    while (first < close) {
      int last = first;
      while (last < close && !is(last, ",")) {
        last = Math.max(last, partners[last]) + 1;
      }
      members.add(member(first, last, sign, is(last, ",")));
      first = skipLines(Math.min(last + 1, close));
    }
    return members;
  }

  private Member member(int first, int last, String sign, boolean comma) {
    int end = last;
    while (end > first + 1 && isKind(end - 1, Kind.LINE)) {
      end--;
    }
    var range = new TextRange(range(first).start(), range(end - 1).end());
    var slot = new Slot(range, comma ? range(last).end() : range.end());
    boolean keyed = is(first + 1, sign) && !is(first + 2, sign) && end > first + 2;
    Optional<String> key =
        !keyed ? Optional.empty() : sign.equals("=") ? Optional.of(text(first)) : string(first);
    return new Member(key, keyed ? skipLines(first + 2) : first, end, slot);
  }

  private int skipLines(int at) {
    int next = at;
    while (isKind(next, Kind.LINE)) {
      next++;
    }
    return next;
  }

  /** Returns the text of a member's value without blanks. */
  String compact(Member member) {
    var compact = new StringBuilder();
    for (int at = member.first(); at < member.last(); at++) {
      compact.append(isKind(at, Kind.LINE) ? "" : text(at));
    }
    return compact.toString();
  }

  /** Returns the only value that a variable of the file gets, up to the end of its line. */
  Optional<Member> assigned(String variable) {
    var found = OptionalInt.empty();
    for (int at = 0; at < size(); at++) {
      boolean set = is(at, variable) && is(at + 1, "=") && !is(at + 2, "=");
      boolean statement = at == 0 || isKind(at - 1, Kind.LINE);
      if (set && (found.isPresent() || !statement)) {
        return Optional.empty();
      }
      found = set ? OptionalInt.of(at + 2) : found;
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    int first = found.getAsInt();
    int last = first;
    while (last < size() && !isKind(last, Kind.LINE)) {
      last = Math.max(last, partners[last]) + 1;
    }
    return last == first ? Optional.empty() : Optional.of(member(first, last, "", false));
  }
}
