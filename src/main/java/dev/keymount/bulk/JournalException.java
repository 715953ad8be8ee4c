package dev.keymount.bulk;

import java.io.IOException;

/** What was done can't be noted, so that nothing more may be done. */
final class JournalException extends Exception {

  private static final long serialVersionUID = 1;

  private final IOException failure;

  JournalException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
