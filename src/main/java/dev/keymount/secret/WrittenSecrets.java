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

  private static final boolean[] RUN_PARTS = new boolean[128];

  static {
    for (char c = 0; c < RUN_PARTS.length; c++) {
      RUN_PARTS[c] = Character.isLetterOrDigit(c) || "_-./+".indexOf(c) >= 0;
    }
  }

  /** How far before a password its user is looked for. */
  private static final int REACH = 100;

  private WrittenSecrets() {}

  /** Returns the secrets in a text in order; none overlaps another. */
  static List<WrittenSecret> in(String text) {
    return in(text, Clues.of(text));
  }

  /** Returns the secrets in a text whose clues are known. */
  public static List<WrittenSecret> in(String text, Clues clues) {
    var found = new ArrayList<WrittenSecret>();
    if (clues.have(Clue.PRIVATE_KEY)) {
      found.addAll(PrivateKeyText.in(text));
    }
    found.addAll(generated(text));
    LoginText.in(text, clues).stream().filter(secret -> isChosen(text, secret)).forEach(found::add);
    PlacedPasswords.in(text).stream().filter(secret -> isChosen(text, secret)).forEach(found::add);
    found.removeIf(secret -> IssuedTokens.isExample(text.substring(secret.start(), secret.end())));
    if (found.isEmpty()) {
      return found;
    }
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
    int start = 0;
    while (start + AssignedValues.SHORTEST <= text.length()) {
      int other = start + AssignedValues.SHORTEST - 1;
      while (other >= start && isRunPart(text.charAt(other))) {
        other--;
      }
      if (other >= start) {
        start = other + 1;
        continue;
      }
      int end = start + AssignedValues.SHORTEST;
      while (end < text.length() && isRunPart(text.charAt(end))) {
        end++;
      }
      if (isMixed(text, start, end)) {
        run(text, start, end).ifPresent(found::add);
      }
      start = end + 1;
    }
    return found;
  }

  private static boolean isMixed(String text, int start, int end) {
    boolean digit = false;
    boolean letter = false;
    for (int at = start; at < end && !(digit && letter); at++) {
      char c = text.charAt(at);
      digit |= c >= '0' && c <= '9';
      letter |= c >= 'A';
    }
    return digit && letter;
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
    if (text.charAt(start) == '/') {
      return Optional.empty();
    }
    int padded = end;
    while (padded < text.length() && padded < end + 2 && text.charAt(padded) == '=') {
      padded++;
    }
    return AssignedValues.at(text, start, padded);
  }

  private static boolean isRunPart(char c) {
    return c < RUN_PARTS.length && RUN_PARTS[c];
  }

  /** Returns whether a password in its place is one that somebody chose, and no default. */
  private static boolean isChosen(String text, WrittenSecret secret) {
    var password = text.substring(secret.start(), secret.end());
    var before = text.substring(Math.max(0, secret.start() - REACH), secret.start());
    boolean same = before.substring(before.lastIndexOf('\n') + 1).contains(password);
    int feed = text.indexOf('\n', secret.end());
    var rest = text.substring(secret.end(), feed < 0 ? text.length() : feed);
    boolean here = rest.contains("//localhost") || rest.contains("//127.");
    return password.length() >= 8
        && !same
        && (!here || Placeholder.looksReal(password))
        && !UrlLogin.isDefault(password)
        && !Placeholder.isMadeUp(password);
  }
}
