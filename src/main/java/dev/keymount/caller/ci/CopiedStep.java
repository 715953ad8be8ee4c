package dev.keymount.caller.ci;

import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A second step with the text of a first, but for some of it. */
final class CopiedStep {

  private final SourceText source;
  private final TextRange step;
  private final List<TextEdit> changes = new ArrayList<>();
  private boolean fits;

  /**
   * Copies a step.
   *
   * @param step its place from the dash on
   */
  CopiedStep(SourceText source, TextRange step) {
    this.source = source;
    this.step = step;
    int line = source.line(step.start());
    this.fits = source.text(new TextRange(source.lineStart(line), step.start())).isBlank();
  }

  /** Leaves out an entry, which must have its lines for itself. */
  void drop(TextRange entry) {
    int first = source.line(entry.start());
    int start = source.lineStart(first);
    int end = source.lineEnd(source.line(entry.end()));
    fits &= source.text(new TextRange(start, entry.start())).isBlank();
    changes.add(TextEdit.delete(new TextRange(start, Math.min(end, end()))));
  }

  /** Writes a part otherwise. */
  void replace(TextRange part, String text) {
    changes.add(new TextEdit(part, text));
  }

  private int end() {
    return source.lineEnd(source.line(step.end()));
  }

  /** Returns the edit that adds the copy behind the step; empty where it can't be written. */
  Optional<TextEdit> written() {
    int start = source.lineStart(source.line(step.start()));
    var moved =
        changes.stream()
            .map(
                edit ->
                    new TextEdit(
                        new TextRange(edit.range().start() - start, edit.range().end() - start),
                        edit.replacement()))
            .toList();
    var plan = EditPlan.of(moved);
    if (!fits || !plan.deferred().isEmpty() || !source.text().startsWith("\n", end() - 1)) {
      return Optional.empty();
    }
    return Optional.of(
        TextEdit.insert(end(), plan.applyTo(source.text(new TextRange(start, end())))));
  }
}
