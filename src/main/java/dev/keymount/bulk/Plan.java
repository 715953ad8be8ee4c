package dev.keymount.bulk;

import dev.keymount.bulk.git.Git;
import dev.keymount.bulk.git.GitException;
import dev.keymount.migrate.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * Checks what can be told before any repository is worked on, and makes the directory of the
   * patches.
   *
   * @throws BulkException if the branch can't have its name, or the directory can't be made or
   *     would be a change to one of the repositories
   */
  public void prepare(List<Repository> repositories) throws BulkException {
    if (branch.isPresent()) {
      try {
        Git.ofSystem().requireBranchName(branch.get());
      } catch (GitException e) {
        throw new BulkException(String.valueOf(e.getMessage()), e);
      }
    }
    if (patches.isEmpty() || isDry) {
      return;
    }
    try {
      var directory = real(patches.get().toAbsolutePath().normalize());
      for (var repository : repositories) {
        if (repository.source() instanceof Source.Directory own
            && directory.startsWith(real(own.path()))) {
          throw new BulkException(
              "--patches "
                  + patches.get()
                  + " lies in "
                  + repository.name()
                  + ", which is worked on; name a directory outside of it");
        }
      }
      Files.createDirectories(patches.get());
    } catch (IOException e) {
      throw new BulkException("cannot make " + patches.get() + ": " + FileProblem.reason(e), e);
    }
  }

  /** Returns a path without links, as far as it is there. */
  private static Path real(Path path) throws IOException {
    var parent = path.getParent();
    return Files.exists(path) || parent == null
        ? path.toRealPath()
        : real(parent).resolve(path.getFileName());
  }
}
