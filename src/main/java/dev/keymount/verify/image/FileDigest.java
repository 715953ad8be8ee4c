package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content of a file on its way to a reader, digested with SHA-256. Of a {@code known_hosts} the
 * sorted lines are, because {@code ssh-keyscan} writes them in any order.
 */
final class FileDigest extends FilterInputStream {

  private static final int MOST_SORTED_BYTES = 1 << 20;

  private final MessageDigest digest = sha256();
  private final boolean sorted;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  FileDigest(String path, long size, InputStream content) {
    super(content);
    this.sorted = path.endsWith("/known_hosts") && size <= MOST_SORTED_BYTES;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0 && sorted) {
      lines.write(buffer, offset, count);
    } else if (count > 0) {
      digest.update(buffer, offset, count);
    }
    return count;
  }

  /** Reads over bytes instead of past them. */
  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Returns the digest of all that was read. */
  String hexadecimal() {
    if (sorted) {
      lines.toString(ISO_8859_1).lines().sorted().forEach(this::add);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(String line) {
    digest.update(line.getBytes(ISO_8859_1));
    digest.update((byte) '\n');
  }
}
