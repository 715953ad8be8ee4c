package dev.keymount.caller.yaml;

/** The end of a block scalar. */
final class BlockScalarEnd {

  private BlockScalarEnd() {}

  /**
   * Returns the end of the last line that is not blank, without its line break; with {@code +} in
   * the header, where blank lines count, the end of the last one.
   */
  static int of(String text, int start, int mark) {
    int header = Blanks.lineEnd(text, start);
    int least = header;
    int end = Math.min(mark, text.length());
    if (keeps(text, start, header)) {
      while (end > least && " ".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return end > least && text.charAt(end - 1) == '\n' ? Blanks.lineEnd(text, end - 1) : end;
    }
    while (end > least && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return Math.max(end, headerEnd(text, start, header));
  }

  private static boolean keeps(String text, int start, int header) {
    return text.substring(start, headerEnd(text, start, header)).indexOf('+') >= 0;
  }

  private static int headerEnd(String text, int start, int header) {
    int at = start;
    while (at < header && "|>+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
