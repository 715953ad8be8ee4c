package dev.keymount.caller;

import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final UnaryOperator<String> encoding;

  private Embedded(Builder builder, UnaryOperator<String> encoding) {
    this.host = builder.host;
    this.text = builder.text.toString();
    this.offsets = builder.offsets.stream().mapToInt(Integer::intValue).toArray();
    this.holes = List.copyOf(builder.holes);
    this.encoding = encoding;
  }

  /** Returns a whole file that is shell text. */
  public static Embedded whole(SourceText source) {
    return part(source, new TextRange(0, source.text().length()));
  }

  /** Returns a part of a file that is shell text as it stands. */
  public static Embedded part(SourceText source, TextRange range) {
    return new Builder(source).plain(range).build(range.end(), UnaryOperator.identity());
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

  /** Returns text that the shell is to see as it is written in the file. */
  public String written(String shell) {
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
    return new TextEdit(range(inText), written(replacement));
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

    /**
     * Ends the text.
     *
     * @param end the offset in the file behind the last character
     * @param encoding how plain shell text is written in the file
     */
    public Embedded build(int end, UnaryOperator<String> encoding) {
      offsets.add(end);
      return new Embedded(this, encoding);
    }
  }
}
