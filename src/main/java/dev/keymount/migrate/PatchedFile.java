package dev.keymount.migrate;

import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** A file that is replaced in one step: readers see the old text or the new, never a part. */
public final class PatchedFile {

  private PatchedFile() {}

  /**
   * Replaces a file that still has the text it was read with; its mode is kept.
   *
   * @throws IOException if it has changed since, lies outside {@code root} behind a link, or cannot
   *     be written; the file is then as it was
   */
  public static void replace(Path root, Path file, SourceText before, SourceText after)
      throws IOException {
    var real = file.toRealPath();
    if (!real.startsWith(root.toRealPath())) {
      throw new IOException("it is a link out of " + root + "; migrate the file it points to");
    }
    if (!Arrays.equals(Files.readAllBytes(real), before.encode())) {
      throw new IOException("it changed while it was migrated; run again");
    }
    write(real, after.encode(), real);
  }

  /**
   * Makes a file of mode 0644 where there is none.
   *
   * @throws IOException if there is one by now, it would lie outside {@code root} behind a link, or
   *     it cannot be written
   */
  public static void create(Path root, Path file, SourceText text) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    if (directory == null || !directory.toRealPath().startsWith(root.toRealPath())) {
      throw new IOException("its directory is a link out of " + root);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it was made while the Dockerfile was migrated; run again");
    }
    write(file, text.encode(), file);
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  /**
   * Writes a file, with the mode of another one.
   *
   * @throws IOException if it cannot be written; nothing half written is left
   */
  public static void write(Path file, byte[] bytes, Path like) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new IOException("its directory does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    var temporary = Files.createTempFile(directory, ".keymount-", ".tmp");
    try {
      Files.write(temporary, bytes);
      copyMode(like, temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copyMode(Path from, Path to) throws IOException {
    var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null && Files.exists(from)) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }
}
