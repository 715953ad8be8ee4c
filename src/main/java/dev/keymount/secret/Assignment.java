package dev.keymount.secret;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A value that a text gives to a name, in the syntax of a shell, Dockerfile, makefile, YAML, JSON,
 * HCL or XML.
 *
 * @param start where the value starts, behind a quote
 * @param end where it ends, before a quote
 * @param isQuoted whether the value stands in quotes
 * @param isTight whether nothing but an equals sign stands between, as in a shell
 */
record Assignment(int start, int end, boolean isQuoted, boolean isTight) {

  /** Longer values are cut there, so that reading takes no more than linear time. */
  private static final int LONGEST = 8192;

  /** What stands before the name in its line is longer in no language. */
  private static final int LONGEST_START = 100;

  private static final Pattern LINE_START =
      Pattern.compile(
          "[-+ ]?[ \\t]*(?:- )?[ \\t]*(?i:(?:export|set|env|arg|override|const|let|var)[ \\t]+)*"
              + "[\"']?");
  private static final Pattern ENV = Pattern.compile("[-+ ]?[ \\t]*(?i:env)[ \\t]+");

  /** What stands for a value in a language that has quotes for keys. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_.]+");

  private static final Pattern NEXT = Pattern.compile(",[A-Za-z_]++=");
  private static final Pattern COMMENT = Pattern.compile("[ \\t]++(?:#.*|\\\\)?$|[,;]$");

  /** Returns what a text gives to the name that stands at a place in it. */
  static Optional<Assignment> of(String text, int from, int to) {
    char before = from == 0 ? '\n' : text.charAt(from - 1);
    if (before == '<' && at(text, to) == '>') {
      var element = upTo(text, to + 1, '<', true, false);
      return element.filter(
          value -> text.startsWith("</" + text.substring(from, to) + ">", value.end()));
    }
    if (before == '{' && from > 1 && text.charAt(from - 2) == '$') {
      boolean hasDefault = text.startsWith(":-", to) || text.startsWith(":=", to);
      return hasDefault ? upTo(text, to + 2, '}', false, true) : Optional.empty();
    }
    boolean opened = isQuote(before);
    boolean escaped = opened && from > 1 && text.charAt(from - 2) == '\\';
    int behind = escaped && at(text, to) == '\\' ? to + 1 : to;
    boolean closed = opened && at(text, behind) == before;
    if (at(text, to) == '=' && "=>~".indexOf(at(text, to + 1)) < 0) {
      if (!isBlank(at(text, to + 1))) {
        return opened ? upTo(text, to + 1, before, true, true) : word(text, to + 1);
      }
    }
    return spaced(text, from, closed ? behind + 1 : to, closed);
  }

  /** Returns the value in the text. */
  String in(String text) {
    return text.substring(start, end);
  }

  private static Optional<Assignment> spaced(String text, int from, int to, boolean closed) {
    int at = closed && at(text, to) == ']' ? to + 1 : to;
    int sign = blanks(text, at);
    int value = sign + signLength(text, sign, closed);
    if (value == sign) {
      boolean isEnv = sign > at && fits(ENV, text, from);
      return isEnv ? line(text, sign, true) : Optional.empty();
    }
    value = blanks(text, value);
    if (isQuote(at(text, value))) {
      return quoted(text, value, false);
    }
    if (at(text, value) == '\\' && isQuote(at(text, value + 1))) {
      return quoted(text, value + 1, false);
    }
    if (fits(LINE_START, text, from)) {
      return line(text, value, false)
          .filter(one -> !closed || !VARIABLE.matcher(one.in(text)).matches());
    }
    int previous = back(text, from - (closed ? 2 : 1));
    return previous >= 0 && "{,".indexOf(text.charAt(previous)) >= 0
        ? inline(text, value)
        : Optional.empty();
  }

  private static int signLength(String text, int at, boolean closed) {
    for (var sign : new String[] {"::=", ":=", "?=", "=>"}) {
      if (text.startsWith(sign, at)) {
        return sign.length();
      }
    }
    char next = at(text, at + 1);
    if (at(text, at) == '=' && next != '=' && next != '~') {
      return 1;
    }
    return at(text, at) == ':' && (closed || isBlank(next)) && next != '\n' ? 1 : 0;
  }

