package dev.keymount.bulk.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;

/**
 * Clones of repositories on servers: of the last commit of the default branch only, without
 * submodules. A clone is at its place as a whole or not at all.
 */
public final class Clones {

  private static final String TEMPORARY = ".keymount-clone-";

  private static final List<String> OPTIONS =
      List.of(
          "clone",
          "--quiet",
          "--depth=1",
          "--filter=blob:none",
          "--single-branch",
          "--no-tags",
          "--no-recurse-submodules",
          "--origin=origin",
          "--template=",
          "--");

  private final Git git;

  /** Makes clones with a git. */
  public Clones(Git git) {
    this.git = git;
  }

  /**
   * Clones a repository.
   *
   * @param directory where to, which must not be there yet; its parent is made
   * @throws Unusable if what was cloned can't be worked on: above all, if it is empty
   * @throws GitException if it can't be cloned; nothing is left then
   */
  public Checkout clone(RemoteUrl url, Path directory) throws GitException, Unusable {
    var target = directory.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new GitException("cannot clone " + url.shown() + ": " + target + " exists");
    }
    var temporary = target.resolveSibling(TEMPORARY + UUID.randomUUID());
    try {
      if (target.getParent() != null) {
        Files.createDirectories(target.getParent());
      }
      var arguments = new ArrayList<>(OPTIONS);
      arguments.add(url.reveal());
      arguments.add(temporary.toString());
      var setting = git.anywhere("config", "--get", Network.SSH);
      Network.quiet(git, setting, git.anywhere(arguments)).require("cannot clone " + url.shown());
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new GitException(
          "cannot clone " + url.shown() + " to " + target + ": " + e.getMessage());
    } finally {
      removeQuietly(temporary);
    }
    return Checkout.at(git, target);
  }

  /**
   * Removes what runs that were killed have left in the directory of clones. No other run may be at
   * work in it.
   *
   * @throws IOException if something can't be removed
   */
  public static void sweep(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(parent, TEMPORARY + "*")) {
      for (var entry : entries) {
        remove(entry);
      }
    }
  }

  private static void removeQuietly(Path directory) {
    try {
      remove(directory);
    } catch (IOException e) {
      // What stays is swept by the next run; the failure that led here tells more.
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      PathUtils.delete(directory, StandardDeleteOption.OVERRIDE_READ_ONLY);
    }
  }
}
