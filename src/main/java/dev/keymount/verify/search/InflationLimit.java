package dev.keymount.verify.search;

import java.io.IOException;
import java.io.InputStream;

/** How much a file may still grow while it is unpacked, over all archives in it. */
final class InflationLimit {

  private final long most;
  private long left;

  InflationLimit(long most) {
    this.most = most;
    this.left = most;
  }

  /** The limit is reached. */
  static final class Reached extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Begins anew. */
  void reset() {
    left = most;
  }

  /** Returns what a decoder gives, which counts; a decoder that breaks is bad data. */
  InputStream counted(InputStream decoder) {
    return new Decoded(decoder, true);
  }

  /** Returns what a reader gives that does not inflate. */
  InputStream uncounted(InputStream reader) {
    return new Decoded(reader, false);
  }

  private final class Decoded extends InputStream {
    private final InputStream decoder;
    private final boolean isCounted;

    Decoded(InputStream decoder, boolean isCounted) {
      this.decoder = decoder;
      this.isCounted = isCounted;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (isCounted && left <= 0) {
        throw new Reached();
      }
      try {
        int read = decoder.read(bytes, offset, length);
        if (read == 0 && length > 0) {
          throw new IOException("no progress");
        }
        left -= isCounted ? Math.max(read, 0) : 0;
        return read;
      } catch (RuntimeException e) {
        throw new IOException("damaged", e);
      }
    }
  }
}
