package dev.keymount.result;

import java.io.IOException;
import java.util.List;

/** The results of a run, one repository after the other, as often as they are asked for. */
public interface Results {

  /** What takes one result. */
  @FunctionalInterface
  interface Taker {

    /**
     * Takes it.
     *
     * @throws IOException if it can't be passed on
     */
    void take(RepositoryResult result) throws IOException;
  }

  /**
   * Gives all results in order of their positions.
   *
   * @throws IOException if they can't be read, or the taker fails
   */
  void forEach(Taker taker) throws IOException;

  /** Returns results that are at hand. */
  static Results of(List<RepositoryResult> results) {
    return taker -> {
      for (var result : results) {
        taker.take(result);
      }
    };
  }
}
