package dev.keymount.verify.search;

/**
 * One way in which a text of a secret is written.
 *
 * <p>Each byte may stand as in {@link #text()} or as in {@link #variant()}, which has the same
 * length: the other case of a hexadecimal digit, the other alphabet of base64.
 */
final class Spelling {

  /**
   * The longest line end that is looked across, with the indentation of the next line, in bytes.
   */
  static final int LONGEST_GAP = 40;

  private static final int SHORTEST_LINE = 60;

  private final int group;
  private final byte[] text;
  private final byte[] variant;
  private final boolean wraps;

  private Spelling(int group, byte[] text, byte[] variant, boolean wraps) {
    this.group = group;
    this.text = text;
    this.variant = variant;
    this.wraps = wraps;
  }

  /** Returns one that stands in one piece. */
  static Spelling solid(int group, byte[] text, byte[] variant) {
    return new Spelling(group, text, variant, false);
  }

  /** Returns one that may go over lines of 60 columns or more. */
  static Spelling wrapped(int group, byte[] text, byte[] variant) {
    return new Spelling(group, text, variant, true);
  }

  /** Returns the number of the secret and the form that it stands for. */
  int group() {
    return group;
  }

  byte[] text() {
    return text;
  }

  byte[] variant() {
    return variant;
  }

  boolean wraps() {
    return wraps;
  }

  /**
   * Returns the length of the pieces of which one is unbroken wherever the text stands. Two pieces
   * that together fit into a line have at most one line end in them, so the first two suffice.
   */
  int pieceLength() {
    return wraps ? Math.min(SHORTEST_LINE, text.length) / 2 : text.length;
  }

  int pieces() {
    return wraps ? 2 : 1;
  }

  /** Returns the greatest number of bytes that it takes. */
  int span() {
    return wraps
        ? text.length + (2 + text.length / (SHORTEST_LINE / 2)) * LONGEST_GAP
        : text.length;
  }
}
