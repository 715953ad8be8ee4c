package dev.keymount.verify.search;

import dev.keymount.secret.Clues;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.CredentialText;
import dev.keymount.secret.CredentialValues;
import dev.keymount.secret.IssuedTokens;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.UrlLogin;
import dev.keymount.secret.WrittenSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Passwords and tokens in the configuration files of tools, where the tools look for them. */
final class ConfigurationSecrets {

  /** Files in which tools keep URLs, which may have a login in them. */
  private static final Pattern WITH_URLS =
      Pattern.compile(
          "/\\.git/(?:.*/)?(?:config|FETCH_HEAD|logs/.+)"
              + "|/(?:\\.?gitconfig|\\.gitmodules|sources\\.list|direct_url\\.json"
              + "|\\.curlrc|\\.wgetrc|wgetrc|\\.condarc|pyproject\\.toml|requirements[^/]*\\.txt"
              + "|(?:package-lock|composer)\\.json|(?:yarn|composer|poetry)\\.lock|Gemfile(?:\\.lock)?"
              + "|pip\\.ini|apt\\.conf)"
              + "|/(?:sources\\.list|apt\\.conf)\\.d/[^/]+"
              + "|/etc/(?:environment|gitconfig)$");

  /** Files that say names and values, or commands with values in them. */
  private static final Pattern WITH_VALUES =
      Pattern.compile(
          "/(?:\\.env(?:\\.[a-z]+)?|[a-z]+\\.env|\\.[a-z]*_history|\\.bashrc|\\.profile|\\.bash_profile|\\.zshrc)");

  private static final Pattern XML_COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*[#;].*$");
  private static final Pattern APT_LOGIN = Pattern.compile(".*/etc/apt/auth\\.conf(?:\\.d/[^/]+)?");
  private static final int SHORTEST = 5;

  private final Discoveries discoveries;

  ConfigurationSecrets(Discoveries discoveries) {
    this.discoveries = discoveries;
  }

  /** Returns whether a file of that path is looked into. */
  static boolean mayBeIn(String path) {
    return isOfCredentials(path) || hasValues(path) || WITH_URLS.matcher(path).find();
  }

  private static boolean hasValues(String path) {
    return WITH_VALUES.matcher(path.substring(Math.max(0, path.lastIndexOf('/')))).matches();
  }

  private static boolean isOfCredentials(String path) {
    return CredentialFiles.isAlwaysSecret(path)
        || CredentialFiles.readers(path).isPresent()
        || APT_LOGIN.matcher(path).matches();
  }

  /** Returns the secrets in such a file; tokens that their shape gives away are left out. */
  List<Discovery> in(String path, String written) {
    var text = withoutComments(path, written);
    var found = new ArrayList<Discovery>();
    for (var login : UrlLogin.in(text)) {
      var value = text.substring(login.start(), login.end());
      if (login.isReal() && !isToken(value)) {
        found.add(discoveries.of(value, "login in a URL", SecretKind.PASSWORD, owner(login)));
      }
    }
    var named = APT_LOGIN.matcher(path).matches() ? ".netrc" : path;
    if (isOfCredentials(path)
        && (path.endsWith(".json") || CredentialText.holdsSecret(named, text))) {
      for (var place : CredentialValues.in(named, text)) {
        addValue(text.substring(place.start(), place.end()), path, found);
      }
    }
    if (hasValues(path)) {
      for (var secret : WrittenSecrets.in(text, Clues.of(text))) {
        var value = text.substring(secret.start(), secret.end());
        if (!isToken(value) && !value.contains(PemKey.WORD)) {
          found.add(discoveries.of(value, secret.what(), secret.kind(), ""));
        }
      }
    }
    return found;
  }

  private static String withoutComments(String path, String text) {
    if (path.endsWith(".xml") || path.toLowerCase(Locale.ROOT).endsWith("nuget.config")) {
      return XML_COMMENT.matcher(text).replaceAll(" ");
    }
    return path.endsWith(".json") ? text : COMMENT.matcher(text).replaceAll("");
  }

  private static String owner(UrlLogin login) {
    return (login.user().isEmpty() ? "" : login.user() + " at ") + login.host();
  }

  private void addValue(String value, String path, List<Discovery> found) {
    boolean isSecret =
        value.length() >= SHORTEST
            && !isToken(value)
            && !Placeholder.isMadeUp(value)
            && !UrlLogin.isDefault(value);
    if (isSecret && discoveries.known(value).filter(found::contains).isEmpty()) {
      var name = path.substring(path.lastIndexOf('/') + 1);
      found.add(discoveries.of(value, "secret of " + name, SecretKind.CREDENTIALS_FILE, ""));
    }
  }

  private static boolean isToken(String value) {
    return IssuedTokens.at(value, 0).isPresent();
  }
}
