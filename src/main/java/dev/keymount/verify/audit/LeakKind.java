package dev.keymount.verify.audit;

import dev.keymount.secret.SecretKind;

/** What kind of secret has leaked, and with it what to do. */
public enum LeakKind {
  PRIVATE_KEY("private-key"),
  HOST_KEY("host-key"),
  TOKEN("token"),
  CLOUD_CREDENTIAL("cloud-credential"),
  PASSWORD("password"),
  CREDENTIALS_FILE("credentials-file"),
  OTHER("other");

  private final String label;

  LeakKind(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }

  static LeakKind of(SecretKind kind) {
    return switch (kind) {
      case SSH_KEY -> PRIVATE_KEY;
      case TOKEN -> TOKEN;
      case CLOUD_CREDENTIAL -> CLOUD_CREDENTIAL;
      case PASSWORD -> PASSWORD;
      case CREDENTIALS_FILE -> CREDENTIALS_FILE;
      case OTHER -> OTHER;
    };
  }

  String rotate(String what, String detail) {
    var which = detail.isEmpty() ? "" : " (" + detail + ")";
    return switch (this) {
      case PRIVATE_KEY ->
          "the " + what + which + ": make a new one, and take the old one off all that accepts it";
      case HOST_KEY ->
          "the ssh host key"
              + which
              + ": every container of the image has the same one; remove it from the image and make"
              + " one when a container starts (ssh-keygen -A)";
      case TOKEN, CLOUD_CREDENTIAL ->
          "the " + what + which + ": revoke it where it was issued, and issue a new one";
      case PASSWORD, CREDENTIALS_FILE, OTHER ->
          "the " + what + which + ": change it where it is accepted";
    };
  }
}
