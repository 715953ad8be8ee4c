package dev.keymount.bulk.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A thread that reads a stream to its end and keeps the first bytes of it. */
final class Drain implements Runnable {

  private static final int BLOCK = 16 * 1024;

  private final InputStream stream;
  private final int limit;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Thread thread = new Thread(this, "git-output");

  private Drain(InputStream stream, int limit) {
    this.stream = stream;
    this.limit = limit;
  }

  /** Starts to read a stream. */
  static Drain of(InputStream stream, int limit) {
    var drain = new Drain(stream, limit);
    drain.thread.setDaemon(true);
    drain.thread.start();
    return drain;
  }

  @Override
  public void run() {
    var block = new byte[BLOCK];
    try {
      for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
        keep(block, read);
      }
    } catch (IOException e) {
      // The process was ended; nobody waits for more of it.
    }
  }

  private synchronized void keep(byte[] block, int length) {
    kept.write(block, 0, Math.min(length, limit - kept.size()));
  }

  /** Waits for the end of the stream and returns whether it has come. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    thread.join(time.toMillis());
    return !thread.isAlive();
  }

  /** Returns what was kept up to now. */
  synchronized byte[] bytes() {
    return kept.toByteArray();
  }
}
