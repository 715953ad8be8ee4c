package dev.keymount.bulk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that is there as a whole or not at all, and that its owner alone can read: a patch holds
 * the values that it takes out. What a killed run was writing lies beside it, under a name that the
 * next one uses again.
 */
final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, in place of one that is there.
   *
   * @throws IOException if it can't be written; one that is there is then as it was
   */
  static void write(Path file, byte[] bytes) throws IOException {
    var partial = file.resolveSibling("." + file.getFileName() + ".partial");
    try (var channel =
        FileChannel.open(
            partial,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(partial);
      throw e;
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
