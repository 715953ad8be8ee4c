package dev.keymount.bulk.git;

/** A directory that can't be worked on as a checkout; the message is a sentence that says why. */
public final class Unusable extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  Unusable(Kind kind, String reason) {
    super(GitMessage.clean(reason));
    this.kind = kind;
  }

  /** What is in the way. */
  public enum Kind {
    /** There is no such directory. */
    MISSING,
    /** It is not a repository of git. */
    NO_REPOSITORY,
    /** It has no work tree, or is git's own directory. */
    BARE,
    /** Its branch has no commit yet. */
    EMPTY,
    /** Git can't read it. */
    CORRUPT,
    /** Another process of git has a lock, or has left one. */
    LOCKED,
    /** It is a directory inside of a checkout. */
    NESTED,
    /** It belongs to another user, whom git does not trust. */
    UNSAFE,
    /** A merge, a rebase or the like goes on in it. */
    BUSY
  }

  /** Returns what is in the way. */
  public Kind kind() {
    return kind;
  }
}
