package dev.keymount.caller;

import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Shell text inside another file: a recipe of make, a scalar of YAML, a string of JSON or Groovy.
 *
 * <p>The shell sees {@link #text()}; an edit of it is brought back to the file, where all that it
 * does not touch keeps the way it is written. A part that the host fills in is one character of the
 * private use area, {@link #FIRST_HOLE} plus the number of the hole.
 */
public final class Embedded {

  /** The character of the first hole. */
  public static final char FIRST_HOLE = '\uE000';

  private static final int MOST_HOLES = 0x1000;

  private final SourceText host;
  private final String text;
  private final int[] offsets;
  private final List<Hole> holes;
  private final NavigableMap<Integer, UnaryOperator<String>> encodings;

  private Embedded(Builder builder, NavigableMap<Integer, UnaryOperator<String>> encodings) {
    this.host = builder.host;
    this.text = builder.text.toString();
    this.offsets = builder.offsets.stream().mapToInt(Integer::intValue).toArray();
    this.holes = List.copyOf(builder.holes);
    this.encodings = encodings;
  }

  /** Returns a whole file that is shell text. */
  public static Embedded whole(SourceText source) {
    return part(source, new TextRange(0, source.text().length()));
  }

  /** Returns a part of a file that is shell text as it stands. */
  public static Embedded part(SourceText source, TextRange range) {
    return new Builder(source).plain(range).build(range.end(), UnaryOperator.identity());
  }

  /**
   * Returns texts of one file as one, each of them on lines of its own; empty where they have too
   * many holes.
   *
   * @param parts the texts, at least one
   */
  public static Optional<Embedded> joined(List<Embedded> parts) {
    var builder = new Builder(parts.get(0).host);
    var encodings = new TreeMap<Integer, UnaryOperator<String>>();
    int end = 0;
    for (var part : parts) {
      if (builder.text.length() > 0 && builder.text.charAt(builder.text.length() - 1) != '\n') {
        builder.add('\n', end);
      }
      int from = builder.text.length();
      part.encodings.forEach((at, encoding) -> encodings.put(from + at, encoding));
      if (!builder.all(part)) {
        return Optional.empty();
      }
      end = part.offsets[part.text.length()];
    }
    builder.offsets.add(end);
    return Optional.of(new Embedded(builder, encodings));
  }

  /**
   * Returns the text between other text that stands nowhere in the file, such as the command that a
   * task puts ahead of its arguments; empty where it has too many holes.
   */
  public Optional<Embedded> between(String head, String tail) {
    var builder = new Builder(host);
    head.chars().forEach(character -> builder.add((char) character, offsets[0]));
    if (!builder.all(this)) {
      return Optional.empty();
    }
    int end = offsets[text.length()];
    tail.chars().forEach(character -> builder.add((char) character, end));
    builder.offsets.add(end);
    var shifted = new TreeMap<Integer, UnaryOperator<String>>();
    encodings.forEach((at, encoding) -> shifted.put(at == 0 ? 0 : at + head.length(), encoding));
    return Optional.of(new Embedded(builder, shifted));
  }

  /** Returns the file that holds the text. */
  public SourceText host() {
    return host;
  }

  /** Returns the text as the shell sees it, but for holes. */
  public String text() {
    return text;
  }

  /** Returns the place in the file of an offset in the text. */
  public int offset(int at) {
    return offsets[at];
  }

  /** Returns the place in the file of a range of the text. */
  public TextRange range(TextRange inText) {
    return new TextRange(offsets[inText.start()], offsets[inText.end()]);
  }

  /** Returns the 1-based line in the file of an offset in the text. */
  public int line(int at) {
    return host.line(offsets[at]);
  }

  /** Returns the hole that a character stands for. */
  public Optional<Hole> hole(char character) {
    int index = character - FIRST_HOLE;
    return index >= 0 && index < holes.size() ? Optional.of(holes.get(index)) : Optional.empty();
  }

  /** Returns whether the host fills something in. */
  public boolean hasHole(String part) {
    return part.chars().anyMatch(character -> hole((char) character).isPresent());
  }

  /** Returns text that the shell is to see as it is written where the text starts. */
  public String written(String shell) {
    return written(shell, 0);
  }

  private String written(String shell, int at) {
    var encoding = encodings.floorEntry(at).getValue();
    return written(shell, encoding);
  }

  private String written(String shell, UnaryOperator<String> encoding) {
    var result = new StringBuilder();
    var plain = new StringBuilder();
    for (int at = 0; at < shell.length(); at++) {
      char character = shell.charAt(at);
      var hole = hole(character);
      if (hole.isPresent()) {
        result.append(encoding.apply(plain.toString())).append(hole.get().written());
        plain.setLength(0);
      } else {
        plain.append(character);
      }
    }
    return result.append(encoding.apply(plain.toString())).toString();
  }

  /** Returns the edit of the file that makes the shell see {@code replacement} in a range. */
  public TextEdit edit(TextRange inText, String replacement) {
    return new TextEdit(range(inText), written(replacement, inText.start()));
  }

  /** Puts embedded text together, in order. */
  public static final class Builder {

    private final SourceText host;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Hole> holes;

    /** Starts with no text. */
    public Builder(SourceText host) {
      this.host = host;
      this.holes = new ArrayList<>();
    }

    /**
     * Starts with no text, and shares its holes with another: a character is the same hole in both,
     * so that parts of one text can be put into the other if the other is built last.
     */
    public Builder(Builder other) {
      this.host = other.host;
      this.holes = other.holes;
    }

    /** Adds a part of the file as it stands. */
    public Builder plain(TextRange range) {
      for (int at = range.start(); at < range.end(); at++) {
        add(host.text().charAt(at), at);
      }
      return this;
    }

    /** Adds one character that is written otherwise in the file, from {@code offset} on. */
    public Builder add(char character, int offset) {
      text.append(character);
      offsets.add(offset);
      return this;
    }

    /**
     * Adds a part that the host fills in.
     *
     * @return whether there was room for it; text with too many holes can't be read
     */
    public boolean hole(Hole hole, int offset) {
      if (holes.size() == MOST_HOLES) {
        return false;
      }
      add((char) (FIRST_HOLE + holes.size()), offset);
      holes.add(hole);
      return true;
    }

    private boolean all(Embedded part) {
      for (int at = 0; at < part.text.length(); at++) {
        var hole = part.hole(part.text.charAt(at));
        if (hole.isEmpty()) {
          add(part.text.charAt(at), part.offsets[at]);
        } else if (!hole(hole.get(), part.offsets[at])) {
          return false;
        }
      }
      return true;
    }

    /**
     * Ends the text.
     *
     * @param end the offset in the file behind the last character
     * @param encoding how plain shell text is written in the file
     */
    public Embedded build(int end, UnaryOperator<String> encoding) {
      offsets.add(end);
      return new Embedded(this, new TreeMap<>(Map.of(0, encoding)));
    }
  }
}
