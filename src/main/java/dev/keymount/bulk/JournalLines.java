package dev.keymount.bulk;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The whole lines of a journal in turn: those that end in a line feed. */
final class JournalLines implements Closeable {

  private final InputStream input;
  private long at;

  JournalLines(Path file) throws IOException {
    this(file, 0);
  }

  /**
   * Opens a file at an offset.
   *
   * @throws IOException if it can't be read
   */
  JournalLines(Path file, long offset) throws IOException {
    var channel = FileChannel.open(file);
    channel.position(offset);
    input = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    at = offset;
  }

  /** A line. */
  static final class Line {

    private final long offset;
    private final byte[] text;

    private Line(long offset, byte[] text) {
      this.offset = offset;
      this.text = text;
    }

    /** Returns where it starts. */
    long offset() {
      return offset;
    }

    /** Returns what it says, without the line feed. */
    byte[] text() {
      return text.clone();
    }

    /** Returns where the next one starts. */
    long end() {
      return offset + text.length + 1;
    }
  }

  /** Returns the next line; empty at the end, or where the last one is not whole. */
  Optional<Line> next() throws IOException {
    var text = new ByteArrayOutputStream();
    for (int b = input.read(); b >= 0; b = input.read()) {
      if (b == '\n') {
        var line = new Line(at, text.toByteArray());
        at = line.end();
        return Optional.of(line);
      }
      text.write(b);
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
