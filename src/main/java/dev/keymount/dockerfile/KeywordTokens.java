package dev.keymount.dockerfile;

import dev.keymount.dockerfile.grammar.DockerfileParser;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which text is which keyword, in either case as BuildKit takes it. */
final class KeywordTokens {

  private static final Keyword[] KEYWORDS = Keyword.values();
  private static final Map<Keyword, Integer> TYPES = new EnumMap<>(Keyword.class);
  private static final Map<Integer, Keyword> BY_TYPE = new HashMap<>();

  static {
    for (int type = 1; type <= DockerfileParser.VOCABULARY.getMaxTokenType(); type++) {
      var name = DockerfileParser.VOCABULARY.getSymbolicName(type);
      for (var keyword : KEYWORDS) {
        if (keyword.name().equals(name)) {
          TYPES.put(keyword, type);
          BY_TYPE.put(type, keyword);
        }
      }
    }
  }

  private KeywordTokens() {}

  /** Steps over a keyword and returns which one it is. */
  static Keyword skip(Cursor cursor) {
    int candidates = (1 << KEYWORDS.length) - 1;
    int length = 0;
    while (!cursor.atEnd() && !Whitespace.isBlank(cursor.current())) {
      candidates = narrow(candidates, length++, Character.toUpperCase(lower(cursor.current())));
      cursor.advance();
    }
    for (int i = 0; candidates >> i != 0; i++) {
      if ((candidates >> i & 1) != 0 && KEYWORDS[i].name().length() == length) {
        return KEYWORDS[i];
      }
    }
    return Keyword.UNKNOWN;
  }

  /** Returns the keywords among {@code candidates} that have {@code c} at {@code index}. */
  private static int narrow(int candidates, int index, char c) {
    int left = candidates;
    for (int i = 0; left >> i != 0; i++) {
      if ((left >> i & 1) != 0) {
        var name = KEYWORDS[i].name();
        if (index >= name.length() || name.charAt(index) != c) {
          left &= ~(1 << i);
        }
      }
    }
    return left;
  }

  /** Go lowers the Kelvin sign and the dotted capital I to letters of keywords, and so do we. */
  private static char lower(char c) {
    return c < 0x80 || Character.toLowerCase(c) < 0x80 ? Character.toLowerCase(c) : c;
  }

  static int type(Keyword keyword) {
    return Objects.requireNonNull(TYPES.get(keyword));
  }

  static Keyword keyword(int type) {
    return Objects.requireNonNull(BY_TYPE.get(type));
  }
}
