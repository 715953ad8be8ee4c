package dev.keymount.bulk;

import dev.keymount.result.RepositoryResult;

/** What is told of a run while it goes on; called by one thread at a time. */
public interface BulkProgress {

  /**
   * The run starts.
   *
   * @param repositories how many repositories there are
   */
  void start(int repositories);

  /** A repository was done by the run that this one resumes. */
  void knew(RepositoryResult result);

  /** A repository is done. */
  void done(RepositoryResult result);
}
