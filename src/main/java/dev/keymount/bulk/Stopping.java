package dev.keymount.bulk;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether this process is being ended. What it has started is ended with it where a terminal ends
 * both, and its failure says nothing about a repository then.
 */
final class Stopping implements Closeable {

  /** How long the end of this process may come after that of what it has started. */
  private static final long MILLISECONDS = 300;

  private final CountDownLatch latch = new CountDownLatch(1);
  private final Thread hook = new Thread(latch::countDown, "bulk-stopping");

  Stopping() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Returns whether the failure of something may come from the end of this process. */
  boolean explainsFailure() {
    try {
      return latch.await(MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The end of the process has begun, and the hook has run.
    }
  }
}
