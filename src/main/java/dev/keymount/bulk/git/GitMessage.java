package dev.keymount.bulk.git;

import dev.keymount.secret.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What git says, made fit for users. */
final class GitMessage {

  private static final int LONGEST = 500;

  /** How much is looked at: a server may say as much as it likes. */
  private static final int LONGEST_READ = 8000;

  /** What a line begins with that tells of a failure. */
  private static final List<String> MARKS = List.of("fatal: ", "error: ");

  /** What says no more than that the line before it matters. */
  private static final String NO_READ = "Could not read from remote repository";

  /** A password may have slashes in it that should have been encoded. */
  private static final Pattern LOGIN =
      Pattern.compile("://(?:[^/\\s'\"]*|[^/\\s'\"]*:(?!\\d{1,5}/)[^\\s'\"]*)@");

  private GitMessage() {}

  /** Returns the line, or the two lines, that tell most of why git failed. */
  static String telling(String error) {
    var lines = error.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var found = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var plain = unmarked(lines.get(i));
      if (!plain.equals(lines.get(i))) {
        if (plain.startsWith(NO_READ) && found.isEmpty() && i > 0) {
          found.add(lines.get(i - 1));
        }
        found.add(plain);
      }
    }
    if (found.isEmpty()) {
      return lines.isEmpty() ? "git gave no reason" : lines.get(lines.size() - 1);
    }
    return String.join("; ", found.stream().distinct().limit(2).toList());
  }

  private static String unmarked(String line) {
    for (var mark : MARKS) {
      if (line.startsWith(mark)) {
        return line.substring(mark.length());
      }
    }
    return line;
  }

  /** Returns a text on one line, without logins, control characters and what is too much. */
  static String clean(String text) {
    var safe = new StringBuilder();
    LOGIN
        .matcher(Redaction.of(text.substring(0, Math.min(text.length(), LONGEST_READ))))
        .replaceAll("://")
        .codePoints()
        .forEach(c -> safe.appendCodePoint(isShown(c) ? c : c == '\n' ? ' ' : '?'));
    var line = safe.toString().strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST) - 1)) + "…";
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Returns whether git complains of something, whatever the case of the letters. */
  static boolean says(String error, String part) {
    return error.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
