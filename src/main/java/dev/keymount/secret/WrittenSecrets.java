package dev.keymount.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the secrets that stand in a text as they are: tokens that their shape gives away, private
 * keys in PEM, and generated values that are named or placed as secrets are. Credentials in URLs
 * are {@link UrlLogin}'s.
 */
public final class WrittenSecrets {

  private WrittenSecrets() {}

  /** Returns the secrets in a text in order; none overlaps another. */
  public static List<WrittenSecret> in(String text) {
    var found = new ArrayList<WrittenSecret>(PrivateKeyText.in(text));
    found.addAll(generated(text));
    LoginText.in(text).stream()
        .filter(secret -> isChosen(text.substring(secret.start(), secret.end())))
        .forEach(found::add);
    found.sort(Comparator.comparingInt(WrittenSecret::start));
    var apart = new ArrayList<WrittenSecret>();
    int end = 0;
    for (var secret : found) {
      if (secret.start() >= end) {
        apart.add(secret);
        end = secret.end();
      }
    }
    return apart;
  }

  /** Returns the tokens and named values among the runs of characters that tokens are made of. */
  static List<WrittenSecret> generated(String text) {
    var found = new ArrayList<WrittenSecret>();
    for (int at = 0; at < text.length(); at++) {
      int start = at;
      boolean digit = false;
      boolean letter = false;
      while (at < text.length() && isRunPart(text.charAt(at))) {
        digit |= text.charAt(at) <= '9' && text.charAt(at) >= '0';
        letter |= text.charAt(at) >= 'A';
        at++;
      }
      if (digit && letter && at - start >= NamedValues.SHORTEST) {
        run(text, start, at).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<WrittenSecret> run(String text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (at == start || text.charAt(at - 1) == '/') {
        var token = IssuedTokens.at(text, at);
        if (token.isPresent()) {
          return token;
        }
      }
    }
    int padded = end;
    while (padded < text.length() && padded < end + 2 && text.charAt(padded) == '=') {
      padded++;
    }
    return NamedValues.at(text, start, padded);
  }

  private static boolean isRunPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-'
        || c == '.'
        || c == '/'
        || c == '+';
  }

  /** Returns whether a password in its place is one that somebody chose, and no default. */
  private static boolean isChosen(String password) {
    return password.length() >= 8 && !Placeholder.isMadeUp(password);
  }
}
