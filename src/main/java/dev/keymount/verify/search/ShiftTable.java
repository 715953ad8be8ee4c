package dev.keymount.verify.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for many spellings at once that looks at few of the bytes. Each piece of a spelling has
 * an anchor, a window of one width for all; the last two bytes of a window in the text tell how far
 * the next place is at which an anchor can end.
 *
 * @see <a href="https://webglimpse.net/pubs/TR94-17.pdf">Wu, Manber: a fast algorithm for
 *     multi-pattern searching</a>
 */
final class ShiftTable {

  private static final int BLOCKS = 1 << 16;
  private static final int WIDEST = 32;
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final byte[] shifts = new byte[BLOCKS];
  private final int[] first = new int[BLOCKS];
  private final List<Anchor> anchors = new ArrayList<>();

  /** A window of a spelling; {@code next} is the number of another with the same end, or -1. */
  private record Anchor(Spelling spelling, int index, int head, int next) {}

  /** Told what is found. */
  interface Hits {
    /** Returns whether a spelling is worth a look around a place. */
    boolean wants(Spelling spelling, int place);

    /** A spelling stands between two places; it may be told twice. */
    void hit(Spelling spelling, int start, int end);
  }

  /** Makes one for at least one spelling. */
  ShiftTable(List<Spelling> spellings) {
    int shortest = spellings.stream().mapToInt(Spelling::pieceLength).min().orElseThrow();
    width = Math.min(WIDEST, shortest);
    Arrays.fill(shifts, (byte) (width - 1));
    Arrays.fill(first, -1);
    for (var spelling : spellings) {
      for (int piece = 0; piece < spelling.pieces(); piece++) {
        int from = piece * spelling.pieceLength();
        addAnchors(spelling, anchorIn(spelling, from, from + spelling.pieceLength()));
      }
    }
  }

  /** Returns where the window with the most different bytes begins, the least periodic one. */
  private int anchorIn(Spelling spelling, int from, int to) {
    int best = from;
    int most = -1;
    for (int i = from; i + width <= to; i++) {
      var different = new LinkedHashSet<Byte>();
      for (int j = i; j < i + width; j++) {
        different.add(spelling.text()[j]);
      }
      if (different.size() > most) {
        most = different.size();
        best = i;
      }
    }
    return best;
  }

  private void addAnchors(Spelling spelling, int index) {
    Set<String> done = new LinkedHashSet<>();
    for (byte[] text : List.of(spelling.text(), spelling.variant())) {
      byte[] window = Arrays.copyOfRange(text, index, index + width);
      if (done.add(Arrays.toString(window))) {
        add(spelling, index, window);
      }
    }
  }

  private void add(Spelling spelling, int index, byte[] window) {
    int last = width - 2;
    for (int i = 0; i <= last; i++) {
      int block = block(window, i);
      shifts[block] = (byte) Math.min(shifts[block], last - i);
    }
    int end = block(window, last);
    anchors.add(new Anchor(spelling, index, (int) INT.get(window, 0), first[end]));
    first[end] = anchors.size() - 1;
  }

  private static int block(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  /**
   * Tells all spellings in the first {@code length} bytes.
   *
   * @return the number of bytes and blocks that were looked at
   */
  long search(byte[] bytes, int length, Hits hits) {
    var probe = new Probe(bytes, length);
    byte[] table = shifts;
    int at = width - 2;
    int limit = length - 1;
    long looks = 0;
    while (at < limit) {
      int block = block(bytes, at);
      int shift = table[block];
      looks++;
      if (shift == 0) {
        looks += look(probe, bytes, block, at - (width - 2), hits);
        shift = 1;
      }
      at += shift;
    }
    return looks + probe.work();
  }

  private int look(Probe probe, byte[] bytes, int block, int start, Hits hits) {
    int head = (int) INT.get(bytes, start);
    int looks = 0;
    int number = first[block];
    while (number >= 0) {
      var anchor = anchors.get(number);
      looks++;
      if (anchor.head() == head
          && hits.wants(anchor.spelling(), start)
          && probe.matches(anchor.spelling(), anchor.index(), start)) {
        hits.hit(anchor.spelling(), probe.start(), probe.end());
      }
      number = anchor.next();
    }
    return looks;
  }
}
