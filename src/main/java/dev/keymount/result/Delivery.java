package dev.keymount.result;

/**
 * What a repository was left with.
 *
 * @param patch the path of its patch, as the user would write it; empty for none
 * @param branch the branch that has the change; empty for none
 * @param commit the id of the commit on it; empty where the change is in the work tree
 * @param isPushed whether the branch was pushed
 * @param request what the user's command said of the request that it opened: its last line
 * @param isInPlace whether the files of the directory itself were changed, and nothing else is left
 */
public record Delivery(
    String patch,
    String branch,
    String commit,
    boolean isPushed,
    String request,
    boolean isInPlace) {

  /** Nothing was left. */
  public static final Delivery NONE = new Delivery("", "", "", false, "", false);

  /** The changed files are written where they were. */
  public static final Delivery IN_PLACE = new Delivery("", "", "", false, "", true);

  /** Returns that of a patch. */
  public static Delivery ofPatch(String patch) {
    return new Delivery(patch, "", "", false, "", false);
  }

  /** Returns that of a branch, with the id of its commit, or none. */
  public static Delivery ofBranch(String branch, String commit) {
    return new Delivery("", branch, commit, false, "", false);
  }

  /** Returns this delivery, pushed. */
  public Delivery pushed() {
    return new Delivery(patch, branch, commit, true, request, isInPlace);
  }

  /** Returns this delivery with what was said of its request. */
  public Delivery requested(String said) {
    return new Delivery(patch, branch, commit, isPushed, said, isInPlace);
  }
}
