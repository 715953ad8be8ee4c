package dev.keymount.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file and the way back to its bytes.
 *
 * <p>Bytes that are valid UTF-8 are read as such; all others are read as ISO-8859-1, one character
 * a byte, so that text which is left alone is written back byte for byte whatever its encoding. A
 * byte order mark stays in the text as its first character.
 */
public final class SourceText {

  private final String text;
  private final Charset charset;
  private int @Nullable [] lineStarts;

  private SourceText(String text, Charset charset) {
    this.text = text;
    this.charset = charset;
  }

  /** Returns a source of the given text, written as UTF-8. */
  public static SourceText of(String text) {
    return new SourceText(text, StandardCharsets.UTF_8);
  }

  /** Reads the bytes of a file; never fails. */
  public static SourceText decode(byte[] bytes) {
    var plain = new String(bytes, StandardCharsets.UTF_8);
    if (plain.length() == bytes.length && plain.indexOf('\uFFFD') < 0) {
      // One character a byte and none replaced: the text is ASCII.
      return new SourceText(plain, StandardCharsets.UTF_8);
    }
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return new SourceText(text, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new SourceText(
          new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns a source of other text in the encoding of this one, as after an edit. */
  public SourceText withText(String changed) {
    return new SourceText(changed, charset);
  }

  public String text() {
    return text;
  }

  /** Returns whether the bytes were valid UTF-8. */
  public boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Returns the bytes to write for this text. */
  public byte[] encode() {
    return text.getBytes(charset);
  }

  /** Returns the 1-based number of the line that holds {@code offset}. */
  public int line(int offset) {
    int index = Arrays.binarySearch(lineStarts(), offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** Returns the 1-based column of {@code offset} in its line, in UTF-16 units. */
  public int column(int offset) {
    return offset - lineStart(line(offset)) + 1;
  }

  /** Returns the offset of the first character of a 1-based line. */
  public int lineStart(int line) {
    return lineStarts()[line - 1];
  }

  /** Returns the offset behind the last character of a 1-based line, its line feed included. */
  public int lineEnd(int line) {
    var starts = lineStarts();
    return line < starts.length ? starts[line] : text.length();
  }

  /** Returns how many lines there are; a last line feed does not open another. */
  public int lineCount() {
    var starts = lineStarts();
    int last = starts.length;
    return last > 1 && starts[last - 1] == text.length() ? last - 1 : last;
  }

  /** Returns the line ending that a new line of this file takes: the one of its first line. */
  public String lineEnding() {
    int feed = text.indexOf('\n');
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  /** Returns the characters in {@code range}. */
  public String text(TextRange range) {
    return range.of(text);
  }

  /** Finds the lines when somebody asks for one, which for most files nobody does. */
  private int[] lineStarts() {
    var known = lineStarts;
    if (known == null) {
      known = lineStarts(text);
      lineStarts = known;
    }
    return known;
  }

  private static int[] lineStarts(String text) {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    var starts = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }
}
