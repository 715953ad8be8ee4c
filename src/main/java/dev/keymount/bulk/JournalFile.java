package dev.keymount.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines that only grows. A line is on the disk as a whole when it is appended, or not at
 * all. Safe for several threads.
 */
final class JournalFile implements Closeable {

  private final Path path;
  private final FileChannel channel;

  private JournalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** What takes the lines of a file in turn. */
  interface Reader {

    /**
     * Takes a line.
     *
     * @param offset where it starts
     * @param number its number, from 1
     * @throws IOException if it is no line of such a file
     */
    void take(byte[] line, long offset, int number) throws IOException;
  }

  /**
   * Makes a file.
   *
   * @throws IOException if there is one already, or it can't be written
   */
  static JournalFile create(Path path) throws IOException {
    return new JournalFile(
        path,
        FileChannel.open(
            path,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /**
   * Opens a file that is there.
   *
   * @throws IOException if there is none, or it can't be written
   */
  static JournalFile open(Path path) throws IOException {
    return new JournalFile(
        path, FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /**
   * Hands on all whole lines and cuts off the rest.
   *
   * @return how many there are
   */
  int read(Reader reader) throws IOException {
    long end = 0;
    int number = 0;
    try (var lines = new JournalLines(path)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        number++;
        reader.take(line.get().text(), line.get().offset(), number);
        end = line.get().end();
      }
    }
    channel.truncate(end);
    channel.position(end);
    return number;
  }

  /** Returns the line at an offset. */
  byte[] line(long offset) throws IOException {
    try (var lines = new JournalLines(path, offset)) {
      return lines.next().orElseThrow(() -> new IOException(path + " was cut off")).text();
    }
  }

  /** Appends a line and returns where it starts; what can't be written whole is taken back. */
  synchronized long append(byte[] line) throws IOException {
    long start = channel.position();
    try {
      write(ByteBuffer.wrap(line));
      write(ByteBuffer.wrap(new byte[] {'\n'}));
      channel.force(false);
      return start;
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Makes the name of the file as lasting as what is in it. */
  void forceName() throws IOException {
    var directory = path.toAbsolutePath().getParent();
    if (directory != null) {
      try (var opened = FileChannel.open(directory, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
