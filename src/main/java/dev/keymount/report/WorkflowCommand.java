package dev.keymount.report;

/** The commands by which a run of GitHub Actions shows annotations. */
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
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
