package dev.keymount.bulk.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The locks that git leaves when it is killed while it makes a branch. Only who knows that it was
 * at work there, and no longer is, may remove them.
 */
public final class StaleLocks {

  /** File systems keep times less exactly than clocks. */
  private static final Duration INEXACT = Duration.ofSeconds(1);

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private StaleLocks() {}

  private static boolean isOf(Instant work, Path lock) throws IOException {
    var made = Files.getLastModifiedTime(lock).toInstant();
    return made.isAfter(work.minus(INEXACT)) && made.isBefore(work.plus(LONGEST));
  }

  /**
   * Removes the locks of HEAD, of the index and of a branch that were made within a minute of the
   * moment at which the run that was killed set to work; any other lock is somebody else's.
   *
   * @param work that moment
   * @throws GitException if git can't be run, or a lock can't be removed
   */
  public static void remove(Git git, Path root, String branch, Instant work) throws GitException {
    var answer = git.in(root, "rev-parse", "--git-dir", "--git-common-dir").run();
    var lines = answer.text().lines().toList();
    if (!answer.isSuccess() || lines.size() != 2) {
      return;
    }
    try {
      var own = root.resolve(lines.get(0));
      var common = root.resolve(lines.get(1));
      for (var lock :
          List.of(
              own.resolve("HEAD.lock"),
              own.resolve("index.lock"),
              common.resolve("refs/heads/" + branch + ".lock"))) {
        if (Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) && isOf(work, lock)) {
          Files.delete(lock);
        }
      }
    } catch (IOException | InvalidPathException e) {
      throw new GitException("cannot remove the lock of a git that was killed: " + e.getMessage());
    }
  }
}
