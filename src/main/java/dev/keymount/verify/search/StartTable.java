package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A search for many short words at once, by an anchor in each: the three bytes of it that are rare
 * elsewhere. The last two of three bytes tell how far the next place is at which an anchor can
 * begin.
 */
final class StartTable {

  private static final int WIDTH = 3;
  private static final int BLOCKS = 1 << 16;
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] words;
  private final int[] anchors;
  private final int reach;
  private final byte[] shifts = new byte[BLOCKS];

  /** The numbers of the words whose anchor ends in a block; empty where none does. */
  private final int[][] byBlock = new int[BLOCKS][0];

  /** Told where a word stands. */
  @FunctionalInterface
  interface Hits {
    void hit(int word, int start);
  }

  /** Makes one for words of three bytes or more. */
  StartTable(List<String> words) {
    this.words = words.stream().map(word -> word.getBytes(US_ASCII)).toArray(byte[][]::new);
    this.anchors = Arrays.stream(this.words).mapToInt(StartTable::anchor).toArray();
    this.reach = Arrays.stream(anchors).max().orElse(0);
    Arrays.fill(shifts, (byte) (WIDTH - 1));
    for (int number = 0; number < this.words.length; number++) {
      int before = block(this.words[number], anchors[number]);
      shifts[before] = (byte) Math.min(shifts[before], 1);
      int block = block(this.words[number], anchors[number] + 1);
      shifts[block] = 0;
      int[] known = byBlock[block];
      byBlock[block] = Arrays.copyOf(known, known.length + 1);
      byBlock[block][known.length] = number;
    }
  }

  /** Returns where the three bytes begin whose last two are the rarest. */
  private static int anchor(byte[] word) {
    int best = 0;
    for (int at = 1; at + WIDTH <= word.length; at++) {
      if (rarity(word, at) > rarity(word, best)) {
        best = at;
      }
    }
    return best;
  }

  private static int rarity(byte[] word, int at) {
    return rarity(word[at + 1]) + rarity(word[at + 2]);
  }

  private static int rarity(byte b) {
    if (b >= 'a' && b <= 'z' || b == '-') {
      return 0;
    }
    return b >= 'A' && b <= 'Z' ? 1 : 2;
  }

  private static int block(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  /** Tells the words that begin at {@code from} or later and before {@code to}, almost in order. */
  void search(byte[] bytes, int from, int to, int length, Hits hits) {
    byte[] table = shifts;
    int limit = (int) Math.min((long) to + reach + 1, length - 1);
    int at = from + 1;
    while (at < limit) {
      int block = (short) SHORT.get(bytes, at) & 0xFFFF;
      int shift = table[block];
      if (shift == 0) {
        for (int number : byBlock[block]) {
          int start = at - 1 - anchors[number];
          if (start >= from && start < to && stands(words[number], bytes, start, length)) {
            hits.hit(number, start);
          }
        }
        shift = 1;
      }
      at += shift;
    }
  }

  private static boolean stands(byte[] word, byte[] bytes, int start, int length) {
    return bytes[start] == word[0]
        && start + word.length <= length
        && Arrays.equals(bytes, start, start + word.length, word, 0, word.length);
  }
}
