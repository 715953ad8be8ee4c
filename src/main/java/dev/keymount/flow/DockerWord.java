package dev.keymount.flow;

import java.util.Optional;
import java.util.function.Function;

/**
 * Word expansion by Docker's rules: quotes, the escape character, {@code $name} and <code>
 * ${name:-word}</code> with its relatives.
 *
 * <p>A variable without a known value stays in the result as <code>${name}</code>, so that equal
 * words stay equal.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#environment-replacement">Dockerfile
 *     reference, environment replacement</a>
 */
public final class DockerWord {

  private static final int MAX_DEPTH = 32;

  private final String text;
  private final char escape;
  private final Function<String, Optional<String>> variables;
  private final StringBuilder result = new StringBuilder();
  private int at;

  private DockerWord(String text, char escape, Function<String, Optional<String>> variables) {
    this.text = text;
    this.escape = escape;
    this.variables = variables;
  }

  /** Returns the value of {@code text}. */
  public static String expand(
      String text, char escape, Function<String, Optional<String>> variables) {
    return expand(text, escape, variables, 0);
  }

  private static String expand(
      String text, char escape, Function<String, Optional<String>> variables, int depth) {
    boolean plain =
        text.indexOf('$') < 0
            && text.indexOf('"') < 0
            && text.indexOf('\'') < 0
            && text.indexOf(escape) < 0;
    return plain || depth > MAX_DEPTH ? text : new DockerWord(text, escape, variables).run(depth);
  }

  private String run(int depth) {
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\'' && !quoted) {
        singleQuoted();
      } else if (c == '"') {
        quoted = !quoted;
        at++;
      } else if (c == escape && at + 1 < text.length()) {
        escaped(quoted);
      } else if (c == '$') {
        variable(depth);
      } else {
        result.append(c);
        at++;
      }
    }
    return result.toString();
  }

  private void singleQuoted() {
    int end = text.indexOf('\'', at + 1);
    int to = end < 0 ? text.length() : end;
    result.append(text, at + 1, to);
    at = end < 0 ? to : end + 1;
  }

  private void escaped(boolean quoted) {
    char next = text.charAt(at + 1);
    if (quoted && next != '"' && next != '$' && next != escape) {
      result.append(escape);
    }
    result.append(next);
    at += 2;
  }

  private void variable(int depth) {
    int start = at++;
    if (at < text.length() && text.charAt(at) == '{') {
      int close = closingBrace(at);
      if (close < 0) {
        result.append(text, start, text.length());
        at = text.length();
        return;
      }
      braced(text.substring(at + 1, close), depth);
      at = close + 1;
      return;
    }
    int end = nameEnd(text, at);
    if (end == at) {
      result.append('$');
      return;
    }
    var name = text.substring(at, end);
    result.append(variables.apply(name).orElse("${" + name + "}"));
    at = end;
  }

  private void braced(String inside, int depth) {
    int end = nameEnd(inside, 0);
    var name = inside.substring(0, end);
    var value = variables.apply(name);
    var operator = inside.substring(end);
    if (operator.startsWith(":-") || operator.startsWith("-")) {
      var word = operator.substring(operator.indexOf('-') + 1);
      result.append(value.orElseGet(() -> expand(word, escape, variables, depth + 1)));
    } else if (operator.startsWith(":+") || operator.startsWith("+")) {
      var word = operator.substring(operator.indexOf('+') + 1);
      result.append(value.isPresent() ? expand(word, escape, variables, depth + 1) : "");
    } else {
      result.append(operator.isEmpty() ? value.orElse("${" + name + "}") : "${" + inside + "}");
    }
  }

  private int closingBrace(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }
}
