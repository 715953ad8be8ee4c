package dev.keymount.result;

/**
 * What a repository was left with.
 *
 * @param patch the path of its patch, as the user would write it; empty for none
 * @param branch the branch that has the change; empty for none
 * @param commit the id of the commit on it; empty where the change is in the work tree
 * @param isPushed whether the branch was pushed
 * @param request what the user's command said of the request that it opened: its last line
 */
public record Delivery(
    String patch, String branch, String commit, boolean isPushed, String request) {

  /** Nothing was left. */
  public static final Delivery NONE = new Delivery("", "", "", false, "");
}
