package dev.keymount.verify;

/** A proof could not be carried out; the message says why and shows no secret. */
public final class VerifyException extends Exception {

  private static final long serialVersionUID = 1;

  /** Makes one. */
  public VerifyException(String message) {
    super(message);
  }
}
