package dev.keymount.dockerfile;

import java.nio.charset.StandardCharsets;

/** The values of flags and of JSON strings, from what is written. */
final class Values {

  private final boolean utf8;
  private final char escape;

  Values(boolean utf8, char escape) {
    this.utf8 = utf8;
    this.escape = escape;
  }

  /**
   * Returns a flag without quotes and escapes. BuildKit takes each byte of it for a character, and
   * a byte that then is white space ends it.
   */
  String flag(String written) {
    if (isPlain(written)) {
      return written;
    }
    var bytes = written.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    var value = new StringBuilder(bytes.length);
    char quote = 0;
    for (int at = 0; at < bytes.length; at++) {
      char c = (char) (bytes[at] & 0xFF);
      if (c == quote && quote != 0) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == 0 && Utf8.isSpaceByte(c)) {
        break;
      } else if (c != escape) {
        value.append(c);
      } else if (++at < bytes.length) {
        value.append((char) (bytes[at] & 0xFF));
      }
    }
    return inSource(value.toString());
  }

  private boolean isPlain(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"' || c == '\'' || c == escape || c >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Returns the string that a JSON string literal, quotes included, stands for. */
  String json(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal.substring(1, literal.length() - 1);
    }
    var value = new StringBuilder(literal.length());
    int at = 1;
    while (at < literal.length() - 1) {
      char c = literal.charAt(at++);
      if (c != '\\') {
        value.append(c);
        continue;
      }
      char escaped = literal.charAt(at++);
      if (escaped != 'u') {
        value.append(control(escaped));
        continue;
      }
      char unit = unit(literal, at);
      at += 4;
      if (!Character.isSurrogate(unit)) {
        value.append(inSource(String.valueOf(unit)));
      } else if (Character.isHighSurrogate(unit)
          && Character.isLowSurrogate(escapedUnit(literal, at))) {
        value.append(inSource("" + unit + escapedUnit(literal, at)));
        at += 6;
      } else {
        value.append(inSource("\uFFFD"));
      }
    }
    return value.toString();
  }

  private static char unit(String literal, int at) {
    return (char) Integer.parseInt(literal, at, at + 4, 16);
  }

  /** Returns the unit that an escape at {@code at} stands for, 0 where there is none. */
  private static char escapedUnit(String literal, int at) {
    return literal.startsWith("\\u", at) ? unit(literal, at + 2) : 0;
  }

  private static char control(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }

  /** Returns characters as a source of this encoding holds them. */
  private String inSource(String characters) {
    return utf8 ? characters : Utf8.bytesAsCharacters(characters);
  }
}
