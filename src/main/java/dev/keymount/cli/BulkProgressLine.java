package dev.keymount.cli;

import dev.keymount.bulk.BulkProgress;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Totals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far a run over many repositories is: one line that is written over on a terminal, and
 * elsewhere a plain line for each repository.
 */
final class BulkProgressLine implements BulkProgress {

  private static final String CLEAR = "\r\u001b[K";
  private static final int BAR = 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long INTERVAL = NANOS_PER_SECOND / 10;

  private final PrintStream err;
  private final boolean isTerminal;
  private final boolean isQuiet;
  private final LongSupplier clock;
  private final Totals totals = new Totals();
  private int repositories;
  private int known;
  private long start;
  private long shown;

  BulkProgressLine(PrintStream err, boolean isTerminal, boolean isQuiet) {
    this(err, isTerminal, isQuiet, System::nanoTime);
  }

  /**
   * Makes one.
   *
   * @param clock gives nanoseconds since any moment
   */
  BulkProgressLine(PrintStream err, boolean isTerminal, boolean isQuiet, LongSupplier clock) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.isQuiet = isQuiet;
    this.clock = clock;
  }

  @Override
  public void start(int all) {
    repositories = all;
    start = clock.getAsLong();
    shown = start - INTERVAL;
  }

  @Override
  public void knew(RepositoryResult result) {
    totals.add(result);
    known++;
  }

  @Override
  public void done(RepositoryResult result) {
    totals.add(result);
    if (isTerminal) {
      showBar();
    } else if (!isQuiet) {
      err.println(line(result));
      err.flush();
    }
  }

  private void showBar() {
    long now = clock.getAsLong();
    if (now - shown >= INTERVAL || totals.repositories() == repositories) {
      shown = now;
      err.print(CLEAR + bar());
      err.flush();
    }
  }

  /** Takes the line away, so that something else can be printed. */
  void clear() {
    if (isTerminal) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private String bar() {
    int done = totals.repositories();
    int filled = repositories == 0 ? BAR : BAR * done / repositories;
    return "["
        + "#".repeat(filled)
        + ".".repeat(BAR - filled)
        + "] "
        + done
        + "/"
        + repositories
        + "  found "
        + totals.found()
        + "  migrated "
        + totals.count(Outcome.MIGRATED)
        + "  manual "
        + (totals.count(Outcome.MANUAL) + totals.count(Outcome.PARTIAL))
        + "  failed "
        + totals.count(Outcome.FAILED)
        + timeLeft();
  }

  /** Returns the time that the rest takes if it goes on like this; empty before it can be told. */
  private String timeLeft() {
    int done = totals.repositories() - known;
    int rest = repositories - totals.repositories();
    if (done == 0 || rest == 0) {
      return "";
    }
    var left = Duration.ofNanos((clock.getAsLong() - start) / done * rest);
    return String.format("  %d:%02d left", left.toMinutes(), left.toSecondsPart());
  }

  private String line(RepositoryResult result) {
    var line = new StringBuilder();
    line.append('[').append(totals.repositories()).append('/').append(repositories).append("] ");
    line.append(result.name()).append(": ").append(result.outcome().label());
    if (!result.findings().isEmpty() && result.outcome() != Outcome.FAILED) {
      line.append(", ").append(result.moved()).append(" of ").append(result.findings().size());
      line.append(result.isPlanned() ? " can be moved" : " moved");
    }
    if (!result.issues().isEmpty()) {
      line.append(", ").append(result.issues().size()).append(" not read");
    }
    if (!result.reason().isEmpty()) {
      line.append(": ").append(result.reason());
    }
    return Streams.shown(line.toString());
  }
}
