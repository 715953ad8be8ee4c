package dev.keymount.bulk;

import dev.keymount.bulk.git.Git;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run over many repositories, a few at a time. Each is in the journal when it is done; memory
 * does not grow with their number but for a name and an offset each.
 */
public final class BulkRun implements Closeable {

  private final WorkDirectory directory;
  private final Journal journal;
  private final BulkProgress progress;
  private final Stopping stopping = new Stopping();
  private List<Repository> repositories = List.of();

  private BulkRun(WorkDirectory directory, Journal journal, BulkProgress progress) {
    this.directory = directory;
    this.journal = journal;
    this.progress = progress;
  }

  /** How a run begins. */
  public enum Beginning {
    /** With nothing done. */
    FRESH,
    /** With what the run that was stopped has done. */
    RESUMED,
    /** Likewise, and what failed or was skipped in it is tried again. */
    RETRIED
  }

  /**
   * Opens the directory of a run.
   *
   * @param options what the user asks for, by name; a run that is resumed must have the same
   * @throws BulkException if the directory can't be used, or the journal in it belongs to another
   *     run
   */
  public static BulkRun open(
      Path workDirectory, Beginning beginning, Map<String, String> options, BulkProgress progress)
      throws BulkException {
    var directory = WorkDirectory.open(workDirectory);
    try {
      var journal =
          beginning == Beginning.FRESH ? directory.begin(options) : directory.resume(options);
      return new BulkRun(directory, journal, progress);
    } catch (BulkException e) {
      try {
        directory.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Returns whether an earlier run has come to its end here. */
  public boolean wasFinished() {
    return journal.isFinished();
  }

  /**
   * Works on the repositories, as far as they are not done.
   *
   * @param all the repositories of this run
   * @param jobs how many at a time
   * @throws BulkException if what was done can't be noted; what is in the journal is done
   */
  public void run(List<Repository> all, Plan plan, Wishes wishes, int jobs, Beginning beginning)
      throws BulkException {
    repositories = List.copyOf(all);
    progress.start(all.size());
    try {
      var left = left(beginning);
      work(left, new RepositoryRun(directory, journal, plan, wishes, Git.ofSystem()), jobs);
      journal.finish();
    } catch (JournalException e) {
      throw unwritten(e.failure());
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  /** Tells of the repositories that are done, and returns the others. */
  private List<Repository> left(Beginning beginning) throws IOException {
    var left = new ArrayList<Repository>();
    for (var repository : repositories) {
      var known = journal.result(repository.identity());
      boolean isRetried =
          beginning == Beginning.RETRIED && known.filter(BulkRun::isOpen).isPresent();
      if (known.isEmpty() || isRetried) {
        journal.forget(repository.identity());
        left.add(repository);
      } else {
        progress.knew(at(repository, known.get()));
      }
    }
    return left;
  }

  private static boolean isOpen(RepositoryResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.SKIPPED;
  }

  private void work(List<Repository> left, RepositoryRun run, int jobs) throws BulkException {
    var next = new AtomicInteger();
    var failure = new AtomicReference<@Nullable JournalException>();
    Runnable worker =
        () -> {
          for (int at = next.getAndIncrement();
              at < left.size() && failure.get() == null;
              at = next.getAndIncrement()) {
            try {
              finish(left.get(at), run.of(left.get(at)));
            } catch (JournalException e) {
              failure.compareAndSet(null, e);
            }
          }
        };
    var threads = new ArrayList<Thread>();
    for (int number = 1; number <= Math.min(jobs, left.size()); number++) {
      var thread = new Thread(worker, "bulk-" + number);
      threads.add(thread);
      thread.start();
    }
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BulkException("stopped; go on with --resume", e);
    }
    var failed = failure.get();
    if (failed != null) {
      throw unwritten(failed.failure());
    }
  }

  private void finish(Repository repository, RepositoryResult result) throws JournalException {
    if (result.outcome() == Outcome.FAILED && stopping.explainsFailure()) {
      return;
    }
    journal.done(repository.identity(), result);
    synchronized (progress) {
      progress.done(result);
    }
  }

  private static BulkException unwritten(IOException e) {
    return new BulkException(
        "cannot write the journal: "
            + FileProblem.reason(e)
            + "; what is done is in it: go on with --resume",
        e);
  }

  /** Returns the results of all repositories that are done, in the order of the list. */
  public Results results() {
    return taker -> {
      for (var repository : repositories) {
        var known = journal.result(repository.identity());
        if (known.isPresent()) {
          taker.take(at(repository, known.get()));
        }
      }
    };
  }

  /** Returns a result at the place that its repository has in the list of today. */
  private static RepositoryResult at(Repository repository, RepositoryResult result) {
    return result.at(repository.position(), repository.name());
  }

  @Override
  public void close() throws IOException {
    stopping.close();
    try (directory) {
      journal.close();
    }
  }
}
