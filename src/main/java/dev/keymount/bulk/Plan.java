package dev.keymount.bulk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the repositories are to be left with; nothing where there is neither a directory of patches
 * nor a branch.
 *
 * @param patches the directory of the patches
 * @param branch the name of the new branch
 * @param isCommitted whether the branch gets a commit; else the change stays in the work tree
 * @param isPushed whether the branch is pushed
 * @param requestCommand what opens a request, for {@code sh}
 * @param isDry whether nothing is left anywhere, and it is only told what would be
 */
public record Plan(
    Optional<Path> patches,
    Optional<String> branch,
    boolean isCommitted,
    boolean isPushed,
    Optional<String> requestCommand,
    boolean isDry) {

  /** Returns whether something is left somewhere. */
  public boolean leavesSomething() {
    return patches.isPresent() || branch.isPresent();
  }
}
