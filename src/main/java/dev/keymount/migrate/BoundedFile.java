package dev.keymount.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are read as a whole, as far as they are no larger than people write them. */
final class BoundedFile {

  /** The size of the largest Dockerfile that is read, in bytes. */
  static final int LARGEST_DOCKERFILE = 1024 * 1024;

  /** The size of the largest configuration that is read, in bytes. */
  static final int LARGEST_CONFIGURATION = 1024 * 1024;

  private static final int MEBIBYTE = 1024 * 1024;

  private BoundedFile() {}

  /**
   * Reads a file.
   *
   * @param largest how many bytes it may have: whole MiB
   * @throws IOException if it has more, or can't be read
   */
  static byte[] read(Path file, int largest) throws IOException {
    try (var stream = Files.newInputStream(file)) {
      var bytes = stream.readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw new IOException("it has more than " + largest / MEBIBYTE + " MiB");
      }
      return bytes;
    }
  }
}
