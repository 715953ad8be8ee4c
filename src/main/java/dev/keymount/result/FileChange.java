package dev.keymount.result;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * The change of one file, by whole lines.
 *
 * @param path its path with slashes, relative to the root of the repository
 * @param replacements what takes the place of what, in order of the file
 */
public record FileChange(String path, List<Replacement> replacements) {

  /** Takes a copy of the list. */
  public FileChange {
    replacements = List.copyOf(replacements);
  }

  /**
   * A text that takes the place of a range, which is empty for an insertion. Lines and columns
   * count from 1, columns in UTF-16 code units; the end is behind the last character.
   */
  public record Replacement(
      int startLine, int startColumn, int endLine, int endColumn, String text) {}

  /** Returns the change between two texts of a file. */
  public static FileChange between(String path, String before, String after) {
    var old = lines(before);
    var replacements = new ArrayList<Replacement>();
    for (var delta : DiffUtils.diff(old, lines(after)).getDeltas()) {
      int from = delta.getSource().getPosition();
      int to = from + delta.getSource().size();
      var text = String.join("", delta.getTarget().getLines());
      var start = place(old, from);
      var end = place(old, to);
      replacements.add(
          new Replacement(start.line(), start.column(), end.line(), end.column(), text));
    }
    return new FileChange(path, replacements);
  }

  private record Place(int line, int column) {}

  /** Returns where a line begins; behind a last line without a line feed, where that one ends. */
  private static Place place(List<String> lines, int index) {
    if (index == lines.size() && index > 0) {
      var last = lines.get(index - 1);
      if (!last.endsWith("\n")) {
        return new Place(index, last.length() + 1);
      }
    }
    return new Place(index + 1, 1);
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
  }
}
