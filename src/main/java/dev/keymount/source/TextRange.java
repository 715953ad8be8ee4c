package dev.keymount.source;

/**
 * A half-open range of UTF-16 offsets in the text of a file.
 *
 * @param start offset of the first character
 * @param end offset behind the last character, at least {@code start}
 */
public record TextRange(int start, int end) {

  /** Rejects a range that ends before it starts. */
  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }

  /** Returns the empty range at {@code offset}. */
  public static TextRange at(int offset) {
    return new TextRange(offset, offset);
  }

  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }

  /** Returns whether {@code offset} is one of the characters of this range. */
  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** Returns whether every character of {@code other} lies in this range. */
  public boolean encloses(TextRange other) {
    return start <= other.start && other.end <= end;
  }

  /** Returns whether the two ranges share at least one character. */
  public boolean overlaps(TextRange other) {
    return start < other.end && other.start < end;
  }

  /** Returns the smallest range that holds both. */
  public TextRange union(TextRange other) {
    return new TextRange(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns the characters of {@code text} in this range. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
