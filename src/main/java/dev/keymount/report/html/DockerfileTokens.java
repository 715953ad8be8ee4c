package dev.keymount.report.html;

import dev.keymount.dockerfile.Keyword;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Colours for the lines of a Dockerfile, one after the other: keywords, their flags, and comments.
 * It is a help for the eye and no parser; bodies of here-documents are lines like all others.
 */
final class DockerfileTokens {

  private static final Set<String> KEYWORDS =
      Arrays.stream(Keyword.values())
          .filter(keyword -> keyword != Keyword.UNKNOWN)
          .map(Keyword::name)
          .collect(Collectors.toUnmodifiableSet());

  private boolean isContinued;
  private boolean isAtFlags;
  private String keyword = "";

  /** Passes over a line that another writes. */
  void pass(String line) {
    write(line, new Markup());
  }

  /** Writes a line without its line feed. */
  void write(String line, Markup html) {
    int at = behindBlanks(line, 0);
    html.text(line.substring(0, at));
    if (line.startsWith("#", at)) {
      html.element("span", line.substring(at), "class", "c");
      return;
    }
    if (!isContinued) {
      at = keyword(line, at, html);
    }
    boolean hasFlags = isAtFlags;
    while (isAtFlags) {
      at = flag(line, at, html);
    }
    isContinued = line.stripTrailing().endsWith("\\");
    isAtFlags = hasFlags && isContinued && line.substring(at).strip().equals("\\");
    rest(line.substring(at), html);
  }

  private int keyword(String line, int start, Markup html) {
    int end = behindWord(line, start);
    keyword = line.substring(start, end);
    isAtFlags = KEYWORDS.contains(keyword);
    if (!isAtFlags) {
      return start;
    }
    html.element("span", keyword, "class", "k");
    return end;
  }

  /** Writes the next flag, if there is one, and returns where it ends. */
  private int flag(String line, int start, Markup html) {
    int at = behindBlanks(line, start);
    if (!line.startsWith("--", at)) {
      isAtFlags = false;
      return start;
    }
    int end = behindWord(line, at);
    html.text(line.substring(start, at)).element("span", line.substring(at, end), "class", "f");
    return end;
  }

  private void rest(String rest, Markup html) {
    int as = keyword.equals("FROM") ? rest.indexOf(" AS ") : -1;
    if (as < 0) {
      html.text(rest);
    } else {
      html.text(rest.substring(0, as + 1)).element("span", "AS", "class", "k");
      html.text(rest.substring(as + 3));
    }
  }

  private static int behindBlanks(String line, int start) {
    int at = start;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int behindWord(String line, int start) {
    int at = start;
    while (at < line.length() && !isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
