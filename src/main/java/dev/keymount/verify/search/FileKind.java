package dev.keymount.verify.search;

import java.util.regex.Pattern;

/** A kind of content, told by how it begins. */
enum FileKind {
  PLAIN("content"),
  GZIP("gzip file", 0x1F, 0x8B, 8),
  ZIP("zip archive", 'P', 'K', 3, 4),
  TAR("tar archive"),
  GIT_OBJECT("git object"),
  GIT_PACK("git pack", 'P', 'A', 'C', 'K', 0, 0, 0),
  BZIP2("bzip2 file", 'B', 'Z', 'h'),
  LZ4("lz4 file", 0x04, 0x22, 0x4D, 0x18),
  LZIP("lzip file", 'L', 'Z', 'I', 'P', 1),
  RAR("rar archive", 'R', 'a', 'r', '!', 0x1A, 7),
  SEVEN_ZIP("7z archive", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
  XZ("xz file", 0xFD, '7', 'z', 'X', 'Z', 0),
  ZSTD("zstd file", 0x28, 0xB5, 0x2F, 0xFD);

  private static final FileKind[] KINDS = values();
  private static final int[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final int TAR_HEADER = 512;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final Pattern OBJECT_PATH =
      Pattern.compile("/objects/[0-9a-f]{2}/(?:[0-9a-f]{38}|[0-9a-f]{62})$");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final int[] magic;

  FileKind(String label, int... magic) {
    this.label = label;
    this.magic = magic;
  }

  /** Returns how messages call it. */
  String label() {
    return label;
  }

  /** Returns the kind of what begins with the first {@code length} bytes. */
  static FileKind of(String path, byte[] head, int length) {
    for (var kind : KINDS) {
      if (kind.magic.length > 0 && stands(kind.magic, head, 0, length)) {
        boolean isOther = kind == BZIP2 && !stands(BZIP2_BLOCK, head, 4, length);
        return isOther ? PLAIN : kind;
      }
    }
    if (isZlib(head, length) && OBJECT_PATH.matcher(path).find()) {
      return GIT_OBJECT;
    }
    return isTar(head, length) ? TAR : PLAIN;
  }

  private static boolean stands(int[] magic, byte[] head, int at, int length) {
    if (length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZlib(byte[] head, int length) {
    return length > 2 && (head[0] & 0xF) == 8 && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 == 0;
  }

  /** Older archives have no magic; the checksum of the first header is there in all. */
  private static boolean isTar(byte[] head, int length) {
    if (length < TAR_HEADER) {
      return false;
    }
    long expected = 0;
    int digits = 0;
    for (int i = CHECKSUM; i < CHECKSUM + CHECKSUM_LENGTH; i++) {
      if (head[i] >= '0' && head[i] <= '7') {
        expected = expected * 8 + head[i] - '0';
        digits++;
      } else if (head[i] != ' ' && head[i] != 0) {
        return false;
      }
    }
    long sum = CHECKSUM_LENGTH * ' ';
    for (int i = 0; digits > 0 && i < TAR_HEADER; i++) {
      boolean isCounted = i < CHECKSUM || i >= CHECKSUM + CHECKSUM_LENGTH;
      sum += isCounted ? head[i] & 0xFF : 0;
    }
    return digits > 0 && sum == expected;
  }
}
