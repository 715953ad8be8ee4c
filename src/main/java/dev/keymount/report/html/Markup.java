package dev.keymount.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML as it is written. Text and values of attributes are always escaped; names of elements and of
 * attributes are the program's own.
 */
final class Markup {

  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  Markup open(String name, String... attributes) {
    start(name, attributes);
    open.push(name);
    return this;
  }

  private void start(String name, String... attributes) {
    html.append('<').append(name);
    for (int at = 0; at + 1 < attributes.length; at += 2) {
      html.append(' ').append(attributes[at]).append("=\"");
      html.append(HtmlText.escaped(attributes[at + 1])).append('"');
    }
    html.append('>');
  }

  /** Closes the element that was opened last. */
  Markup close() {
    html.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes text. */
  Markup text(String text) {
    html.append(HtmlText.escaped(text));
    return this;
  }

  /** Writes an element that holds text alone. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes an element that HTML does not close. */
  Markup single(String name, String... attributes) {
    start(name, attributes);
    return this;
  }

  /** Writes a style sheet of the program's own. */
  Markup style(String sheet) {
    html.append("<style>").append(sheet).append("</style>");
    return this;
  }

  /** Writes a script of the program's own. */
  Markup script(String script) {
    html.append("<script>").append(script).append("</script>");
    return this;
  }

  /** Begins another line of the page, for people who read its text. */
  Markup line() {
    html.append('\n');
    return this;
  }

  /** Hands on what is written so far and forgets it; what is open stays open. */
  void drainTo(Writer out) throws IOException {
    out.append(html);
    html.setLength(0);
  }

  /** Returns the page, of which all is closed. */
  String page() {
    end();
    return "<!DOCTYPE html>\n" + html;
  }

  /** Makes sure that all is closed. */
  void end() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.peek() + " is open");
    }
  }
}
