package dev.keymount.secret;

/** What a secret is, as the JSON report names it. */
public enum SecretKind {
  SSH_KEY("ssh-key"),
  TOKEN("token"),
  PASSWORD("password"),
  CREDENTIALS_FILE("credentials-file"),
  CLOUD_CREDENTIAL("cloud-credential"),
  OTHER("other");

  private final String label;

  SecretKind(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }
}
