package dev.keymount.secret;

import java.util.List;

/** What a Dockerfile has to have in its text before one kind of secret is looked for in it. */
public enum Clue {
  /** What the path of a private key may have in it. */
  KEY_PATH("ssh", "_rsa", "25519", "key"),
  /** The places where ssh clients find a key. */
  KEY_PLACE(".ssh", "ssh-add", "id_rsa"),
  /** How the names of the files start in which ssh clients look for a key unasked. */
  KEY_NAME("id_"),
  IDENTITY_OPTION(" -i"),
  CLIENT_OPTION("ssh -", "scp -", "rsync -"),
  /** Settings that always name a key. */
  IDENTITY("IdentityFile", "ssh-add", "--private-key", "--key-file"),
  SSH_ADDRESS("git@", "ssh://"),
  UNCHECKED_HOST("HostKeyChecking", "KnownHostsFile"),
  /** Commands that fetch what a file of the project names. */
  INSTALL(
      ".txt",
      "install .",
      "pipenv ",
      "npm ",
      "yarn",
      "bundle",
      "composer",
      "poetry ",
      "uv ",
      "pdm ",
      "cargo "),
  /** What the names of the files that tools read credentials from have in them. */
  CREDENTIALS_FILE(
      "npmrc",
      "netrc",
      "yarnrc",
      "pypirc",
      "pip.conf",
      "auth.json",
      "settings",
      "redentials",
      "radle.prop",
      "uget.config",
      "uGet.Config",
      ".s3cfg",
      ".boto"),
  /** A command that makes a directory. */
  DIRECTORY("mkdir"),
  SECRET_MOUNT("type=secret"),
  PRIVATE_KEY("PRIVATE KEY-----"),
  AUTHORIZATION("uthorization:"),
  /** Settings behind which a token or a password stands. */
  CREDENTIAL("oken:", "OKEN:", "ey:", "_auth", " login ", "hex.", "--auth"),
  URL("://"),
  AT("@"),
  CURL("curl"),
  /** The end of a bundle of options whose last one takes a user. */
  USER_OR_OTHER("u "),
  /** Options of curl that may be the one for a user. */
  USER(" -u", "-user", "fu ", "su ", "Su ", "Lu ", "ku ");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable
  private final List<String> words;

  Clue(String... words) {
    this.words = List.of(words);
  }

  /** Returns the words of which a text has one. */
  public List<String> words() {
    return words;
  }
}
