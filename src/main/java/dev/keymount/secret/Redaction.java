package dev.keymount.secret;

import java.util.ArrayList;
import java.util.Comparator;

/** Takes what looks like a real secret out of text that people get to see. */
public final class Redaction {

  /** What stands in the place of a secret. */
  public static final String MARK = "[redacted]";

  private Redaction() {}

  /**
   * Returns the text without what looks like a real secret and what is given to a name that says
   * so; lines stay lines.
   */
  public static String of(String text) {
    return ofUnnamed(NamedValues.redact(PrivateKeyText.redact(text), NamePolicy.NONE));
  }

  /** Returns the text without what looks like a real secret by itself. */
  static String ofUnnamed(String text) {
    var keyless = PrivateKeyText.redact(text);
    var found = new ArrayList<>(WrittenSecrets.generated(keyless));
    found.addAll(LoginText.in(keyless, Clues.of(keyless)));
    found.addAll(PlacedPasswords.in(keyless));
    for (var login : UrlLogin.in(keyless)) {
      found.add(new WrittenSecret(login.start(), login.end(), SecretKind.PASSWORD, ""));
    }
    found.sort(Comparator.comparingInt(WrittenSecret::start));
    var result = new StringBuilder(keyless.length());
    int at = 0;
    for (var secret : found) {
      if (secret.start() >= at) {
        result.append(keyless, at, secret.start()).append(MARK);
      }
      at = Math.max(at, secret.end());
    }
    return result.append(keyless, at, keyless.length()).toString();
  }
}
