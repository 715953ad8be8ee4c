package dev.keymount.bulk.git;

/**
 * Git could not do what it was asked for; the message is one sentence for users, on one line,
 * without control characters and without the login of a URL.
 */
public final class GitException extends Exception {

  private static final long serialVersionUID = 1;

  /** Makes one; what git, a file or a URL has put into the message is cleaned. */
  GitException(String message) {
    super(GitMessage.clean(message));
  }
}
