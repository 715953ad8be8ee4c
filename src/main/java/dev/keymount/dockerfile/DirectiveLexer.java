package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The parser directives at the top of a file.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#parser-directives">Dockerfile
 *     reference, parser directives</a>; quirks as in BuildKit's {@code parser/directives.go}
 */
final class DirectiveLexer {

  private final String text;
  private final boolean utf8;
  private final Problems problems;
  private final List<Directive> found = new ArrayList<>();
  private boolean done;
  private char escape = '\\';

  DirectiveLexer(String text, boolean utf8, Problems problems) {
    this.text = text;
    this.utf8 = utf8;
    this.problems = problems;
  }

  char escape() {
    return escape;
  }

  List<Directive> found() {
    return found;
  }

  /** Ends the directives: something else was there. */
  void close() {
    done = true;
  }

  /** Returns whether the comment from {@code start} to {@code end} is a directive, and heeds it. */
  boolean read(int start, int end) {
    if (done) {
      return false;
    }
    int name = Whitespace.skip(text, start + 1, end, utf8);
    int nameEnd = nameEnd(name, end);
    int equals = skipBlanks(nameEnd, end);
    if (nameEnd == name || equals == end || text.charAt(equals) != '=' || equals + 1 == end) {
      done = true;
      return false;
    }
    // Go's expression wants a value of one character at least: the last blank where all are blank
    int value = Math.min(skipBlanks(equals + 1, end), end - 1);
    int valueEnd = end;
    while (valueEnd > value + 1 && isBlank(text.charAt(valueEnd - 1))) {
      valueEnd--;
    }
    return accept(
        new Directive(
            new TextRange(start, end),
            text.substring(name, nameEnd).toLowerCase(Locale.ROOT),
            text.substring(value, valueEnd)));
  }

  private boolean accept(Directive directive) {
    switch (directive.name()) {
      case "syntax", "check", "escape" -> {}
      default -> {
        done = true;
        return false;
      }
    }
    boolean repeated = found.stream().anyMatch(other -> other.name().equals(directive.name()));
    found.add(directive);
    if (repeated) {
      problems.parse(
          directive.range(), "the " + directive.name() + " directive is given twice: keep one");
    } else if (directive.name().equals("escape")) {
      readEscape(directive);
    }
    return true;
  }

  private void readEscape(Directive directive) {
    if (directive.value().equals("\\") || directive.value().equals("`")) {
      escape = directive.value().charAt(0);
    } else {
      problems.parse(
          directive.range(),
          "the escape directive takes a backslash or a backtick: give one of the two");
    }
  }

  private int nameEnd(int start, int end) {
    int at = start;
    while (at < end && isNameCharacter(text.charAt(at), at > start)) {
      at++;
    }
    return at;
  }

  private static boolean isNameCharacter(char c, boolean digits) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (digits && c >= '0' && c <= '9');
  }

  private int skipBlanks(int start, int end) {
    int at = start;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c != 0x0B && Whitespace.isAscii(c);
  }
}
