package dev.keymount.bulk;

/** A run that can't start or go on; its message is a sentence for users. */
public final class BulkException extends Exception {

  private static final long serialVersionUID = 1;

  /** Makes one with a sentence for users. */
  public BulkException(String message) {
    super(message);
  }

  /** Makes one with a sentence for users. */
  public BulkException(String message, Throwable cause) {
    super(message, cause);
  }
}
