package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A private key in PEM: lines of a file, or a string of a program or of JSON with line ends as
 * {@code \n}. What stands between its marks must be the encoding of a key; so documentation, a
 * program that reads keys, and a template are none.
 *
 * @param start where it begins
 * @param end behind its last byte
 * @param what what it is, in words
 * @param fingerprint of its public part, as {@code ssh-keygen -l} shows it; empty where that does
 *     not stand in it by itself
 * @param value its bytes in hexadecimal, to tell keys apart and not to print
 */
record PemKey(int start, int end, String what, String fingerprint, String value) {

  /** What all of them have in their first line. */
  static final String WORD = "PRIVATE KEY";

  /** The longest key, in bytes with its marks. */
  static final int LONGEST = 20_000;

  /** How far before {@link #WORD} the first mark begins, at most. */
  static final int LONGEST_BEGIN = 40;

  private static final int SHORTEST_BODY = 40;
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]*)$");
  private static final Pattern END =
      Pattern.compile("-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----");
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\\\+[nrt]|[\"']\\s*+\\+|[\\s\"',\\\\]|(?:Proc-Type|DEK-Info|Version|Comment): [^\\n\\\\]*");
  private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}$");
  private static final byte[] OPENSSH = "openssh-key-v1\0".getBytes(US_ASCII);

  /** A part of the key that Vagrant puts into its base images, which everybody has. */
  private static final String KEY_OF_VAGRANT = "6NF8iallvQVp22WDkTkyrtvp9eWW6A8YVr";

  /** Returns the key around the place of {@link #WORD}, if there is one. */
  static Optional<PemKey> around(byte[] bytes, int length, int place) {
    int from = Math.max(0, place - LONGEST_BEGIN);
    var begin = BEGIN.matcher(new String(bytes, from, place - from, ISO_8859_1));
    int at = place + WORD.length();
    if (!begin.find()
        || !stands("-----", bytes, at, length) && !stands(" BLOCK-----", bytes, at, length)) {
      return Optional.empty();
    }
    boolean isPgp = bytes[at] == ' ';
    int start = at + (isPgp ? " BLOCK-----" : "-----").length();
    var text = new String(bytes, start, Math.min(length - start, LONGEST), ISO_8859_1);
    var end = END.matcher(text);
    if (!end.find()) {
      return Optional.empty();
    }
    var inside = text.substring(0, end.start());
    var label = begin.group(1) + (inside.contains("ENCRYPTED") ? "ENCRYPTED" : "");
    return decoded(inside, isPgp)
        .flatMap(body -> key(from + begin.start(), start + end.end(), label, isPgp, body));
  }

  private static boolean stands(String word, byte[] bytes, int at, int length) {
    return at + word.length() <= length
        && Arrays.equals(
            word.getBytes(US_ASCII), Arrays.copyOfRange(bytes, at, at + word.length()));
  }

  private static Optional<byte[]> decoded(String inside, boolean isPgp) {
    var digits = OTHERS.matcher(inside).replaceAll("");
    if (isPgp) {
      digits = CHECKSUM.matcher(digits).replaceFirst("");
    }
    if (digits.contains(KEY_OF_VAGRANT)) {
      return Optional.empty();
    }
    try {
      byte[] body = Base64.getDecoder().decode(digits);
      return body.length < SHORTEST_BODY ? Optional.empty() : Optional.of(body);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<PemKey> key(
      int start, int end, String label, boolean isPgp, byte[] body) {
    boolean isOpenSsh = Arrays.equals(OPENSSH, Arrays.copyOf(body, OPENSSH.length));
    boolean isEncrypted = label.contains("ENCRYPTED") || isOpenSsh && isEncrypted(body);
    var value = HexFormat.of().formatHex(body);
    if (isPgp) {
      return isSecretPacket(body[0])
          ? Optional.of(new PemKey(start, end, "PGP private key", "", value))
          : Optional.empty();
    }
    boolean isKey = isOpenSsh || isSequence(body) || label.contains("ENCRYPTED");
    var what = isEncrypted ? "private key with a passphrase" : "private key";
    return isKey
        ? Optional.of(new PemKey(start, end, what, isOpenSsh ? fingerprint(body) : "", value))
        : Optional.empty();
  }

  /** Returns whether a packet of PGP is a secret key, by its tag in either format. */
  private static boolean isSecretPacket(byte first) {
    return (first & 0xFF) == 0xC5 || (first & 0xFC) == 0x94;
  }

  /** Returns whether all of some bytes is one sequence of ASN.1. */
  private static boolean isSequence(byte[] body) {
    if (body[0] != 0x30) {
      return false;
    }
    int head = 2;
    int size = body[1] & 0xFF;
    if (size > 0x80 && size <= 0x83) {
      head += size - 0x80;
      size = 0;
      for (int i = 2; i < head; i++) {
        size = size << 8 | body[i] & 0xFF;
      }
    }
    return head + size == body.length;
  }

  private static boolean isEncrypted(byte[] body) {
    try {
      var buffer = ByteBuffer.wrap(body).position(OPENSSH.length);
      return !new String(field(buffer), US_ASCII).equals("none");
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      return false;
    }
  }

  /** Returns the fingerprint of the public part, which is not encrypted in any such key. */
  private static String fingerprint(byte[] body) {
    try {
      var buffer = ByteBuffer.wrap(body).position(OPENSSH.length);
      for (int i = 0; i < 3; i++) {
        field(buffer);
      }
      buffer.getInt();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(field(buffer));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] field(ByteBuffer buffer) {
    int size = buffer.getInt();
    if (size > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] field = new byte[size];
    buffer.get(field);
    return field;
  }

  @Override
  public String toString() {
    return what;
  }
}
