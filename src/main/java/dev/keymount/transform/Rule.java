package dev.keymount.transform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a Dockerfile can do wrong with a secret; each is named for the defect. */
public enum Rule {
  /** A private key in a build argument. */
  SSH_KEY_ARG("ssh-key-arg", "a private key comes in by a build argument"),
  /** A private key in COPY or ADD. */
  SSH_KEY_COPY("ssh-key-copy", "a private key is copied from the build context"),
  /** A private key in {@code COPY --from}. */
  SSH_KEY_STAGE_COPY("ssh-key-stage-copy", "a private key is copied from another stage"),
  /** A token, password or other credential in a build argument. */
  SECRET_ARG("secret-arg", "a token or password comes in by a build argument"),
  /** A credential in ENV. */
  SECRET_ENV("secret-env", "a token or password is set by ENV"),
  /** A credential in the user part of a URL. */
  SECRET_URL("secret-url", "a URL carries a token or password"),
  /** A value that looks like a real secret. */
  SECRET_LITERAL("secret-literal", "a value in the Dockerfile looks like a real secret"),
  /** A credentials file in COPY or ADD. */
  CREDENTIALS_FILE_COPY(
      "credentials-file-copy", "a credentials file is copied from the build context"),
  /** A credentials file that a RUN writes and leaves. */
  CREDENTIALS_FILE_WRITTEN(
      "credentials-file-written", "a RUN leaves a credentials file in the layer"),
  /** A mounted secret that a RUN writes and leaves. */
  SECRET_MOUNT_LEAK("secret-mount-leak", "a mounted secret is written into the layer"),
  /** An ssh client that takes any host key. */
  HOST_KEY_UNCHECKED("host-key-unchecked", "ssh does not check which host it talks to"),
  /** A private dependency over ssh without a way to fetch it. */
  SSH_MOUNT_MISSING("ssh-mount-missing", "a step fetches over ssh and has no key for it");

  private final String id;
  private final String summary;

  Rule(String id, String summary) {
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

  /**
   * Returns whether the rule applies when none is selected; one that reports no secret does not.
   */
  public boolean isDefault() {
    return this != HOST_KEY_UNCHECKED;
  }

  /** Returns the rule of that id. */
  public static Optional<Rule> fromId(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  /** Returns the ids of all rules, in order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Rule::id).toList();
  }
}
