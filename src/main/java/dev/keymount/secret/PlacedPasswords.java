package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords and tokens in places where programs take nothing else, whatever they look like. */
final class PlacedPasswords {

  /** The rest of a command, a continued line included. */
  private static final String REST = "(?:[^;&|\\n\\\\]|\\\\\\n|\\\\.){0,200}?";

  private static final String BARE =
      "(?![-/%@*\\[])([^\\s\"'$`\\\\;&|<>(){}]{8,128}+)(?=[\\s\"';&|)\\\\]|\\z)";
  private static final String VALUE =
      "(?:\"(?![-/%@*\\[])([^\"\\s$`\\\\<>{}]{8,128}+)\""
          + "|'(?![-/%@*\\[])([^'\\s$<>{}]{8,128}+)'"
          + "|"
          + BARE
          + ")";

  /** A host of a network, as an option of the clients of databases. */
  private static final String HOST = "(?=" + REST + "\\s(?:-h[ =]*+|--host[ =]++)NAME)";

  private static final String REMOTE = "(?!127\\.|0\\.)[A-Za-z0-9_-]++\\.[A-Za-z0-9_.-]++";

  /** What stands between the words of a netrc that is printed. */
  private static final String BLANK = "(?:\\s|\\\\++[nrt\\n]){1,20}+";

  private static final String ACCOUNT = "[^\\s:\"'$/]{1,64}:";

  /** The key of the storage emulator, which everybody knows. */
  private static final String EMULATOR = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1";

  /**
   * A place of a secret.
   *
   * @param hint what a text has in it that has such a place
   * @param pattern the place, with the secret as the one group that matches
   * @param kind what stands there
   */
  private record Place(String hint, Pattern pattern, SecretKind kind) {

    static Place password(String hint, String pattern) {
      return new Place(hint, Pattern.compile(pattern), SecretKind.PASSWORD);
    }

    static Place token(String hint, String pattern) {
      return new Place(hint, Pattern.compile(pattern), SecretKind.TOKEN);
    }
  }

  private static final List<Place> PLACES =
      List.of(
          Place.password(
              " login",
              "\\b(?:docker|podman|buildah|skopeo|nerdctl|crane|oras|helm registry|az|oc|cf|argocd)"
                  + "(?: auth| acr)? login\\b"
                  + REST
                  + "\\s(?:-p[ =]*+|--password[ =]++)"
                  + VALUE),
          Place.password(
              "--password-stdin",
              "\\b(?:echo|printf)[ \\t]++(?:-n[ \\t]++|[\"']?%s[\"']?[ \\t]++)?"
                  + VALUE
                  + "[ \\t]*+\\|[^;&|\\n]{0,120}?login\\b[^;&|\\n]{0,200}?--password-stdin"),
          Place.password("sshpass", "\\bsshpass[ \\t]++-p[ \\t]*+" + VALUE),
          Place.password("-passw", "\\s--(?:http|ftp)-passw(?:or)?d[ =]++" + VALUE),
          Place.password(
              "--password", "\\b(?:wget|svn)[ \\t]" + REST + "\\s--password[ =]++" + VALUE),
          Place.password(
              "mysql",
              "\\bmysql(?:dump)?"
                  + HOST.replace("NAME", REMOTE)
                  + REST
                  + "\\s(?:-p|--password=)"
                  + VALUE),
          Place.password("PGPASSWORD=", "\\bPGPASSWORD=" + VALUE + HOST.replace("NAME", REMOTE)),
          Place.token("sonar.", "-Dsonar\\.(?:login|token|password)=" + VALUE),
          Place.token(
              "authtoken", "\\bngrok[ \\t]++(?:config[ \\t]++add-)?authtoken[ \\t]++" + VALUE),
          Place.password(
              "machine",
              "\\bmachine"
                  + BLANK
                  + "[^\\s\"'\\\\]{1,200}+"
                  + BLANK
                  + "login"
                  + BLANK
                  + "[^\\s\"'\\\\]{1,200}+"
                  + BLANK
                  + "password"
                  + BLANK
                  + BARE),
          Place.password(
              "netrc", "\\bpassword[ \\t]++" + BARE + "[\"']?[ \\t]*+>{1,2}[ \\t]*+\\S{0,60}netrc"),
          Place.password("</password>", "<password>([^<>$\\s{}\\[\\]\"'\\\\]{8,128}+)</password>"),
          Place.token(
              "bundle config",
              "\\bbundle config[ \\t]++(?:set[ \\t]++)?(?:--\\w++[ \\t]++){0,3}+"
                  + "[\"']?(?:https?://)?[\\w-]++(?:\\.[\\w.-]++)[\"']?[ \\t]++[\"']?"
                  + ACCOUNT
                  + BARE),
          Place.token(
              "BUNDLE_",
              "\\bBUNDLE_[A-Z0-9_]{1,100}?__[A-Z0-9]++(?:=|[ \\t]++)[\"']?" + ACCOUNT + BARE),
          new Place(
              "Key=",
              Pattern.compile("\\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,128}+={0,2}+)"),
              SecretKind.CLOUD_CREDENTIAL),
          Place.password(
              ";",
              "\\b(?:Server|Data Source|Host)=(?:tcp:)?"
                  + REMOTE
                  + "[^\"'\\n]{0,200}?;[ ]*+(?:Password|Pwd)=([^;\"'\\s$<>{}]{8,128}+)"
                  + "(?=[;\"'\\s]|\\z)"));

  /** A key of a web framework, in which signs stand between the letters. */
  private static final Pattern SCRAMBLED =
      Pattern.compile(
          "SECRET_KEY(?:=|[ \\t]++)(?:\"([!-~&&[^\"]]{32,128}+)\"|'([!-~&&[^']]{32,128}+)'"
              + "|([!-~&&[^\"']]{32,128}+)(?=\\s|\\z))");

  private static final WordSearch HINTS = WordSearch.forGroups(hints());

  private PlacedPasswords() {}

  /** Returns the words of each place, and those of a scrambled key behind them. */
  private static List<List<String>> hints() {
    var words = new ArrayList<List<String>>();
    for (var place : PLACES) {
      boolean connection = place.hint().equals(";");
      words.add(connection ? List.of("Server=", "Source=", "Host=") : List.of(place.hint()));
    }
    words.add(List.of("SECRET_KEY"));
    return words;
  }

  /** Returns the passwords and tokens in such places, in no order. */
  static List<WrittenSecret> in(String text) {
    var found = new ArrayList<WrittenSecret>();
    int hints = HINTS.groupsIn(text);
    if (hints == 0) {
      return found;
    }
    for (int at = 0; at < PLACES.size(); at++) {
      var place = PLACES.get(at);
      if ((hints & 1 << at) != 0 && (!isXml(place) || text.contains("settings"))) {
        find(place.pattern().matcher(text), place.kind(), found);
      }
    }
    found.removeIf(secret -> text.startsWith(EMULATOR, secret.start()));
    if ((hints & 1 << PLACES.size()) != 0) {
      var scrambled = new ArrayList<WrittenSecret>();
      find(SCRAMBLED.matcher(text), SecretKind.PASSWORD, scrambled);
      scrambled.removeIf(key -> !Placeholder.isScrambled(text.substring(key.start(), key.end())));
      found.addAll(scrambled);
    }
    return found;
  }

  /** A password in XML is one of Maven only where its settings are written. */
  private static boolean isXml(Place place) {
    return place.hint().startsWith("<");
  }

  private static void find(Matcher matcher, SecretKind kind, List<WrittenSecret> found) {
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
