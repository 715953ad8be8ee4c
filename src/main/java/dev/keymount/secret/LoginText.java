package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords and tokens that are written out among the arguments of a download. */
final class LoginText {

  /** The option of curl for a user, and the word behind it. */
  private static final Pattern USER =
      Pattern.compile(
          "(?<=\\s)(?:-[fsSLkgGiIjlnNvB#]{0,12}u[ \\t]*+|--(?:proxy-)?user[ \\t=]++)"
              + "(?:\"[^\":$]{1,64}:([^\"$]++)\""
              + "|'[^':$]{1,64}:([^'$]++)'"
              + "|[^\\s:\"'$]{1,64}:([^\\s\"'$]++)(?=[\"'\\s]|\\z))");

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "Authorization:[ \\t]*+(?:Basic|Bearer)[ \\t]++([^\\s\"'$]{12,}+)(?=[\"'\\s]|\\z)",
          Pattern.CASE_INSENSITIVE);

  private LoginText() {}

  /** Returns the passwords and tokens in their places, whatever they are, in no order. */
  static List<WrittenSecret> in(String text, Clues clues) {
    var found = new ArrayList<WrittenSecret>();
    if (clues.have(Clue.AUTHORIZATION)) {
      find(AUTHORIZATION.matcher(text), 0, text.length(), SecretKind.TOKEN, found);
    }
    if (clues.have(Clue.CURL) && clues.have(Clue.USER)) {
      users(text, found);
    }
    return found;
  }

  private static void users(String text, List<WrittenSecret> found) {
    boolean continued = false;
    int curl = text.indexOf("curl");
    for (int start = 0; curl >= 0 && start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      if (!continued && curl < start) {
        curl = text.indexOf("curl", start);
      }
      int from = continued ? start : curl >= 0 && curl < end ? curl + 4 : -1;
      if (from >= 0) {
        find(USER.matcher(text), from, end, SecretKind.PASSWORD, found);
      }
      continued = from >= 0 && text.substring(from, end).stripTrailing().endsWith("\\");
      start = end + 1;
    }
  }

  private static void find(
      Matcher matcher, int start, int end, SecretKind kind, List<WrittenSecret> found) {
    matcher.region(start, end).useTransparentBounds(true);
    while (matcher.find()) {
      int group = 1;
      while (matcher.group(group) == null) {
        group++;
      }
      found.add(
          new WrittenSecret(
              matcher.start(group), matcher.end(group), kind, AssignedValues.what(kind)));
    }
  }
}
