package dev.keymount.verify.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Plain bytes and deflated streams that follow each other. */
final class DeflateReader implements AutoCloseable {

  private final InputStream in;
  private final Inflater inflater;
  private final byte[] block = new byte[1 << 13];
  private int at;
  private int limit;

  /** What a deflated stream is wrapped in. */
  enum Wrapper {
    NONE,
    ZLIB
  }

  DeflateReader(InputStream in, Wrapper wrapper) {
    this.in = in;
    this.inflater = new Inflater(wrapper == Wrapper.NONE);
  }

  /** Returns the next byte, or -1 at the end. */
  int read() throws IOException {
    return at < limit || fill() ? block[at++] & 0xFF : -1;
  }

  /** Returns the next byte. */
  int require() throws IOException {
    int b = read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      require();
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(block, 0, block.length));
    return limit > 0;
  }

  /** Returns what the deflated stream that begins here holds; it is to be read to its end. */
  InputStream inflated() {
    inflater.reset();
    inflater.setInput(block, at, limit - at);
    return new Inflated();
  }

  @Override
  public void close() {
    inflater.end();
  }

  private final class Inflated extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      try {
        while (true) {
          int inflated = inflater.inflate(bytes, offset, length);
          at = limit - inflater.getRemaining();
          if (inflated > 0) {
            return inflated;
          } else if (inflater.finished()) {
            return -1;
          } else if (inflater.needsDictionary()) {
            throw new IOException("dictionary is missing");
          } else if (!fill()) {
            throw new EOFException();
          }
          inflater.setInput(block, 0, limit);
        }
      } catch (DataFormatException e) {
        throw new IOException("damaged", e);
      }
    }
  }
}
