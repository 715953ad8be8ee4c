package dev.keymount.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a value that stands in a text from one that the text only refers to. */
final class LiteralValue {

  private static final Set<String> SWITCHES =
      Set.of("true", "yes", "on", "off", "1", "~", "|", ">");

  /** Expansions and templates of shells, Windows, Jinja, Go, ERB, Ruby and CircleCI. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$[^\\s\"']|%[A-Za-z_][A-Za-z0-9_]*%|\\{\\{|<<|<%|#\\{|`|^[*&!|>\\[{]");

  private static final Pattern ACCESS =
      Pattern.compile(
          "(?:process|os|var|vars|local|data|module|secrets?|params|parameters|env|environ|args"
              + "|self|this|config|settings|github|gitlab|inputs|each|steps|needs|matrix|values"
              + "|item|target|variables|ENV|System|context|project|properties)[.\\[].*"
              + "|[A-Za-z_][A-Za-z0-9_.:]*[(\\[].*");

  private static final Pattern PATH =
      Pattern.compile(
          "(?:~|\\.{1,2}|[A-Za-z]:|@)?(?:[/\\\\][A-Za-z0-9_.@-]+)+[/\\\\]?"
              + "|[a-z0-9_.-]+(?:/[a-z0-9_.-]+)+"
              + "|\\.?[A-Za-z_-]*\\.(?:json|pem|key|txt|ya?ml|p12|pfx|jks|crt|cer|env|conf)"
              + "|\\.?(?:id_(?:rsa|dsa|ecdsa|ed25519)|npmrc|netrc|pypirc)");

  /** What the options of BuildKit and of files of builds say of a secret. */
  private static final Pattern MOUNT =
      Pattern.compile("(?:type|id|src|source|env)=[A-Za-z0-9_./~-]*+(?:,.*)?");

  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z]+(?:[_-][a-z]+)+");

  private LiteralValue() {}

  /**
   * Returns whether a value is one, and no reference, name, path or placeholder.
   *
   * @param name the name that it is given to
   */
  static boolean is(String value, String name, boolean quoted) {
    return !refers(value, quoted)
        && !isName(value, name)
        && !PATH.matcher(value).matches()
        && !MOUNT.matcher(value).matches()
        && !value.contains("://")
        && !(value.startsWith("<") && value.endsWith(">"))
        && !(Placeholder.isMadeUp(value) && value.chars().noneMatch(Character::isDigit));
  }

  /** Returns whether a value refers to another, or stands for nothing. */
  static boolean refers(String value, boolean quoted) {
    return value.chars().noneMatch(Character::isLetterOrDigit)
        || value.contains(Redaction.MARK)
        || SWITCHES.contains(value.toLowerCase(Locale.ROOT))
        || Placeholder.standsForNothing(value)
        || REFERENCE.matcher(value).find()
        || !quoted && ACCESS.matcher(value).matches();
  }

  private static boolean isName(String value, String name) {
    boolean isSecret =
        (VARIABLE.matcher(value).matches() || IDENTIFIER.matcher(value).matches())
            && SecretName.kind(value).isPresent();
    return isSecret || plain(value).equals(plain(name));
  }

  private static String plain(String name) {
    return name.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT);
  }
}
