package dev.keymount.verify.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.secret.CredentialValues;
import dev.keymount.secret.SecretKind;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets that nothing else contains, made up in the shape that their readers need. Each begins
 * with {@value #MARK}, but for keys.
 */
public final class MadeUp {

  /** How each token begins. */
  public static final String MARK = "CANARY";

  private static final int BYTES = 16;

  /** What a file has where the repository does not say; %s is the secret. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("npmrc", "//npm.example.com/:_authToken=%s\n"),
          Map.entry("netrc", "machine git.example.com login keymount password %s\n"),
          Map.entry("git-credentials", "https://keymount:%s@git.example.com\n"),
          Map.entry(
              "pip.conf",
              "[global]\nextra-index-url = https://keymount:%s@pypi.example.com/simple\n"),
          Map.entry(
              "pypirc",
              "[distutils]\nindex-servers = private\n[private]\nrepository = https://pypi.example.com\n"
                  + "username = keymount\npassword = %s\n"),
          Map.entry(
              "auth.json",
              "{\"http-basic\": {\"composer.example.com\": {\"username\": \"keymount\", \"password\": \"%s\"}}}\n"),
          Map.entry(
              "settings.xml",
              "<settings><servers><server><id>private</id><username>keymount</username>"
                  + "<password>%s</password></server></servers></settings>\n"),
          Map.entry(
              "credentials",
              "[default]\naws_access_key_id = keymount\naws_secret_access_key = %s\n"));

  /** Names of keys, also where nothing else tells what they are. */
  private static final Pattern KEY = Pattern.compile("SSH_?(PRIVATE_?)?KEY$|PRIVATE_?KEY$");

  private final SecureRandom random = new SecureRandom();

  /**
   * Makes the value of a variable.
   *
   * @param name its name, which tells the shape
   * @param isEncoded whether the build decodes it from base64
   */
  public SecretValue variable(String name, SecretKind kind, boolean isEncoded) {
    var upper = name.toUpperCase(Locale.ROOT);
    if (kind == SecretKind.SSH_KEY || KEY.matcher(upper).find()) {
      var key = SecretValue.madeUp(OpenSshKey.create(random));
      return isEncoded ? encoded(key) : key;
    }
    if (upper.equals("COMPOSER_AUTH")) {
      return shaped(FILES.getOrDefault("auth.json", "%s").strip());
    } else if (upper.equals("NETRC") || upper.endsWith("_NETRC")) {
      return shaped(FILES.getOrDefault("netrc", "%s").strip());
    } else if (upper.equals("NPMRC") || upper.endsWith("_NPMRC")) {
      return shaped(FILES.getOrDefault("npmrc", "%s").strip());
    } else if (upper.endsWith("_URL") || upper.endsWith("_URI")) {
      return shaped("https://keymount:%s@private.example.com/simple/");
    }
    return shaped("%s");
  }

  /**
   * Makes the text of a file.
   *
   * @param path its path, which tells the shape
   * @param template the text of the repository's own file, whose secrets are replaced
   */
  public SecretValue file(String path, SecretKind kind, Optional<String> template) {
    if (kind == SecretKind.SSH_KEY) {
      return SecretValue.madeUp(OpenSshKey.create(random) + "\n");
    }
    var places = template.map(text -> CredentialValues.in(path, text)).orElse(List.of());
    if (!places.isEmpty()) {
      var text = new StringBuilder(template.orElse(""));
      var token = token();
      for (int i = places.size() - 1; i >= 0; i--) {
        text.replace(places.get(i).start(), places.get(i).end(), token);
      }
      return SecretValue.madeUp(text.toString(), List.of(token));
    }
    var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^[._]", "");
    return shaped(FILES.getOrDefault(name, "%s\n"));
  }

  private SecretValue shaped(String shape) {
    var token = token();
    return SecretValue.madeUp(shape.replace("%s", token), List.of(token));
  }

  private static SecretValue encoded(SecretValue key) {
    return key.inBase64();
  }

  private String token() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return MARK + HexFormat.of().formatHex(bytes);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
