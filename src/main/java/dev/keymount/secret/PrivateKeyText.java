package dev.keymount.secret;

import java.util.regex.Pattern;

/** Private keys in PEM, on one line or as the lines of a file or a diff. */
final class PrivateKeyText {

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern END = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");
  private static final Pattern BODY = Pattern.compile("[A-Za-z0-9+/]{40,}+={0,2}");
  private static final Pattern TAIL = Pattern.compile("[A-Za-z0-9+/]{4,}+={0,2}");
  private static final Pattern HEADER = Pattern.compile("[ \\t]*(?:Proc-Type|DEK-Info): .*");

  private PrivateKeyText() {}

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
      result.append(line, from, begin.start()).append(Redaction.MARK);
      if (!end.find(begin.end())) {
        return line.endsWith("\r") ? result.append('\r').toString() : result.toString();
      }
      from = end.end();
    }
    return result.append(line, from, line.length()).toString();
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
