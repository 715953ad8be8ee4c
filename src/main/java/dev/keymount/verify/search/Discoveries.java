package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.secret.SecretKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that a search comes across. The same value is the same secret wherever it stands; of
 * values, digests alone are kept.
 */
public final class Discoveries {

  /** Further ones of a kind count as one, so that memory does not grow with what is searched. */
  private static final int MOST_OF_A_KIND = 1000;

  private final Map<String, Discovery> byValue = new HashMap<>();
  private final Map<String, Discovery> byName = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Returns the secret of a value, a new one where the value is new. */
  public Discovery of(String value, String what, SecretKind kind, String detail) {
    var digest = digest(value);
    var known = byValue.get(digest);
    if (known != null) {
      return known;
    }
    int count = counts.merge(what, 1, Integer::sum);
    var name = count == 1 ? what : what + " " + Math.min(count, MOST_OF_A_KIND);
    var discovery = byName.computeIfAbsent(name, key -> new Discovery(name, what, kind, detail));
    if (count < MOST_OF_A_KIND) {
      byValue.put(digest, discovery);
    }
    return discovery;
  }

  /** Returns the secret of a value that was come across before. */
  public Optional<Discovery> known(String value) {
    return Optional.ofNullable(byValue.get(digest(value)));
  }

  /** Returns the secret of a name. */
  public Optional<Discovery> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static String digest(String value) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
