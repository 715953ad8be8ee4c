package dev.keymount.bulk.git;

/**
 * What is not committed in a checkout.
 *
 * @param count how many files and new directories
 * @param first the path of the first, relative to the root; empty for none
 */
public record Changes(int count, String first) {

  /** The letters that say what has changed, and a blank. */
  private static final int PREFIX = 3;

  /** Reads what {@code git status} tells. */
  static Changes of(String status) {
    int count = 0;
    var first = "";
    for (var entry : status.split("\0", -1)) {
      if (entry.length() > PREFIX) {
        first = count == 0 ? entry.substring(PREFIX) : first;
        count++;
      }
    }
    return new Changes(count, first);
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return count == 0;
  }
}
