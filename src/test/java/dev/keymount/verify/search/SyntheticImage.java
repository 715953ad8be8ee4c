package dev.keymount.verify.search;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * An archive as {@code docker image save} writes it, made on the fly: layers of files that are like
 * text, like programs, random, or archives, of all sizes.
 */
final class SyntheticImage {

  private static final int BLOCK = 512;
  private static final int POOL = 8 << 20;
  private static final int LARGEST = 4 << 20;

  private final int layers;
  private final int layerBytes;
  private final byte[] last;
  private final List<byte[]> pools;
  private final List<byte[]> packed = new ArrayList<>();

  /** Makes one whose last layer ends with a file that holds some bytes. */
  SyntheticImage(int layers, int layerBytes, byte[] last) {
    this.layers = layers;
    this.layerBytes = layerBytes;
    this.last = last;
    var random = new Random(5);
    pools = List.of(text(random), program(random), noise(random));
    for (int i = 0; i < 8; i++) {
      byte[] content = slice(pools.get(i % 2), random.nextInt(1 << 20), 300_000);
      packed.add(i < 4 ? Packed.gzip(content) : Packed.zip("Entry.class", content));
    }
  }

  private static byte[] slice(byte[] pool, int from, int length) {
    return Arrays.copyOfRange(pool, from, from + length);
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[POOL];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(Random random) {
    var words = new ArrayList<String>();
    for (int i = 0; i < 5000; i++) {
      var word = new StringBuilder();
      for (int j = 2 + random.nextInt(9); j > 0; j--) {
        word.append("etaoinshrdlucmfwypvbgkqjxz_ETAON/.0123=".charAt(skewed(random, 39)));
      }
      words.add(word.append(random.nextInt(9) == 0 ? "\n" : " ").toString());
    }
    var text = new StringBuilder(POOL + 20);
    while (text.length() < POOL) {
      text.append(words.get(skewed(random, words.size())));
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), POOL);
  }

  /** Instructions with few different bytes, tables with runs of zeros, and strings. */
  private static byte[] program(Random random) {
    byte[] bytes = new byte[POOL];
    byte[] strings = text(random);
    int at = 0;
    while (at < POOL - 4096) {
      int length = 64 + random.nextInt(2048);
      int kind = random.nextInt(10);
      for (int i = 0; kind < 6 && i < length; i++) {
        bytes[at + i] =
            (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 0x40 + skewed(random, 90));
      }
      for (int i = 0; kind >= 6 && kind < 9 && i < length; i += 8) {
        bytes[at + i] = (byte) random.nextInt(256);
        bytes[at + i + 1] = (byte) random.nextInt(64);
      }
      if (kind == 9) {
        System.arraycopy(strings, at, bytes, at, length);
      }
      at += length;
    }
    return bytes;
  }

  private static int skewed(Random random, int bound) {
    return random.nextInt(1 + random.nextInt(bound));
  }

  /** Returns all of it. */
  InputStream open() {
    return joined(
        new Parts(layers + 1) {
          @Override
          InputStream part(int number) {
            if (number == layers) {
              return bytes(new byte[2 * BLOCK]);
            }
            var header = header("blobs/sha256/" + "%064x".formatted(number), layerBytes);
            return new SequenceInputStream(bytes(header), layer(number));
          }
        });
  }

  private InputStream layer(int number) {
    var random = new Random(number);
    return joined(
        new Parts(Integer.MAX_VALUE) {
          private int left = layerBytes - 2 * BLOCK;

          @Override
          InputStream part(int file) {
            int room = left - BLOCK;
            if (room <= 1 << 19) {
              byte[] content = number == layers - 1 ? last : new byte[0];
              left = -1;
              end();
              byte[] padded = Arrays.copyOf(content, room + 2 * BLOCK);
              return new SequenceInputStream(bytes(header("last", room)), bytes(padded));
            }
            var name = "usr/lib/" + file % 97 + "/file" + file;
            int kind = random.nextInt(100);
            if (kind < 3) {
              byte[] archive = packed.get(file % packed.size());
              return file(name, archive, 0, archive.length);
            }
            byte[] pool = pools.get(kind < 45 ? 0 : kind < 85 ? 1 : 2);
            int size =
                Math.min(
                    (int) Math.exp(4 + random.nextDouble() * 11.2),
                    Math.min(LARGEST, room - (1 << 16)));
            return file(name, pool, random.nextInt(POOL - LARGEST), size);
          }

          private InputStream file(String name, byte[] content, int from, int size) {
            int padded = (size + BLOCK - 1) / BLOCK * BLOCK;
            int used = Math.min(padded, content.length - from);
            left -= BLOCK + padded;
            return joined(
                List.of(
                    bytes(header(name, size)),
                    new ByteArrayInputStream(content, from, used),
                    bytes(new byte[padded - used])));
          }
        });
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] header(String name, long size) {
    var entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
    entry.setSize(size);
    byte[] header = new byte[BLOCK];
    entry.writeEntryHeader(header);
    return header;
  }

  private static InputStream joined(Collection<InputStream> parts) {
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private static InputStream joined(Parts parts) {
    return joined(
        new AbstractCollection<>() {
          @Override
          public Iterator<InputStream> iterator() {
            return parts;
          }

          @Override
          public int size() {
            return parts.count;
          }
        });
  }

  /** Parts of a stream, made when they are needed. */
  private abstract static class Parts implements Iterator<InputStream> {
    private int count;
    private int next;

    Parts(int count) {
      this.count = count;
    }

    abstract InputStream part(int number);

    void end() {
      count = 0;
    }

    @Override
    public boolean hasNext() {
      return next < count;
    }

    @Override
    public InputStream next() {
      return part(next++);
    }
  }
}
