package dev.keymount.verify.search;

import java.util.Arrays;

/**
 * A search in bytes that come in blocks of any size. It keeps a block and as much of the one before
 * as the longest occurrence takes. For one thread.
 */
public final class StreamSearch implements ByteSearch {

  private static final int BLOCK = 1 << 16;

  private final Needles needles;
  private final Places places;
  private final byte[] buffer;
  private final long[] taken;
  private final ShiftTable.Hits hits = new NewHits();
  private int filled;
  private int known;
  private long base;
  private long work;

  /** Told where a secret stands in a form. */
  interface Places {
    void found(int group, long offset);
  }

  StreamSearch(Needles needles, Places places) {
    this.needles = needles;
    this.places = places;
    this.buffer = new byte[needles.reach() + Math.max(BLOCK, 4 * needles.reach())];
    this.taken = new long[needles.groups()];
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    if (needles.table().isEmpty()) {
      return;
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, buffer.length - filled);
      System.arraycopy(bytes, from, buffer, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == buffer.length) {
        sweep();
      }
    }
  }

  @Override
  public void end() {
    if (filled > known) {
      sweep();
    }
    filled = 0;
    known = 0;
    base = 0;
    Arrays.fill(taken, 0);
  }

  /** Returns the number of bytes and blocks that were looked at so far. */
  long work() {
    return work;
  }

  private void sweep() {
    var table = needles.table().orElseThrow();
    work += table.search(buffer, filled, hits);
    int kept = Math.min(filled, needles.reach());
    System.arraycopy(buffer, filled - kept, buffer, 0, kept);
    base += filled - kept;
    filled = kept;
    known = kept;
  }

  /** What ends behind the known bytes, and of overlapping places the first. */
  private final class NewHits implements ShiftTable.Hits {
    @Override
    public boolean wants(Spelling spelling, int place) {
      return base + place >= taken[spelling.group()];
    }

    @Override
    public void hit(Spelling spelling, int start, int end) {
      if (end > known) {
        taken[spelling.group()] = base + end;
        places.found(spelling.group(), base + start);
      }
    }
  }
}
