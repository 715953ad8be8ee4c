package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Private keys in PEM, on one line or as the lines of a file or a diff. */
final class PrivateKeyText {

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern END = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");
  private static final Pattern BODY = Pattern.compile("[A-Za-z0-9+/]{40,}+={0,2}");
  private static final Pattern TAIL = Pattern.compile("[A-Za-z0-9+/]{4,}+={0,2}");
  private static final Pattern HEADER = Pattern.compile("[ \\t]*(?:Proc-Type|DEK-Info): .*");

  private static final int LONGEST = 16_384;
  private static final Pattern SHORT_RUN = Pattern.compile("[A-Za-z0-9+/]{16,}+");

  /** A part of the key that Vagrant puts into its base images, which everybody has. */
  private static final String KEY_OF_VAGRANT = "6NF8iallvQVp22WDkTkyrtvp9eWW6A8YVr";

  private PrivateKeyText() {}

  /** Returns the keys in a text whose bodies stand there, and are no variables. */
  static List<WrittenSecret> in(String text) {
    var found = new ArrayList<WrittenSecret>();
    var begin = BEGIN.matcher(text);
    for (int from = 0; begin.find(from); from = begin.end()) {
      int limit = Math.min(text.length(), begin.end() + LONGEST);
      var end = END.matcher(text).region(begin.end(), limit);
      boolean closed = end.find();
      var body = text.substring(begin.end(), closed ? end.start() : limit);
      var run = closed ? SHORT_RUN : BODY;
      boolean constant = !closed || body.indexOf('$') < 0;
      if (constant && run.matcher(body).find() && !body.contains(KEY_OF_VAGRANT)) {
        int to = closed ? end.end() : begin.end();
        found.add(new WrittenSecret(begin.start(), to, SecretKind.SSH_KEY, "private key"));
      }
    }
    return found;
  }

  /** Returns the text with a mark in the place of keys; lines stay lines. */
  static String redact(String text) {
    if (!BEGIN.matcher(text).find()) {
      return text;
    }
    var lines = text.split("\n", -1);
    boolean inside = false;
    for (int at = 0; at < lines.length; at++) {
      var line = lines[at];
      if (inside) {
        boolean last = at + 1 < lines.length && END.matcher(lines[at + 1]).find();
        lines[at] = body(line, last ? TAIL : BODY);
        inside = !lines[at].equals(line) || isHeader(line);
      }
      if (BEGIN.matcher(line).find()) {
        lines[at] = begin(line);
        inside = lines[at].endsWith(Redaction.MARK) || lines[at].endsWith(Redaction.MARK + "\r");
      }
    }
    return String.join("\n", lines);
  }

  /** Takes out what starts with a BEGIN, up to its END or the end of the line. */
  private static String begin(String line) {
    var result = new StringBuilder(line.length());
    var begin = BEGIN.matcher(line);
    var end = END.matcher(line);
    int from = 0;
    while (begin.find(from)) {
      boolean closed = end.find(begin.end());
      if (closed && isVariable(line.substring(begin.end(), end.start()))) {
        result.append(line, from, end.end());
        from = end.end();
        continue;
      }
      result.append(line, from, begin.start()).append(Redaction.MARK);
      if (!closed) {
        return line.endsWith("\r") ? result.append('\r').toString() : result.toString();
      }
      from = end.end();
    }
    return result.append(line, from, line.length()).toString();
  }

  /** Returns whether a variable stands in the place of the body of a key. */
  private static boolean isVariable(String body) {
    return body.indexOf('$') >= 0 && !SHORT_RUN.matcher(body).find();
  }

  private static String body(String line, Pattern run) {
    int mark = markLength(line);
    return line.substring(0, mark) + run.matcher(line.substring(mark)).replaceAll(Redaction.MARK);
  }

  private static boolean isHeader(String line) {
    var content = line.substring(markLength(line));
    return content.isBlank() || HEADER.matcher(content).matches();
  }

  private static int markLength(String line) {
    return !line.isEmpty() && "+- ".indexOf(line.charAt(0)) >= 0 ? 1 : 0;
  }
}
