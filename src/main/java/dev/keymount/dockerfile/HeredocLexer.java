package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The here-documents that RUN, COPY and ADD open, also behind ONBUILD.
 *
 * <p>Which words of a line open one is decided as in BuildKit's {@code parser/parser.go}: a word of
 * its own that starts with digits and two less-than signs; a line whose quotes do not match opens
 * none.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#here-documents">Dockerfile reference,
 *     here-documents</a>
 */
final class HeredocLexer {

  private record Opener(String name, boolean expand, boolean stripTabs, TextRange range) {}

  private final String text;
  private final PhysicalLines lines;
  private final TokenQueue tokens;
  private final Problems problems;

  HeredocLexer(String text, PhysicalLines lines, TokenQueue tokens, Problems problems) {
    this.text = text;
    this.lines = lines;
    this.tokens = tokens;
    this.problems = problems;
  }

  /** Reads the bodies of all here-documents that the instruction under {@code cursor} opens. */
  List<Heredoc> lex(Cursor cursor) {
    cursor.rewind();
    var found = new ArrayList<Heredoc>();
    for (var opener : openers(cursor)) {
      found.add(body(opener));
    }
    return found;
  }

  private List<Opener> openers(Cursor cursor) {
    var openers = new ArrayList<Opener>();
    for (var word : HeredocWords.raw(cursor)) {
      int angle = angle(word.text());
      if (angle >= 0 && word.text().indexOf('<', angle) < 0) {
        boolean strip = angle < word.text().length() && word.text().charAt(angle) == '-';
        var name = word.text().substring(strip ? angle + 1 : angle);
        addOpener(openers, name, strip, new TextRange(word.start(), word.end()));
      }
    }
    return openers;
  }

  /** Returns whether {@code word} would open a here-document in COPY or ADD. */
  static boolean opens(String word) {
    int angle = angle(word);
    if (angle < 0 || word.indexOf('<', angle) >= 0) {
      return false;
    }
    boolean strip = angle < word.length() && word.charAt(angle) == '-';
    return !HeredocWords.only(word.substring(strip ? angle + 1 : angle), false).text().isEmpty();
  }

  /** Returns the offset behind the digits and the two less-than signs, or -1. */
  private static int angle(String word) {
    int at = 0;
    while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
      at++;
    }
    return word.startsWith("<<", at) ? at + 2 : -1;
  }

  private void addOpener(List<Opener> openers, String written, boolean strip, TextRange range) {
    var raw = withoutLeadingBlanks(written);
    var name = HeredocWords.only(raw, false);
    if (!name.whole()) {
      problems.parse(range, "the name of this here-document has an open quote: close it");
    } else if (!name.text().isEmpty()) {
      var quoted = HeredocWords.only(raw, true);
      boolean expand = quotes(name.text()) == quotes(quoted.text());
      openers.add(new Opener(name.text(), expand, strip, range));
    }
  }

  private static String withoutLeadingBlanks(String name) {
    int at = 0;
    while (at < name.length() && name.charAt(at) != 0x0B && Whitespace.isAscii(name.charAt(at))) {
      at++;
    }
    return name.substring(at);
  }

  private static long quotes(String name) {
    return name.chars().filter(c -> c == '"' || c == '\'').count();
  }

  private Heredoc body(Opener opener) {
    int start = lines.next();
    while (lines.advance()) {
      if (isTerminator(opener)) {
        var terminator = new TextRange(lines.start(), lines.end());
        tokens.token(DockerfileParser.BODY, start, lines.start());
        tokens.token(DockerfileParser.TERMINATOR, lines.start(), lines.end());
        return heredoc(opener, new TextRange(start, terminator.start()), terminator);
      }
    }
    problems.parse(
        opener.range(), "this here-document is not closed: end it with a line of its name alone");
    tokens.token(DockerfileParser.BODY, start, lines.end());
    int end = Math.max(start, lines.end());
    return heredoc(opener, new TextRange(start, end), TextRange.at(end));
  }

  private boolean isTerminator(Opener opener) {
    int start = lines.start();
    if (opener.stripTabs()) {
      while (start < lines.end() && text.charAt(start) == '\t') {
        start++;
      }
    }
    int length = opener.name().length();
    return lines.end() - start == length && text.startsWith(opener.name(), start);
  }

  private Heredoc heredoc(Opener opener, TextRange body, TextRange terminator) {
    return new Heredoc(
        opener.name(),
        opener.expand(),
        opener.stripTabs(),
        opener.range(),
        body,
        terminator,
        body.of(text));
  }
}
