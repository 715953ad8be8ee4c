package dev.keymount.verify.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What some content looks like by its first bytes. */
enum Format {
  EMPTY,
  TAR,
  GZIP,
  ZSTD,
  JSON,
  OTHER;

  private static final int HEADER = 512;
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /** Looks at the first bytes of a stream, which stay there. */
  static Format of(BufferedInputStream content) throws IOException {
    content.mark(HEADER);
    byte[] head = content.readNBytes(HEADER);
    content.reset();
    if (head.length == 0) {
      return EMPTY;
    } else if (isTar(head)) {
      return TAR;
    } else if (startsWith(head, GZIP_MAGIC)) {
      return GZIP;
    } else if (startsWith(head, ZSTD_MAGIC)) {
      return ZSTD;
    }
    return isJson(head) ? JSON : OTHER;
  }

  /** Returns whether it is the header of a file, or the end of an archive without any. */
  private static boolean isTar(byte[] head) {
    if (head.length < HEADER) {
      return false;
    }
    try {
      return Arrays.equals(head, new byte[HEADER]) || TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException e) {
      // Where the checksum stands there is no number.
      return false;
    }
  }

  private static boolean isJson(byte[] head) {
    for (byte b : head) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
