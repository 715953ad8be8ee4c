package dev.keymount.migrate;

import dev.keymount.edit.UnifiedDiff;
import dev.keymount.source.SourceText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A file that changes because a Dockerfile does.
 *
 * @param path its path with slashes, relative to the root
 * @param before the text as read; empty for a file that is new
 * @param after the text as migrated
 */
public record ChangedFile(String path, Optional<SourceText> before, SourceText after) {

  /** Returns the change as a unified diff. */
  public String diff() {
    return before
        .map(text -> UnifiedDiff.of(path, text.text(), after.text()))
        .orElseGet(() -> UnifiedDiff.ofNew(path, after.text()));
  }

  /** Returns this change with the lines that another change of the same file adds at its end. */
  public ChangedFile and(ChangedFile other) {
    var known = new HashSet<>(lines(after.text()));
    var merged = new StringBuilder(after.text());
    for (var line : lines(other.after().text())) {
      if (known.add(line)) {
        merged.append(line);
      }
    }
    return new ChangedFile(path, before, after.withText(merged.toString()));
  }

  private static List<String> lines(String text) {
    return List.of(text.split("(?<=\n)", -1));
  }
}
