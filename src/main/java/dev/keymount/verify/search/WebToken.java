package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** What a JSON web token says about itself. */
final class WebToken {

  private static final Pattern EXPIRES = Pattern.compile("\"exp\"\\s*:\\s*(\\d{9,11})\\b");
  private static final Pattern ALGORITHM = Pattern.compile("\"alg\"\\s*:\\s*\"(?!none\")");

  private WebToken() {}

  /** Returns whether it is signed and still good at a time. */
  static boolean isGood(String token, Instant now) {
    var parts = token.split("\\.", -1);
    try {
      var header = decoded(parts[0]);
      var expires = EXPIRES.matcher(decoded(parts[1]));
      return ALGORITHM.matcher(header).find()
          && (!expires.find() || Long.parseLong(expires.group(1)) > now.getEpochSecond());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
