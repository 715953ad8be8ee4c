package dev.keymount.caller.hcl;

import dev.keymount.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The inside of quoted strings: escapes and parts that are filled in. */
final class HclTemplate {

  private final String text;

  HclTemplate(String text) {
    this.text = text;
  }

  /** Returns the offset behind the string that opens at {@code from}; negative if none ends. */
  int end(int from) {
    // What is open: " for a string, { for a brace inside a part that is filled in.
    Deque<Character> open = new ArrayDeque<>();
    open.push('"');
    int at = from + 1;
    while (at < text.length()) {
      char character = text.charAt(at);
      boolean inString = open.element() == '"';
      if (inString && character == '\n') {
        return -1;
      }
      if (character == '"') {
        if (inString) {
          open.pop();
        } else {
          open.push('"');
        }
        if (open.isEmpty()) {
          return at + 1;
        }
        at++;
      } else if (inString) {
        at = inString(at, open);
      } else {
        at = inPart(at, open);
      }
    }
    return -1;
  }

  private int inString(int at, Deque<Character> open) {
    char character = text.charAt(at);
    if (character == '\\') {
      return at + 2;
    }
    if (isEscapedPart(at)) {
      return at + 3;
    }
    if (isPart(at)) {
      open.push('{');
      return at + 2;
    }
    return at + 1;
  }

  private int inPart(int at, Deque<Character> open) {
    char character = text.charAt(at);
    if (character == '{') {
      open.push('{');
    } else if (character == '}') {
      open.pop();
    }
    return at + 1;
  }

  private boolean isPart(int at) {
    return text.startsWith("${", at) || text.startsWith("%{", at);
  }

  private boolean isEscapedPart(int at) {
    return text.startsWith("$${", at) || text.startsWith("%%{", at);
  }

  /** Returns the parts of a string that is known to end, or nothing where an escape is unknown. */
  Optional<List<HclString.Part>> parts(TextRange range) {
    var parts = new ArrayList<HclString.Part>();
    var plain = new StringBuilder();
    int at = range.start() + 1;
    while (at < range.end() - 1) {
      if (isEscapedPart(at)) {
        plain.append(text, at + 1, at + 3);
        at += 3;
      } else if (isPart(at)) {
        addPlain(parts, plain);
        int close = partEnd(at);
        parts.add(new HclString.Part(text.substring(at + 2, close - 1).strip(), true));
        at = close;
      } else if (text.charAt(at) == '\\') {
        int end = escape(at, plain);
        if (end < 0) {
          return Optional.empty();
        }
        at = end;
      } else {
        plain.append(text.charAt(at++));
      }
    }
    addPlain(parts, plain);
    return Optional.of(parts);
  }

  private static void addPlain(List<HclString.Part> parts, StringBuilder plain) {
    if (plain.length() > 0) {
      parts.add(new HclString.Part(plain.toString(), false));
      plain.setLength(0);
    }
  }

  private int partEnd(int from) {
    Deque<Character> open = new ArrayDeque<>();
    open.push('{');
    int at = from + 2;
    while (!open.isEmpty()) {
      char character = text.charAt(at);
      if (character == '"') {
        at = end(at);
      } else {
        at = inPart(at, open);
      }
    }
    return at;
  }

  private int escape(int at, StringBuilder plain) {
    char letter = text.charAt(at + 1);
    int known = "nrt\"\\/bf".indexOf(letter);
    if (known >= 0) {
      plain.append("\n\r\t\"\\/\b\f".charAt(known));
      return at + 2;
    }
    if (letter == 'u' && text.substring(at + 2).matches("(?s)[0-9a-fA-F]{4}.*")) {
      plain.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
      return at + 6;
    }
    return -1;
  }
}
