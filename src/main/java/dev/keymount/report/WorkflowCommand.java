package dev.keymount.report;

/**
 * The commands by which a run of GitHub Actions shows annotations. A command is one line whatever
 * the texts in it are: the runner takes each line that begins with {@code ::} for a command.
 */
final class WorkflowCommand {

  private WorkflowCommand() {}

  static String annotation(String level, String path, int line, String title, String message) {
    return "::"
        + level
        + " file="
        + property(path)
        + ",line="
        + line
        + (title.isEmpty() ? "" : ",title=" + property(title))
        + "::"
        + data(message);
  }

  private static String data(String text) {
    var data = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '%' -> data.append("%25");
        case '\r' -> data.append("%0D");
        case '\n' -> data.append("%0A");
        default -> data.append(isShown(c) ? c : '\ufffd');
      }
    }
    return JsonText.whole(data.toString());
  }

  /** Returns whether a character neither steers a terminal nor ends a line. */
  private static boolean isShown(char c) {
    return c == '\t' || !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
