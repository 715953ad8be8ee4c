package dev.keymount.caller.tool;

import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A member of a list or a map in brackets.
 *
 * @param range its place
 * @param end the offset behind the comma that follows, or behind the member
 */
record Slot(TextRange range, int end) {

  private boolean hasComma() {
    return end > range.end();
  }

  /**
   * Returns the edits that take members out. A member that has its lines for itself goes with them,
   * and with the comment behind it.
   *
   * @param gone tells by number which ones go
   * @param lastComma whether the last member may have a comma
   */
  static List<TextEdit> without(
      SourceText source, List<Slot> slots, Predicate<Integer> gone, boolean lastComma) {
    var edits = new ArrayList<TextEdit>();
    int from = 0;
    while (from < slots.size()) {
      int to = from;
      while (to < slots.size() && gone.test(to)) {
        to++;
      }
      if (to > from) {
        cut(source, slots, from, to, lastComma, edits);
      }
      from = to + 1;
    }
    return edits;
  }

  private static void cut(
      SourceText source,
      List<Slot> slots,
      int from,
      int to,
      boolean lastComma,
      List<TextEdit> edits) {
    var run = slots.subList(from, to);
    boolean last = to == slots.size();
    if (run.stream().allMatch(slot -> slot.hasLines(source))) {
      run.forEach(slot -> edits.add(TextEdit.delete(slot.lines(source))));
      if (last && from > 0 && !lastComma && slots.get(from - 1).hasComma()) {
        var kept = slots.get(from - 1);
        edits.add(TextEdit.delete(new TextRange(kept.range().end(), kept.end())));
      }
      return;
    }
    int start = last && from > 0 ? slots.get(from - 1).range().end() : run.get(0).range().start();
    int end = last ? run.get(run.size() - 1).end() : slots.get(to).range().start();
    edits.add(TextEdit.delete(new TextRange(start, end)));
  }

  /** Returns whether nothing else stands in its lines but a comment behind it. */
  boolean hasLines(SourceText source) {
    var lines = lines(source);
    var behind = source.text().substring(end, lines.end()).strip();
    return source.text().substring(lines.start(), range.start()).isBlank()
        && (behind.isEmpty() || behind.startsWith("#") || behind.startsWith("//"));
  }

  private TextRange lines(SourceText source) {
    int first = source.line(range.start());
    int last = source.line(Math.max(range.start(), end - 1));
    return new TextRange(source.lineStart(first), source.lineEnd(last));
  }
}
