package dev.keymount.caller.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where in the file each character of a scalar's value stands. */
final class ScalarDecoder {

  private final String text;
  private final int start;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private final List<Integer> offsets = new ArrayList<>();

  private ScalarDecoder(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /**
   * The characters of a value.
   *
   * @param offsets the place of each in the file, and of the end behind the last
   * @param indent the indentation of a block's lines; 0 for other styles
   */
  record Decoded(List<Integer> offsets, int indent) {}

  /** Decodes a scalar; empty where the way it is written can't be followed. */
  static Optional<Decoded> decode(String text, YamlScalar scalar) {
    var place = scalar.head().content();
    return switch (scalar.style()) {
      case PLAIN -> new ScalarDecoder(text, place.start(), place.end()).flow(scalar, '\0');
      case SINGLE -> new ScalarDecoder(text, place.start() + 1, place.end() - 1).flow(scalar, '\'');
      case DOUBLE -> new ScalarDecoder(text, place.start() + 1, place.end() - 1).flow(scalar, '"');
      case LITERAL, FOLDED -> block(text, scalar);
    };
  }

  private static Optional<Decoded> block(String text, YamlScalar scalar) {
    var place = scalar.head().content();
    int body = Blanks.nextLine(text, place.start());
    int stop = body;
    while (stop < text.length() && (stop < place.end() || isBlankLine(text, stop))) {
      stop = Blanks.nextLine(text, stop);
    }
    int most = leastIndent(text, body, place.end());
    for (int indent = most; indent > 0; indent--) {
      var decoder = new ScalarDecoder(text, body, stop);
      decoder.lines(indent, scalar.style() == YamlScalar.Style.FOLDED);
      var decoded = decoder.result(scalar.value(), indent, true);
      if (decoded.isPresent()) {
        return decoded;
      }
    }
    return Optional.empty();
  }

  private static int leastIndent(String text, int body, int end) {
    int least = Integer.MAX_VALUE;
    for (int at = body; at < end; at = Blanks.nextLine(text, at)) {
      if (!isBlankLine(text, at)) {
        least = Math.min(least, spaces(text, at));
      }
    }
    return least == Integer.MAX_VALUE ? 0 : least;
  }

  private static int spaces(String text, int line) {
    int at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at - line;
  }

  private static boolean isBlankLine(String text, int line) {
    return line + spaces(text, line) >= Blanks.lineEnd(text, line);
  }

  /** Reads the lines of a block; a line break is held back until the next line tells what it is. */
  private void lines(int indent, boolean folded) {
    var breaks = new ArrayList<Integer>();
    boolean follows = false;
    for (int line = start; line < end; line = Blanks.nextLine(text, line)) {
      int lineEnd = Blanks.lineEnd(text, line);
      if (isBlankLine(text, line) && lineEnd - line <= indent) {
        breaks.add(lineEnd);
        continue;
      }
      int content = line + indent;
      boolean textLine = " \t".indexOf(text.charAt(content)) < 0;
      flush(breaks, folded && follows && textLine);
      for (int at = content; at < lineEnd; at++) {
        add(text.charAt(at), at);
      }
      breaks.add(lineEnd);
      follows = textLine;
    }
    flush(breaks, false);
  }

  private void flush(List<Integer> breaks, boolean fold) {
    boolean space = fold && breaks.size() == 1;
    for (int at = fold && !space ? 1 : 0; at < breaks.size(); at++) {
      add(space ? ' ' : '\n', breaks.get(fold && at == 1 ? 0 : at));
    }
    breaks.clear();
  }

  private Optional<Decoded> flow(YamlScalar scalar, char quote) {
    int at = start;
    while (at < end) {
      char character = text.charAt(at);
      if (character == '\'' && quote == '\'') {
        add('\'', at);
        at += 2;
      } else if (character == '\\' && quote == '"') {
        at = escape(at);
      } else if (" \t\r\n".indexOf(character) >= 0) {
        at = blanks(at);
      } else {
        add(character, at);
        at++;
      }
      if (at < 0) {
        return Optional.empty();
      }
    }
    return result(scalar.value(), 0, false);
  }

  /** Reads blanks, which are dropped around line breaks. */
  private int blanks(int from) {
    int at = from;
    var feeds = new ArrayList<Integer>();
    while (at < end && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at) == '\n') {
        feeds.add(at);
      }
      at++;
    }
    if (feeds.isEmpty()) {
      for (int blank = from; blank < at; blank++) {
        add(text.charAt(blank), blank);
      }
    } else if (feeds.size() == 1) {
      add(' ', from);
    } else {
      add('\n', from);
      feeds.subList(2, feeds.size()).forEach(feed -> add('\n', feed));
    }
    return at;
  }

  /** Reads an escape of one character; -1 for any other. */
  private int escape(int at) {
    if (at + 1 >= end) {
      return -1;
    }
    char character = text.charAt(at + 1);
    int known = "0abt\tnvfre \"/\\N_LP".indexOf(character);
    if (known >= 0) {
      add("\0\u0007\b\t\t\n\u000b\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029".charAt(known), at);
      return at + 2;
    }
    int digits = character == 'x' ? 2 : character == 'u' ? 4 : 0;
    if (digits > 0 && at + 2 + digits <= end) {
      add((char) Integer.parseInt(text.substring(at + 2, at + 2 + digits), 16), at);
      return at + 2 + digits;
    }
    if (character == '\n' || character == '\r') {
      int next = Blanks.nextLine(text, at);
      return next + spaces(text, next);
    }
    return -1;
  }

  private void add(char character, int offset) {
    value.append(character);
    offsets.add(offset);
  }

  private Optional<Decoded> result(String expected, int indent, boolean block) {
    boolean same =
        block
            ? value.toString().startsWith(expected) && value.substring(expected.length()).isBlank()
            : value.toString().equals(expected);
    if (!same) {
      return Optional.empty();
    }
    offsets.add(end);
    var places = List.copyOf(offsets.subList(0, expected.length() + 1));
    return isOrdered(places) ? Optional.of(new Decoded(places, indent)) : Optional.empty();
  }

  private static boolean isOrdered(List<Integer> places) {
    for (int at = 1; at < places.size(); at++) {
      if (places.get(at) < places.get(at - 1)) {
        return false;
      }
    }
    return true;
  }
}
