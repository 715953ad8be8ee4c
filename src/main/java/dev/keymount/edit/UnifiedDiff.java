package dev.keymount.edit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * The unified diff of one file, in the form that {@code git apply} takes.
 *
 * <p>Lines keep their carriage returns; a missing last line feed is marked as git does.
 */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * Returns the diff between two texts of one file, empty when they are equal.
   *
   * @param path the path of the file with slashes, relative to the root
   */
  public static String of(String path, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    return start(path) + "--- " + name("a/" + path) + tab(path) + body(path, before, after);
  }

  /**
   * Returns the diff that makes a file of mode 0644.
   *
   * @param path the path of the file with slashes, relative to the root
   */
  public static String ofNew(String path, String text) {
    var start = start(path) + "new file mode 100644\n";
    return text.isEmpty() ? start : start + "--- /dev/null" + body(path, "", text);
  }

  private static String start(String path) {
    return "diff --git " + name("a/" + path) + " " + name("b/" + path) + "\n";
  }

  /** Returns what follows the name of the old file. */
  private static String body(String path, String before, String after) {
    var old = lines(before);
    var changed = lines(after);
    var deltas = DiffUtils.diff(old, changed).getDeltas();
    var result = new StringBuilder();
    result.append("\n+++ ").append(name("b/" + path)).append(tab(path)).append('\n');
    for (int first = 0; first < deltas.size(); ) {
      int last = first;
      while (last + 1 < deltas.size() && near(deltas.get(last), deltas.get(last + 1))) {
        last++;
      }
      hunk(result, old, deltas.subList(first, last + 1));
      first = last + 1;
    }
    return result.toString();
  }

  private static boolean near(AbstractDelta<String> one, AbstractDelta<String> next) {
    int end = one.getSource().getPosition() + one.getSource().size();
    return next.getSource().getPosition() - end <= 2 * CONTEXT;
  }

  private static void hunk(
      StringBuilder result, List<String> old, List<AbstractDelta<String>> deltas) {
    var first = deltas.get(0);
    var last = deltas.get(deltas.size() - 1);
    int oldStart = Math.max(0, first.getSource().getPosition() - CONTEXT);
    int lead = first.getSource().getPosition() - oldStart;
    int newStart = first.getTarget().getPosition() - lead;
    int oldChanged = last.getSource().getPosition() + last.getSource().size();
    int oldEnd = Math.min(old.size(), oldChanged + CONTEXT);
    int newEnd = last.getTarget().getPosition() + last.getTarget().size() + (oldEnd - oldChanged);
    result.append("@@ -").append(span(oldStart, oldEnd));
    result.append(" +").append(span(newStart, newEnd)).append(" @@\n");
    int at = oldStart;
    for (var delta : deltas) {
      at = context(result, old, at, delta.getSource().getPosition());
      delta.getSource().getLines().forEach(line -> line(result, '-', line));
      delta.getTarget().getLines().forEach(line -> line(result, '+', line));
      at += delta.getSource().size();
    }
    context(result, old, at, oldEnd);
  }

  private static int context(StringBuilder result, List<String> lines, int from, int to) {
    for (int at = from; at < to; at++) {
      line(result, ' ', lines.get(at));
    }
    return to;
  }

  private static String span(int start, int end) {
    int count = end - start;
    int line = count == 0 ? start : start + 1;
    return count == 1 ? Integer.toString(line) : line + "," + count;
  }

  private static void line(StringBuilder result, char mark, String line) {
    result.append(mark).append(line);
    if (!line.endsWith("\n")) {
      result.append("\n\\ No newline at end of file\n");
    }
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
      lines.add(text.substring(start, feed + 1));
      start = feed + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** A name with a space ends in a tab on the lines that start a file, as git writes it. */
  private static String tab(String path) {
    return path.indexOf(' ') >= 0 && name(path).equals(path) ? "\t" : "";
  }

  /** Quotes a name as git does where it has a control character, a quote or a backslash. */
  private static String name(String path) {
    var quoted = new StringBuilder("\"");
    boolean plain = true;
    for (int at = 0; at < path.length(); at++) {
      char c = path.charAt(at);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
        plain = false;
      } else if (c < ' ' || c == 0x7f) {
        quoted.append(String.format("\\%03o", (int) c));
        plain = false;
      } else {
        quoted.append(c);
      }
    }
    return plain ? path : quoted.append('"').toString();
  }
}
