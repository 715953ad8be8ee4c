package dev.keymount.verify;

import dev.keymount.flow.DockerIgnore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of a directory as they were in a revision of git: the working tree with every file that
 * git knows set back, so that what git does not know and the build needs is there.
 */
public final class Revision {

  private static final String EXECUTABLE = "100755";
  private static final String LINK = "120000";

  private final Path root;
  private final String revision;

  private Revision(Path root, String revision) {
    this.root = root;
    this.revision = revision;
  }

  /**
   * Copies a directory and sets it back.
   *
   * @param root a directory in a working tree
   * @param revision whatever git takes for one
   * @param to an empty directory
   * @throws VerifyException if git does not know the revision, or is not there
   */
  public static SourceTree checkout(Path root, String revision, Path to)
      throws VerifyException, IOException {
    var checkout = new Revision(root, revision);
    checkout.requireCommit();
    ContextCopy.copy(root, to, DockerIgnore.of(""), Set.of());
    checkout.setBack(to);
    return new SourceTree(to, revision);
  }

  private void requireCommit() throws VerifyException, IOException {
    var result =
        git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (result.exitCode() != 0) {
      throw new VerifyException(
          "--before "
              + revision
              + ": neither a directory nor a revision that git knows in "
              + root);
    }
  }

  private void setBack(Path copy) throws IOException, VerifyException {
    for (var path :
        names("diff", "--name-only", "--no-renames", "--relative", "-z", revision, "--")) {
      setBack(copy, path);
    }
    // What a migration makes new, git does not know yet.
    for (var path : names("ls-files", "--others", "--exclude-standard", "-z")) {
      if (path.endsWith(".dockerignore")) {
        Files.deleteIfExists(copy.resolve(path));
      }
    }
  }

  private void setBack(Path copy, String path) throws IOException, VerifyException {
    var file = copy.resolve(path).normalize();
    if (!file.startsWith(copy)) {
      return;
    }
    var entry = git("ls-tree", "-z", "--full-tree", revision, "--", prefix() + path).text();
    Files.deleteIfExists(file);
    if (entry.isEmpty()) {
      return;
    }
    var mode = entry.substring(0, EXECUTABLE.length());
    var content = git("cat-file", "blob", revision + ":" + prefix() + path);
    if (content.exitCode() != 0) {
      return;
    }
    var parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (mode.equals(LINK)) {
      Files.createSymbolicLink(file, Path.of(content.text()));
      return;
    }
    Files.write(file, content.output().toByteArray());
    var executable = mode.equals(EXECUTABLE);
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private String prefix() throws IOException, VerifyException {
    return git("rev-parse", "--show-prefix").text().strip();
  }

  private List<String> names(String... arguments) throws IOException, VerifyException {
    var names = new ArrayList<String>();
    for (var name : git(arguments).text().split("\0", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** What a command of git wrote. */
  private record Result(int exitCode, ByteArrayOutputStream output) {

    String text() {
      return output.toString(StandardCharsets.UTF_8);
    }
  }

  private Result git(String... arguments) throws IOException, VerifyException {
    var command =
        new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false", "-C", root.toString()));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new VerifyException("git is not on the PATH: install it, or give --before a directory");
    }
    process.getOutputStream().close();
    var bytes = new ByteArrayOutputStream();
    process.getInputStream().transferTo(bytes);
    try {
      return new Result(process.waitFor(), bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VerifyException("interrupted");
    }
  }
}
