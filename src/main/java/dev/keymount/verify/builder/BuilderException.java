package dev.keymount.verify.builder;

/** A builder is missing or can't be run; the message says what to do and shows no secret. */
public final class BuilderException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Makes one.
   *
   * @param message what is missing and what to install or start
   */
  public BuilderException(String message) {
    super(message);
  }
}
