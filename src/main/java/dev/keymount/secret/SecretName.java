package dev.keymount.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the name of a build argument or variable says about its value.
 *
 * <p>A name is compared word by word: {@code NPM_TOKEN} has the words npm and token, {@code
 * tokenizer} has one word that is neither.
 */
public final class SecretName {

  private static final int LONGEST_PART = 12;

  /** Variables of the shell that hold the directory it is in and was in. */
  private static final Set<String> WORKING_DIRECTORIES = Set.of("PWD", "OLDPWD");

  private SecretName() {}

  /** Returns the words of a name in lower case, split at separators and changes of case. */
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean letter = Character.isLetterOrDigit(c);
      boolean hump =
          letter
              && Character.isUpperCase(c)
              && word.length() > 0
              && Character.isLowerCase(name.charAt(at - 1));
      if ((!letter || hump) && word.length() > 0) {
        addParts(word.toString(), words);
        word.setLength(0);
      }
      if (letter) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (word.length() > 0) {
      addParts(word.toString(), words);
    }
    return words;
  }

  /** Adds a word, or the parts of one that is well known to be several. */
  private static void addParts(String word, List<String> words) {
    int size = words.size();
    int last = Math.min(word.length() - 2, LONGEST_PART);
    for (int at = 2; at < last && words.size() == size; at++) {
      if (SecretWords.FIRST_PARTS.contains(word.substring(0, at))
          && endsInPart(word.substring(at))) {
        words.add(word.substring(0, at));
        addParts(word.substring(at), words);
      }
    }
    if (words.size() == size) {
      words.add(word);
    }
  }

  private static boolean endsInPart(String word) {
    boolean ends = SecretWords.LAST_PARTS.contains(word);
    for (int at = 2; at < Math.min(word.length() - 2, LONGEST_PART) && !ends; at++) {
      ends =
          SecretWords.FIRST_PARTS.contains(word.substring(0, at)) && endsInPart(word.substring(at));
    }
    return ends;
  }

  /** Returns what a variable of that name holds, empty where the name does not say a secret. */
  public static Optional<SecretKind> kind(String name) {
    if (SecretWords.CREDENTIAL_VARIABLES.contains(name.toUpperCase(Locale.ROOT))) {
      return Optional.of(
          name.toUpperCase(Locale.ROOT).contains("URL") ? SecretKind.OTHER : SecretKind.TOKEN);
    }
    var words = words(name);
    if (words.isEmpty() || isSwitch(words) || WORKING_DIRECTORIES.contains(name)) {
      return Optional.empty();
    }
    if (SecretWords.NODE_CREDENTIAL_NAMES.contains(name) || isBundlerHost(name)) {
      return Optional.of(SecretKind.TOKEN);
    }
    if (words.size() > 1 && SecretWords.ABOUT_WORDS.contains(words.get(words.size() - 1))) {
      return isCloudPart(words) ? Optional.of(SecretKind.CLOUD_CREDENTIAL) : Optional.empty();
    }
    if (isSshKey(words)) {
      return Optional.of(SecretKind.SSH_KEY);
    }
    return valueKind(words);
  }

  /** Returns what a variable holds whose value looks generated. */
  public static Optional<SecretKind> kindOfGenerated(String name) {
    var words = words(name);
    boolean key =
        words.size() > 1
            && words.get(words.size() - 1).equals("key")
            && words.stream().noneMatch(SecretWords.NOT_REAL_WORDS::contains)
            && (words.stream().anyMatch(SecretWords.STRONG_KEY_WORDS::contains)
                || name.equals("APP_KEY"));
    return kind(name).or(() -> key ? Optional.of(SecretKind.TOKEN) : Optional.empty());
  }

  private static Optional<SecretKind> valueKind(List<String> words) {
    if (words.stream().anyMatch(SecretWords.NOT_REAL_WORDS::contains)) {
      return Optional.empty();
    }
    if (isPrivateKey(words)) {
      return Optional.of(SecretKind.OTHER);
    }
    boolean key = words.contains("key") || words.contains("keys");
    if (words.contains("aws") && (key || words.contains("secret") || words.contains("token"))) {
      return Optional.of(SecretKind.CLOUD_CREDENTIAL);
    }
    if (words.stream().anyMatch(SecretWords.TOKEN_WORDS::contains)
        || words.contains("api") && key) {
      return Optional.of(SecretKind.TOKEN);
    }
    if (words.stream().anyMatch(SecretWords.PASSWORD_WORDS::contains)) {
      return Optional.of(SecretKind.PASSWORD);
    }
    boolean opens = words.contains("access") || words.contains("auth") || words.contains("master");
    if (key && (opens || isOfHex(words)) || isAuthWord(words)) {
      return Optional.of(SecretKind.TOKEN);
    }
    return Optional.empty();
  }

  private static boolean isSwitch(List<String> words) {
    return words.size() > 1 && SecretWords.SWITCH_WORDS.contains(words.get(0))
        || words.contains("allow") && words.contains("empty");
  }

  private static boolean isPrivateKey(List<String> words) {
    boolean split =
        (words.contains("private") || words.contains("prv") || words.contains("priv"))
            && (words.contains("key") || words.contains("keys"));
    return isOfNoSshClient(words) && split;
  }

  private static boolean isOfNoSshClient(List<String> words) {
    return words.stream().anyMatch(SecretWords.OTHER_PRIVATE_KEY_WORDS::contains)
        && words.stream().noneMatch(SecretWords.REPOSITORY_WORDS::contains);
  }

  /** Hex takes the key of an organisation, which is a token for its packages. */
  private static boolean isOfHex(List<String> words) {
    return words.get(0).equals("hex") && words.contains("organization");
  }

  private static boolean isAuthWord(List<String> words) {
    return words.get(words.size() - 1).equals("auth") && words.size() > 1;
  }

  /** Bundler reads the credentials of a gem host from a variable named after the host. */
  private static boolean isBundlerHost(String name) {
    return name.startsWith("BUNDLE_") && name.indexOf("__", 7) > 7;
  }

  private static boolean isCloudPart(List<String> words) {
    int last = words.size() - 1;
    boolean keyId =
        last >= 2
            && words.get(last).equals("id")
            && words.get(last - 1).equals("key")
            && words.get(last - 2).equals("access");
    return keyId || words.contains("aws") && words.contains("access") && words.contains("key");
  }

  private static boolean isSshKey(List<String> words) {
    if (words.stream().anyMatch(SecretWords.OTHER_KEY_WORDS::contains) || isOfNoSshClient(words)) {
      return false;
    }
    boolean key =
        words.stream().anyMatch(word -> word.equals("key") || word.equals("keys"))
            || words.contains("rsa")
            || words.contains("ed25519");
    boolean ssh =
        words.stream()
            .anyMatch(
                word ->
                    word.equals("ssh")
                        || word.equals("private")
                        || word.equals("prv")
                        || word.equals("priv")
                        || word.equals("deploy")
                        || word.equals("rsa")
                        || word.equals("ed25519"));
    return key && ssh && !words.contains("api") && !words.contains("signing");
  }
}
