package dev.keymount.verify.value;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A new ed25519 key, in the format of OpenSSH, without a passphrase.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key">OpenSSH,
 *     PROTOCOL.key</a>
 */
final class OpenSshKey {

  private static final String TYPE = "ssh-ed25519";
  private static final String COMMENT = "keymount-verify";

  /** Bytes of a private and of a public key. */
  private static final int LENGTH = 32;

  /** The private part is padded to a multiple of this many bytes. */
  private static final int BLOCK = 8;

  private static final int LINE = 70;

  private OpenSshKey() {}

  /** Returns the text of the file, without its last line feed. */
  static String create(SecureRandom random) {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", e);
    }
    // Both encodings end with the bytes of the key (RFC 8410).
    var digits =
        Base64.getEncoder()
            .encodeToString(
                encoded(
                    tail(pair.getPublic().getEncoded()),
                    tail(pair.getPrivate().getEncoded()),
                    random.nextInt()));
    var text = new StringBuilder("-----BEGIN OPENSSH PRIVATE KEY-----\n");
    for (int at = 0; at < digits.length(); at += LINE) {
      text.append(digits, at, Math.min(at + LINE, digits.length())).append('\n');
    }
    return text.append("-----END OPENSSH PRIVATE KEY-----").toString();
  }

  private static byte[] tail(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length);
  }

  private static byte[] encoded(byte[] publicKey, byte[] privateKey, int check) {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    try {
      out.write("openssh-key-v1\0".getBytes(US_ASCII));
      string(out, "none".getBytes(US_ASCII));
      string(out, "none".getBytes(US_ASCII));
      string(out, new byte[0]);
      out.writeInt(1);
      string(out, publicBlob(publicKey));
      string(out, secretBlob(publicKey, privateKey, check));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] publicBlob(byte[] publicKey) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    string(out, TYPE.getBytes(US_ASCII));
    string(out, publicKey);
    return bytes.toByteArray();
  }

  private static byte[] secretBlob(byte[] publicKey, byte[] privateKey, int check)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(check);
    out.writeInt(check);
    string(out, TYPE.getBytes(US_ASCII));
    string(out, publicKey);
    var both = Arrays.copyOf(privateKey, 2 * LENGTH);
    System.arraycopy(publicKey, 0, both, LENGTH, LENGTH);
    string(out, both);
    string(out, COMMENT.getBytes(US_ASCII));
    for (int pad = 1; bytes.size() % BLOCK != 0; pad++) {
      out.write(pad);
    }
    return bytes.toByteArray();
  }

  private static void string(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