  /** Returns a word of a shell. */
  private static Optional<Assignment> word(String text, int start) {
    char first = at(text, start);
    if (isQuote(first)) {
      return quoted(text, start, true);
    }
    if (first == '\\' && isQuote(at(text, start + 1))) {
      return quoted(text, start + 1, true);
    }
    int end = start;
    int limit = Math.min(text.length(), start + LONGEST);
    while (end < limit && !endsWord(text, end)) {
      end += text.charAt(end) == '\\' && end + 1 < limit && at(text, end + 1) != '\n' ? 2 : 1;
    }
    while (end > start && ",;)]}".indexOf(text.charAt(Math.min(end, limit) - 1)) >= 0) {
      end--;
    }
    return some(start, Math.min(end, limit), false, true);
  }

  private static boolean endsWord(String text, int at) {
    char c = text.charAt(at);
    if (c <= ' ' || isQuote(c) || c == '`') {
      return true;
    }
    if (c == '\\') {
      return isQuote(at(text, at + 1)) || at(text, at + 1) == '\n';
    }
    if (c == ',') {
      return NEXT.matcher(text).region(at, Math.min(text.length(), at + 100)).lookingAt();
    }
    char next = at(text, at + 1);
    return ";&|".indexOf(c) >= 0 && (next <= ' ' || next == c) || c == ')' && next <= ' ';
  }

  private static Optional<Assignment> quoted(String text, int quote, boolean tight) {
    char mark = text.charAt(quote);
    boolean escaped = text.charAt(quote - 1) == '\\';
    int limit = lineEnd(text, quote + 1);
    for (int at = quote + 1; at < limit; at++) {
      if (text.charAt(at) == mark) {
        return some(quote + 1, escaped && text.charAt(at - 1) == '\\' ? at - 1 : at, true, tight);
      }
      boolean isEscape = !escaped && mark == '"' && text.charAt(at) == '\\';
      at += isEscape ? 1 : 0;
    }
    return some(quote + 1, stripped(text, quote + 1, limit), true, tight);
  }

  /** Returns what stands up to a mark, or up to the end of the line. */
  private static Optional<Assignment> upTo(
      String text, int start, char mark, boolean quoted, boolean tight) {
    int limit = lineEnd(text, start);
    int at = start;
    while (at < limit && text.charAt(at) != mark) {
      at += text.charAt(at) == '\\' && mark == '"' && at(text, at + 1) != mark ? 2 : 1;
      if (at < limit && text.charAt(at) == mark && mark == '"' && text.charAt(at - 1) == '\\') {
        at++;
      }
    }
    return some(start, Math.min(at, limit), quoted, tight);
  }

  private static Optional<Assignment> line(String text, int start, boolean tight) {
    if (isQuote(at(text, start))) {
      return quoted(text, start, tight);
    }
    return some(start, stripped(text, start, lineEnd(text, start)), false, tight);
  }

  private static int stripped(String text, int start, int limit) {
    int end = limit;
    for (int last = -1; last != end; ) {
      last = end;
      var found = COMMENT.matcher(text.substring(start, end));
      end = found.find() ? start + found.start() : end;
    }
    return end;
  }

  private static Optional<Assignment> inline(String text, int start) {
    int end = start;
    int limit = lineEnd(text, start);
    while (end < limit && text.charAt(end) > ' ' && ",}".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return some(start, end, false, false);
  }

  private static Optional<Assignment> some(int start, int end, boolean quoted, boolean tight) {
    return end > start ? Optional.of(new Assignment(start, end, quoted, tight)) : Optional.empty();
  }

  private static boolean fits(Pattern pattern, String text, int to) {
    int from = to;
    int first = Math.max(0, to - LONGEST_START);
    while (from > first && text.charAt(from - 1) != '\n') {
      from--;
    }
    return pattern.matcher(text).region(from, to).matches();
  }

  private static int lineEnd(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST);
    int limit = from;
    while (limit < last && text.charAt(limit) != '\n') {
      limit++;
    }
    return limit > from && text.charAt(limit - 1) == '\r' ? limit - 1 : limit;
  }

  private static int blanks(String text, int from) {
    int at = from;
    while (at(text, at) == ' ' || at(text, at) == '\t') {
      at++;
    }
    return at;
  }

  private static int back(String text, int from) {
    int at = from;
    while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at--;
    }
    return at;
  }

  private static char at(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  private static boolean isBlank(char c) {
    return c <= ' ';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
