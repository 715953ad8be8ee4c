package dev.keymount.verify.search;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The objects of a git repository, loose or in a pack.
 *
 * @see <a href="https://git-scm.com/docs/gitformat-pack">git, pack format</a>
 */
final class GitObjects {

  private static final int SHA1_LENGTH = 20;
  private static final int LONGEST_HEADER = 32;
  private static final int OFFSET_DELTA = 6;
  private static final int REFERENCE_DELTA = 7;

  private GitObjects() {}

  /** Told what an object holds, to be read to its end. */
  interface Objects {
    void object(InputStream content) throws IOException;
  }

  /** Reads a loose object. */
  static void readLoose(InputStream in, Objects objects) throws IOException {
    try (var reader = new DeflateReader(in, DeflateReader.Wrapper.ZLIB)) {
      var object = reader.inflated();
      int b = object.read();
      for (int i = 1; i < LONGEST_HEADER && b > 0; i++) {
        b = object.read();
      }
      objects.object(object);
    }
  }

  /**
   * Reads a pack. Of an object that is stored as the difference to another one, what it adds is
   * told.
   *
   * @return the number of such objects
   */
  static int readPack(InputStream in, Objects objects) throws IOException {
    try (var reader = new DeflateReader(in, DeflateReader.Wrapper.ZLIB)) {
      reader.skip(8);
      int left = 0;
      for (int i = 0; i < 4; i++) {
        left = left << 8 | reader.require();
      }
      int deltas = 0;
      for (; left != 0; left--) {
        int b = reader.require();
        int type = b >> 4 & 7;
        skipNumber(reader, b);
        if (type == OFFSET_DELTA) {
          skipNumber(reader, reader.require());
        } else if (type == REFERENCE_DELTA) {
          reader.skip(SHA1_LENGTH);
        }
        boolean isDelta = type == OFFSET_DELTA || type == REFERENCE_DELTA;
        deltas += isDelta ? 1 : 0;
        var object = reader.inflated();
        objects.object(isDelta ? new Additions(object) : object);
      }
      return deltas;
    }
  }

  private static void skipNumber(DeflateReader reader, int firstByte) throws IOException {
    int b = firstByte;
    while ((b & 0x80) != 0) {
      b = reader.require();
    }
  }

  /** The bytes that a delta adds, with a zero byte for each range that it copies. */
  private static final class Additions extends InputStream {
    private final InputStream delta;
    private boolean isOpen;
    private int left;

    Additions(InputStream delta) {
      this.delta = delta;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (!isOpen) {
        skipSize();
        skipSize();
        isOpen = true;
      }
      int done = 0;
      while (done < length) {
        if (left > 0) {
          int read = delta.read(bytes, offset + done, Math.min(left, length - done));
          if (read < 0) {
            throw new EOFException();
          }
          left -= read;
          done += read;
        } else {
          int instruction = delta.read();
          if (instruction < 0) {
            break;
          } else if ((instruction & 0x80) == 0) {
            left = instruction;
          } else {
            delta.skipNBytes(Integer.bitCount(instruction & 0x7F));
            bytes[offset + done++] = 0;
          }
        }
      }
      return done == 0 && length > 0 ? -1 : done;
    }

    private void skipSize() throws IOException {
      int b = delta.read();
      while (b >= 0x80) {
        b = delta.read();
      }
    }
  }
}
