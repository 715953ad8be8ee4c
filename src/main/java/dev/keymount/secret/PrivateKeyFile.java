package dev.keymount.secret;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the path of a file says about whether it holds a private key of an ssh client. */
public final class PrivateKeyFile {

  /** The names that ssh-keygen proposes, alone or with what people add to tell keys apart. */
  private static final Pattern PROPOSED =
      Pattern.compile("(?:[a-z0-9.-]+[._-])?id_?(?:rsa|dsa|ecdsa|ed25519)(?:[._-][a-z0-9._-]+)?");

  /** Names that say what the key is for. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?:[a-z0-9._-]*[._-])?(?:deploy|ssh|git|github|gitlab|bitbucket)[._-]?(?:private[._-]?)?key"
              + "(?:[._-](?:rsa|dsa|ecdsa|ed25519|pem|private))?"
              + "|[a-z0-9._-]*deploy[a-z0-9._-]*[._]key"
              + "|(?:github|gitlab|bitbucket|deploy|git)[._-](?:rsa|ed25519|dsa|ecdsa)");

  /** Files of an ssh client or server that hold no private key. */
  private static final Set<String> OTHERS =
      Set.of(
          "config",
          "ssh_config",
          "sshd_config",
          "known_hosts",
          "known_hosts2",
          "authorized_keys",
          "authorized_keys2",
          "environment",
          "rc");

  private static final Pattern TEXT_FILE =
      Pattern.compile(
          ".*\\.(?:pub|sh|py|md|txt|crt|cer|cert|csr|conf|cfg|config|json|ya?ml|asc|gpg|tar|t?gz|t?bz2?|t?xz|zip|dropbear)");

  private PrivateKeyFile() {}

  /** Returns whether a file is called like a private key, wherever it lies. */
  public static boolean isNamed(String path) {
    var name = name(path);
    return isPossible(name)
        && (PROPOSED.matcher(name).matches() || TELLING.matcher(name).matches());
  }

  /**
   * Returns whether a file that lies, or comes to lie, in the directory of an ssh client is a key:
   * all is that has no other name there.
   */
  public static boolean isIn(String directory, String path) {
    var name = name(path);
    boolean client = directory.endsWith("/.ssh") || directory.equals(".ssh");
    return client && isPossible(name) && !name.contains("config") && !name.contains("hosts");
  }

  /** Returns whether nothing in the name of a file says that it is something else than a key. */
  public static boolean isPossible(String path) {
    var name = name(path);
    return !name.isEmpty()
        && !OTHERS.contains(name)
        && !name.contains("authorized_keys")
        && !name.startsWith("ssh_host_")
        && !name.contains(".pub")
        && !TEXT_FILE.matcher(name).matches();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
