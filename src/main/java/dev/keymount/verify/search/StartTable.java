package dev.keymount.verify.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A search for many short words at once, by the first three bytes of each. The last two of three
 * bytes tell how far the next place is at which a word can begin.
 */
final class StartTable {

  private static final int WIDTH = 3;
  private static final int BLOCKS = 1 << 16;
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] words;
  private final byte[] shifts = new byte[BLOCKS];

  /** The numbers of the words whose second and third byte are a block; null where none are. */
  private final int[][] byBlock = new int[BLOCKS][];

  /** Told where a word stands. */
  @FunctionalInterface
  interface Hits {
    void hit(int word, int start);
  }

  /** Makes one for words of three bytes or more. */
  StartTable(List<String> words) {
    this.words = words.stream().map(word -> word.getBytes(US_ASCII)).toArray(byte[][]::new);
    Arrays.fill(shifts, (byte) (WIDTH - 1));
    for (int number = 0; number < this.words.length; number++) {
      byte[] word = this.words[number];
      int before = block(word, 0);
      shifts[before] = (byte) Math.min(shifts[before], 1);
      int block = block(word, 1);
      shifts[block] = 0;
      int[] known = byBlock[block] == null ? new int[0] : byBlock[block];
      byBlock[block] = Arrays.copyOf(known, known.length + 1);
      byBlock[block][known.length] = number;
    }
  }

  private static int block(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  /** Tells, in order, the words that begin at {@code from} or later and before {@code to}. */
  void search(byte[] bytes, int from, int to, int length, Hits hits) {
    byte[] table = shifts;
    int limit = Math.min(to + 1, length - 1);
    int at = from + 1;
    while (at < limit) {
      int block = (short) SHORT.get(bytes, at) & 0xFFFF;
      int shift = table[block];
      if (shift == 0) {
        look(bytes, at - 1, length, byBlock[block], hits);
        shift = 1;
      }
      at += shift;
    }
  }

  private void look(byte[] bytes, int start, int length, int[] numbers, Hits hits) {
    for (int number : numbers) {
      byte[] word = words[number];
      if (bytes[start] == word[0]
          && start + word.length <= length
          && Arrays.equals(bytes, start, start + word.length, word, 0, word.length)) {
        hits.hit(number, start);
      }
    }
  }
}
