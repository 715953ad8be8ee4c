package dev.keymount.caller;

/** What a caller can do wrong with a secret. */
public enum CallerRule {
  /** A secret in a build argument. */
  SECRET_BUILD_ARG("secret-build-arg", "a secret is passed to a build as an argument"),
  /** A registry password in an argument of a command. */
  REGISTRY_PASSWORD_ARGUMENT(
      "registry-password-argument", "a login gets the registry password as an argument");

  private final String id;
  private final String summary;

  CallerRule(String id, String summary) {
    this.id = id;
    this.summary = summary;
  }

  /** Returns the name that users write, in kebab case. */
  public String id() {
    return id;
  }

  /** Returns the defect in one line. */
  public String summary() {
    return summary;
  }
}
