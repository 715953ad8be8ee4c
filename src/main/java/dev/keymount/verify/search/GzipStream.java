package dev.keymount.verify.search;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the members of a gzip file hold, one after the other. What follows them is left alone, and
 * the checksums are not checked.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipStream extends InputStream {

  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final DeflateReader reader;
  private InputStream member = InputStream.nullInputStream();
  private boolean isInMember;

  GzipStream(InputStream in) throws IOException {
    reader = new DeflateReader(in, DeflateReader.Wrapper.NONE);
    isInMember = begin();
  }

  private boolean begin() throws IOException {
    if (reader.read() != 0x1F || reader.read() != 0x8B) {
      return false;
    }
    reader.skip(1);
    int flags = reader.require();
    reader.skip(6);
    if ((flags & EXTRA) != 0) {
      reader.skip(reader.require() | reader.require() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      reader.skip(2);
    }
    member = reader.inflated();
    return true;
  }

  private void skipText() throws IOException {
    int b;
    do {
      b = reader.require();
    } while (b != 0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (isInMember) {
      int read = member.read(bytes, offset, length);
      if (read >= 0) {
        return read;
      }
      reader.skip(8);
      isInMember = begin();
    }
    return -1;
  }

  @Override
  public void close() {
    reader.close();
  }
}
