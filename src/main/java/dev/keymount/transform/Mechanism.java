package dev.keymount.transform;

/** The BuildKit mount that takes the place of a secret's old way in. */
public enum Mechanism {
  /** {@code RUN --mount=type=ssh}: a forwarded agent. */
  SSH("ssh"),
  /** {@code RUN --mount=type=secret} as an environment variable. */
  SECRET_ENV("secret-env"),
  /** {@code RUN --mount=type=secret} as a file. */
  SECRET_FILE("secret-file"),
  /** None. */
  NONE("none");

  private final String label;

  Mechanism(String label) {
    this.label = label;
  }

  /** Returns the name in reports. */
  public String label() {
    return label;
  }
}
