package dev.keymount.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names of findings that last: made of the rule, the file and the name of the secret, and of
 * nothing that another change of the file moves. The second of a kind in a file is told from the
 * first by its number.
 */
final class Fingerprints {

  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** Returns the fingerprint of the next finding of a repository. */
  String next(String rule, String path, String secret) {
    var key = rule + "\0" + path + "\0" + secret;
    int number = seen.merge(key, 1, Integer::sum);
    var hash = sha256().digest((key + "\0" + number).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
