package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.secret.IssuedTokens;
import dev.keymount.secret.SecretKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What looks like a secret whoever it belongs to: private keys in PEM, also in base64; tokens whose
 * issuers document their shape; and in configuration files of tools, passwords and tokens where the
 * tool looks for them. A match has the name of a {@link Discovery}.
 */
public final class Shapes implements Quarry {

  /** How PEM begins in base64. */
  private static final String ENCODED_PEM = "LS0tLS1CRUdJTi";

  private static final List<String> TOKEN_STARTS = IssuedTokens.starts();
  private static final int PEM = TOKEN_STARTS.size();
  private static final StartTable STARTS = new StartTable(words());

  /** The longest token, in bytes. */
  private static final int LONGEST_TOKEN = 8192;

  /** How many bytes ahead of a place a look at it may need. */
  static final int BEFORE = PemKey.LONGEST_BEGIN;

  /** How many bytes from a place on a look at it may need. */
  static final int REACH = PemKey.LONGEST * 4 / 3 + 1000;

  private final Discoveries discoveries;
  private final Instant now;

  /** Makes a search that adds to what was come across. */
  public Shapes(Discoveries discoveries) {
    this(discoveries, Instant.now());
  }

  /** Makes one that takes tokens which expire at a time for expired. */
  Shapes(Discoveries discoveries, Instant now) {
    this.discoveries = discoveries;
    this.now = now;
  }

  /** Told where a secret stands. */
  interface Hits {
    void hit(Discovery discovery, Form form, int start, int end);
  }

  private static List<String> words() {
    var words = new ArrayList<>(TOKEN_STARTS);
    words.add(PemKey.WORD);
    words.add(ENCODED_PEM);
    return words;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public List<Match> in(String text) {
    var matches = new ArrayList<Match>();
    byte[] bytes = text.getBytes(UTF_8);
    search(
        bytes,
        0,
        bytes.length,
        bytes.length,
        (discovery, form, start, end) -> matches.add(new Match(discovery.name(), form, start)));
    return matches;
  }

  @Override
  public ByteSearch stream(Consumer<Match> matches) {
    return new ShapeSearch(this, discoveries, matches);
  }

  @Override
  public String redact(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    var out = new StringBuilder();
    int[] done = {0};
    search(
        bytes,
        0,
        bytes.length,
        bytes.length,
        (discovery, form, start, end) -> {
          out.append(new String(bytes, done[0], start - done[0], UTF_8));
          out.append('[').append(discovery.name()).append(" redacted]");
          done[0] = end;
        });
    return done[0] == 0
        ? text
        : out.append(new String(bytes, done[0], bytes.length - done[0], UTF_8)).toString();
  }

  /**
   * Tells what begins at {@code from} or later and before {@code to}, in order and without
   * overlaps.
   */
  void search(byte[] bytes, int from, int to, int length, Hits hits) {
    int[] taken = {0};
    STARTS.search(
        bytes,
        from,
        to,
        length,
        (word, place) -> {
          if (place >= taken[0]) {
            taken[0] = Math.max(taken[0], look(bytes, length, word, place, hits));
          }
        });
  }

  /** Returns where the secret at a place ends; 0 where there is none. */
  private int look(byte[] bytes, int length, int word, int place, Hits hits) {
    if (word == PEM) {
      var key = PemKey.around(bytes, length, place);
      key.ifPresent(found -> hits.hit(discovery(found), Form.PLAIN, found.start(), found.end()));
      return key.map(PemKey::end).orElse(0);
    } else if (word > PEM) {
      return lookEncoded(bytes, length, place, hits);
    }
    return lookToken(bytes, length, place, hits);
  }

  private Discovery discovery(PemKey key) {
    return discoveries.of(key.value(), key.what(), SecretKind.SSH_KEY, key.fingerprint());
  }

  private int lookEncoded(byte[] bytes, int length, int place, Hits hits) {
    if (isWordBefore(bytes, place)) {
      return 0;
    }
    var digits = new StringBuilder();
    int at = place;
    while (at < length && at - place < REACH && isEncodedPart(bytes[at])) {
      if (bytes[at] > ' ') {
        digits.append((char) bytes[at]);
      }
      at++;
    }
    byte[] text;
    try {
      text = Base64.getDecoder().decode(digits.toString().replace("=", ""));
    } catch (IllegalArgumentException e) {
      return 0;
    }
    int word = new String(text, ISO_8859_1).indexOf(PemKey.WORD);
    Optional<PemKey> key = word < 0 ? Optional.empty() : PemKey.around(text, text.length, word);
    if (key.isEmpty()) {
      return 0;
    }
    hits.hit(discovery(key.get()), Form.BASE64, place, at);
    return at;
  }

  private static boolean isEncodedPart(byte b) {
    return isLetterOrDigit(b) || b == '+' || b == '/' || b == '=' || b == '\n' || b == '\r';
  }

  private int lookToken(byte[] bytes, int length, int place, Hits hits) {
    if (isWordBefore(bytes, place)) {
      return 0;
    }
    int end = place;
    int most = Math.min(length, place + LONGEST_TOKEN);
    while (end < most && isTokenPart(bytes[end])) {
      end++;
    }
    var text = new String(bytes, place, end - place, ISO_8859_1);
    var token = IssuedTokens.at(text, 0);
    if (token.isEmpty()) {
      return 0;
    }
    var value = text.substring(0, token.get().end());
    if (!isMixed(value) || value.startsWith("eyJ") && !WebToken.isGood(value, now)) {
      return 0;
    }
    var discovery = discoveries.of(value, token.get().what(), token.get().kind(), "");
    hits.hit(discovery, Form.PLAIN, place, place + value.length());
    return place + value.length();
  }

  /** Returns whether a place is inside a word, the end of {@code \n} in a string not included. */
  private static boolean isWordBefore(byte[] bytes, int place) {
    if (place == 0 || !isTokenPart(bytes[place - 1]) || bytes[place - 1] == '/') {
      return false;
    }
    byte last = bytes[place - 1];
    boolean isEscape =
        place > 1 && bytes[place - 2] == '\\' && (last == 'n' || last == 'r' || last == 't');
    return last != '=' && !isEscape;
  }

  private static boolean isTokenPart(byte b) {
    return isLetterOrDigit(b) || b == '_' || b == '-' || b == '.' || b == '=' || b == '/';
  }

  private static boolean isLetterOrDigit(byte b) {
    return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
  }

  private static boolean isMixed(String value) {
    return value.chars().anyMatch(c -> c >= '0' && c <= '9')
        && value.chars().filter(c -> Character.isLetterOrDigit(c)).distinct().count() >= 8;
  }

  @Override
  public String toString() {
    return "shapes of secrets";
  }
}
