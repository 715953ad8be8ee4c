package dev.keymount.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Edits of one text that go together.
 *
 * <p>An edit inside a deletion is dropped, because what it would change is gone; deletions that
 * overlap become one. Anything else that overlaps is a conflict and is deferred: it stays out of
 * the result and can be tried again on it.
 */
public final class EditPlan {

  private final List<TextEdit> accepted = new ArrayList<>();
  private final List<TextEdit> deferred = new ArrayList<>();

  private EditPlan() {}

  /** Decides which of the edits go together; the order of inserts at one offset is kept. */
  public static EditPlan of(List<TextEdit> edits) {
    var plan = new EditPlan();
    var sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt((TextEdit edit) -> edit.range().start())
            .thenComparing(edit -> !edit.range().isEmpty())
            .thenComparing(edit -> -edit.range().end()));
    sorted.forEach(plan::add);
    return plan;
  }

  private void add(TextEdit edit) {
    if (accepted.isEmpty()) {
      accepted.add(edit);
      return;
    }
    int top = accepted.size() - 1;
    var last = accepted.get(top);
    if (edit.range().start() >= last.range().end()) {
      accepted.add(edit);
    } else if (last.replacement().isEmpty() && last.range().encloses(edit.range())) {
      return;
    } else if (last.replacement().isEmpty() && edit.replacement().isEmpty()) {
      accepted.set(top, TextEdit.delete(last.range().union(edit.range())));
    } else {
      deferred.add(edit);
    }
  }

  /** Returns the edits that are applied, by position. */
  public List<TextEdit> accepted() {
    return List.copyOf(accepted);
  }

  /** Returns the edits that conflict with an accepted one. */
  public List<TextEdit> deferred() {
    return List.copyOf(deferred);
  }

  /** Returns {@code text} with the accepted edits applied. */
  public String applyTo(String text) {
    var result = new StringBuilder(text.length() + 256);
    int at = 0;
    for (var edit : accepted) {
      result.append(text, at, edit.range().start()).append(edit.replacement());
      at = edit.range().end();
    }
    return result.append(text, at, text.length()).toString();
  }
}
