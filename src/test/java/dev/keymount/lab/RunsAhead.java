package dev.keymount.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Runs of {@code keymount verify} that begin before the tests ask for them, two at a time: a proof
 * spends half its time waiting for the builder.
 */
final class RunsAhead<K> implements AutoCloseable {

  private static final int AT_A_TIME = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
  private final Map<String, Future<VerifyRun>> runs = new LinkedHashMap<>();

  /** Begins a run for each of some cases, in order; cases are told apart by their names. */
  void begin(List<K> cases, Function<K, Callable<VerifyRun>> run) {
    cases.forEach(one -> runs.put(one.toString(), threads.submit(run.apply(one))));
  }

  /** Returns the run for a case once it has ended. */
  VerifyRun of(K one) throws InterruptedException, ExecutionException {
    Future<VerifyRun> run = runs.get(one.toString());
    if (run == null) {
      throw new IllegalArgumentException("no run of " + one);
    }
    return run.get();
  }

  /** Ends the runs that nobody waits for. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
