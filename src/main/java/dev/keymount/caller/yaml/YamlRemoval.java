package dev.keymount.caller.yaml;

import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Removes entries or items of one collection. */
final class YamlRemoval {

  private final String text;
  private final List<? extends YamlPart> all;
  private final Collection<? extends YamlPart> gone;
  private final List<TextEdit> edits = new ArrayList<>();

  YamlRemoval(String text, YamlCollection owner, Collection<? extends YamlPart> gone) {
    this.text = text;
    this.all = owner.parts();
    this.gone = gone;
  }

  Optional<List<TextEdit>> block() {
    for (var part : gone) {
      if (!Blanks.endsLine(text, part.range().end()) || isExplicit(part)) {
        return Optional.empty();
      }
      var removed = Blanks.startsLine(text, part.range().start()) ? lines(part) : head(part);
      if (removed.isEmpty()) {
        return Optional.empty();
      }
      edits.add(TextEdit.delete(removed.get()));
    }
    return Optional.of(edits);
  }

  private static boolean isExplicit(YamlPart part) {
    return part instanceof YamlEntry entry && !(entry.key() instanceof YamlScalar);
  }

  private Optional<TextRange> lines(YamlPart part) {
    int start = Blanks.lineStart(text, part.range().start());
    int end = Blanks.nextLine(text, part.range().end());
    if (start == 0 && text.startsWith("\uFEFF")) {
      start = 1;
    }
    boolean open = end == text.length() && !text.endsWith("\n");
    if (open && start > 0) {
      int before = Blanks.lineEnd(text, Blanks.lineStart(text, start - 1));
      return Optional.of(new TextRange(before, end));
    }
    return Optional.of(new TextRange(start, end));
  }

  /** Returns the range of a part that stands behind the dash of an item, up to what follows. */
  private Optional<TextRange> head(YamlPart part) {
    int start = part.range().start();
    var ahead = text.substring(Blanks.lineStart(text, start), start);
    int next = all.indexOf(part) + 1;
    if (!ahead.matches("[ -]*- +") || next == all.size() || gone.contains(all.get(next))) {
      return Optional.empty();
    }
    int end = Blanks.nextLine(text, part.range().end());
    while (end < text.length() && " \r\n".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return Optional.of(new TextRange(start, end));
  }

  Optional<List<TextEdit>> flow() {
    var kept = all.stream().filter(part -> !gone.contains(part)).toList();
    if (kept.isEmpty()) {
      return inside(all.get(0).range().start(), afterComma(all.size() - 1));
    }
    int lastKept = all.indexOf(kept.get(kept.size() - 1));
    for (int at = 0; at < lastKept; at++) {
      if (gone.contains(all.get(at)) && !leading(at)) {
        return Optional.empty();
      }
    }
    return lastKept + 1 < all.size() ? trailing(lastKept) : Optional.of(edits);
  }

  /** Removes a part that others follow. */
  private boolean leading(int index) {
    int start = all.get(index).range().start();
    int comma = afterComma(index);
    if (Blanks.startsLine(text, start) && Blanks.endsLine(text, comma)) {
      edits.add(
          TextEdit.delete(
              new TextRange(Blanks.lineStart(text, start), Blanks.nextLine(text, comma))));
      return true;
    }
    int next = all.get(index + 1).range().start();
    edits.add(TextEdit.delete(new TextRange(start, next)));
    return !hasComment(comma, next);
  }

  /** Removes all parts behind the last that stays. */
  private Optional<List<TextEdit>> trailing(int lastKept) {
    int last = all.size() - 1;
    int kept = all.get(lastKept).range().end();
    int first = all.get(lastKept + 1).range().start();
    int end = all.get(last).range().end();
    if (Blanks.startsLine(text, first) && Blanks.endsLine(text, afterComma(last))) {
      if (afterComma(last) == end) {
        int comma = text.indexOf(',', Blanks.skip(text, kept));
        edits.add(TextEdit.delete(new TextRange(comma, comma + 1)));
      }
      edits.add(
          TextEdit.delete(
              new TextRange(
                  Blanks.lineStart(text, first), Blanks.nextLine(text, afterComma(last)))));
      return Optional.of(edits);
    }
    edits.add(TextEdit.delete(new TextRange(kept, end)));
    return hasComment(kept, end) ? Optional.empty() : Optional.of(edits);
  }

  private Optional<List<TextEdit>> inside(int start, int end) {
    edits.add(TextEdit.delete(new TextRange(start, end)));
    return hasComment(start, end) ? Optional.empty() : Optional.of(edits);
  }

  /** Returns the offset behind the comma of a part, or its end where it has none. */
  private int afterComma(int index) {
    int end = all.get(index).range().end();
    int at = Blanks.skip(text, end);
    return at < text.length() && text.charAt(at) == ',' ? at + 1 : end;
  }

  private boolean hasComment(int start, int end) {
    return text.substring(start, end).matches("(?s).*\\s#.*");
  }
}
