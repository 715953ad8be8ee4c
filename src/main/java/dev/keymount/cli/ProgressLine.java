package dev.keymount.cli;

import dev.keymount.verify.VerifyProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress of long work: one line that is written over on a terminal, and elsewhere a plain line
 * for each phase.
 */
final class ProgressLine implements VerifyProgress {

  /** Returns to the start of the line and clears it. */
  private static final String CLEAR = "\r\u001b[K";

  private static final int WIDTH = 78;

  private final PrintStream err;
  private final boolean isTerminal;
  private final boolean isQuiet;
  private final Instant start = Instant.now();
  private String phase = "";

  ProgressLine(PrintStream err, boolean isTerminal, boolean isQuiet) {
    this.err = err;
    this.isTerminal = isTerminal;
    this.isQuiet = isQuiet;
  }

  @Override
  public synchronized void phase(String side, String what) {
    phase = side.isEmpty() ? what : side + ": " + what;
    if (isTerminal) {
      show(phase);
    } else if (!isQuiet) {
      err.println(elapsed() + Streams.shown(phase));
      err.flush();
    }
  }

  @Override
  public synchronized void step(String side, String step) {
    if (isTerminal) {
      show(side + ": " + step);
    } else if (!isQuiet) {
      err.println(elapsed() + "  " + Streams.shown(side + ": " + step));
      err.flush();
    }
  }

  /** Takes the line away, so that a result can be printed. */
  synchronized void clear() {
    if (isTerminal) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private void show(String text) {
    var line = elapsed() + Streams.shown(text);
    err.print(CLEAR + (line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
    err.flush();
  }

  private String elapsed() {
    var elapsed = Duration.between(start, Instant.now());
    return String.format("%3d:%02d ", elapsed.toMinutes(), elapsed.toSecondsPart());
  }
}
