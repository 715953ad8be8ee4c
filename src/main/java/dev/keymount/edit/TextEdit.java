package dev.keymount.edit;

import dev.keymount.source.TextRange;

/**
 * Replaces the text in {@code range} with {@code replacement}; an empty range inserts.
 *
 * @param range what is replaced, in offsets of the text before any edit
 * @param replacement what stands there afterwards
 */
public record TextEdit(TextRange range, String replacement) {

  /** Returns the edit that deletes a range. */
  public static TextEdit delete(TextRange range) {
    return new TextEdit(range, "");
  }

  /** Returns the edit that inserts text at an offset. */
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(TextRange.at(offset), text);
  }
}
