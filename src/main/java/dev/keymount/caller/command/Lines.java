package dev.keymount.caller.command;

import dev.keymount.source.TextRange;

/** The lines that commands stand on. */
final class Lines {

  private Lines() {}

  /** Returns the lines of a command with their last line feed; empty unless it fills them. */
  static TextRange whole(String text, TextRange command) {
    int start = text.lastIndexOf('\n', command.start() - 1) + 1;
    int feed = text.indexOf('\n', command.end());
    int end = feed < 0 ? text.length() : feed;
    var rest = text.substring(command.end(), end).strip();
    boolean isAlone =
        text.substring(start, command.start()).isBlank()
            && (rest.isEmpty() || rest.equals(";"))
            && !(start > 1 && text.substring(0, start - 1).stripTrailing().endsWith("\\"));
    if (!isAlone) {
      return TextRange.at(command.start());
    }
    return feed < 0 && start > 0
        ? new TextRange(start - 1, end)
        : new TextRange(start, feed < 0 ? end : end + 1);
  }
}
