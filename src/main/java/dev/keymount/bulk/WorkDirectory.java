package dev.keymount.bulk;

import dev.keymount.bulk.git.Clones;
import dev.keymount.migrate.FileProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.io.file.PathUtils;

/** Where a run keeps its journal, its clones and what it is about to write; one run at a time. */
final class WorkDirectory implements Closeable {

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private WorkDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the directory where there is none, and takes it for this run.
   *
   * @throws BulkException if another run has it, or it can't be written
   */
  static WorkDirectory open(Path path) throws BulkException {
    try {
      if (!Files.isDirectory(path)) {
        PathUtils.createParentDirectories(path);
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      requireOurs(path);
      var lock =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(lock)) {
        lock.close();
        throw new BulkException(
            path + " is in use by another run; wait for it, or name another --work-dir");
      }
      var directory = new WorkDirectory(path, lock);
      directory.sweep();
      return directory;
    } catch (IOException e) {
      throw new BulkException("cannot work in " + path + ": " + FileProblem.reason(e), e);
    }
  }

  /** What is not from a run must not be swept by one. */
  private static void requireOurs(Path path) throws IOException, BulkException {
    if (Files.isRegularFile(path.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(path)) {
      if (entries.iterator().hasNext()) {
        throw new BulkException(
            path + " has other files in it; name a new directory with --work-dir");
      }
    }
  }

  private static boolean isTaken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes what a run that was stopped was about to write. */
  private void sweep() throws IOException {
    if (Files.exists(temporary())) {
      PathUtils.deleteDirectory(temporary());
    }
    Files.createDirectory(temporary());
    if (!Files.isDirectory(clones())) {
      Files.createDirectory(clones());
    }
    // In a checkout, git passes the directory over.
    Files.writeString(path.resolve(".gitignore"), "*\n");
    sweepClones();
  }

  /**
   * Removes clones that did not come to their end. A git of a run that was killed may still be at
   * one; what it writes meanwhile goes with the next call.
   */
  private void sweepClones() {
    try {
      Clones.sweep(clones());
    } catch (IOException e) {
      // The names of clones are never used twice, so that what stays is in nobody's way.
    }
  }

  /** Returns where it is. */
  Path path() {
    return path;
  }

  /** Returns where the clones are. */
  Path clones() {
    return path.resolve("clones");
  }

  /** Returns where files are made that no later run needs. */
  Path temporary() {
    return path.resolve("tmp");
  }

  /**
   * Begins a journal. One of a run that came to its end is set aside.
   *
   * @param options what the user asks for, by name
   * @throws BulkException if a run that was stopped has one here
   */
  Journal begin(Map<String, String> options) throws BulkException {
    var file = path.resolve("journal");
    try {
      var earlier = Journal.open(file);
      if (earlier.isPresent()) {
        boolean isFinished = earlier.get().isFinished();
        earlier.get().close();
        if (!isFinished) {
          throw new BulkException(
              path
                  + " has the journal of a run that was stopped; go on with --resume, or name"
                  + " another --work-dir");
        }
        Files.move(file, path.resolve("journal.previous"), StandardCopyOption.REPLACE_EXISTING);
      }
      return Journal.create(file, options);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * Opens the journal of the run that was stopped, and begins one where there is none.
   *
   * @throws BulkException if it is the journal of a run with other options
   */
  Journal resume(Map<String, String> options) throws BulkException {
    var file = path.resolve("journal");
    try {
      var earlier = Journal.open(file);
      if (earlier.isEmpty()) {
        return Journal.create(file, options);
      }
      var other = difference(earlier.get().options(), options);
      if (other.isPresent()) {
        earlier.get().close();
        throw new BulkException(
            "the run in " + path + " was begun " + other.get() + "; go on with the same options");
      }
      return earlier.get();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Optional<String> difference(Map<String, String> old, Map<String, String> now) {
    var names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (var name : names) {
      var before = old.getOrDefault(name, "");
      if (!before.equals(now.getOrDefault(name, ""))) {
        return Optional.of(before.isEmpty() ? "without " + name : "with " + name + "=" + before);
      }
    }
    return Optional.empty();
  }

  private static BulkException unusable(Path file, IOException e) {
    return new BulkException("cannot use the journal " + file + ": " + FileProblem.reason(e), e);
  }

  @Override
  public void close() throws IOException {
    sweepClones();
    lock.close();
  }
}
