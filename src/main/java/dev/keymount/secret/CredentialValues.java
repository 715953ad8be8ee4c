package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the secrets stand in the text of a credentials file: the passwords and tokens, and not the
 * hosts and users beside them.
 */
public final class CredentialValues {

  private static final String ELSEWHERE = "(?!\\$|%|\\{\\{|<)";

  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("://[^/\\s:@]{0,128}:" + ELSEWHERE + "([^/\\s@]{1,512})@"),
          Pattern.compile("(?i)(?:^|\\s)password[ \\t\\n]+" + ELSEWHERE + "([^\\s<>=:]\\S*)"),
          Pattern.compile(
              "(?:_authToken|_auth|_password|npmAuthToken|npmAuthIdent)[\"']?[ \\t]*[=:][ \\t]*[\"']?"
                  + ELSEWHERE
                  + "([^\\s\"']+)"),
          Pattern.compile(
              "(?i)<(?:password|privateKey|passphrase)>\\s*" + ELSEWHERE + "([^<\\s]+)"),
          Pattern.compile(
              "(?i)key=\"(?:ClearText)?Password\"\\s+value=\"" + ELSEWHERE + "([^\"]+)\""),
          Pattern.compile(
              "(?im)^[ \\t]*[\"']?[a-z0-9_.-]*(?:password|passwd|token|secret|api_?key|access_?key)(?!_?id)[a-z_]*[\"']?[ \\t]*[=:][ \\t]*[\"']?"
                  + ELSEWHERE
                  + "([^\\s\"',<{\\[]+)"),
          Pattern.compile(
              "(?i)\"(?:[a-z0-9_.-]*(?:password|token|secret|auth|private_key|api_?key))\"\\s*:\\s*\""
                  + ELSEWHERE
                  + "([^\"]+)\""));

  /** The members of these objects of composer's auth.json are tokens by host. */
  private static final Pattern BY_HOST =
      Pattern.compile(
          "\"(?:github-oauth|gitlab-oauth|gitlab-token|bearer)\"\\s*:\\s*\\{([^{}]*)\\}");

  private static final Pattern MEMBER = Pattern.compile("\"[^\"]+\"\\s*:\\s*\"([^\"]+)\"");
  private static final Pattern PASSWORD_OF_POSTGRES =
      Pattern.compile("(?m)^[^#\\n][^:\\n]*(?::[^:\\n]*){3}:([^:\\n]+)$");

  private static final Pattern ONE_WORD = Pattern.compile("[A-Za-z0-9._~+/=-]+");

  private CredentialValues() {}

  /**
   * A part of a text.
   *
   * @param start of the first character
   * @param end behind the last one
   */
  public record Place(int start, int end) {}

  /**
   * Returns where the secrets of a text stand, in order and without overlaps; none where no shape
   * of a credentials file is known in it.
   *
   * @param path the path of the file, which says what its text means
   */
  public static List<Place> in(String path, String text) {
    var found = new TreeMap<Integer, Integer>();
    for (var shape : SHAPES) {
      collect(shape, text, 0, found);
    }
    var hosts = BY_HOST.matcher(text);
    while (hosts.find()) {
      collect(MEMBER, hosts.group(1), hosts.start(1), found);
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    if (name.endsWith("pgpass")) {
      collect(PASSWORD_OF_POSTGRES, text, 0, found);
    } else if (found.isEmpty() && isOneWord(text)) {
      int start = text.indexOf(text.strip());
      found.put(start, start + text.strip().length());
    }
    var places = new ArrayList<Place>();
    int end = 0;
    for (var place : found.entrySet()) {
      if (place.getKey() >= end) {
        places.add(new Place(place.getKey(), place.getValue()));
        end = place.getValue();
      }
    }
    return places;
  }

  /** A file of one word, such as {@code .vault-token}, is its own secret. */
  private static boolean isOneWord(String text) {
    return ONE_WORD.matcher(text.strip()).matches();
  }

  private static void collect(Pattern shape, String text, int offset, Map<Integer, Integer> to) {
    var matcher = shape.matcher(text);
    while (matcher.find()) {
      to.merge(offset + matcher.start(1), offset + matcher.end(1), Math::max);
    }
  }
}
