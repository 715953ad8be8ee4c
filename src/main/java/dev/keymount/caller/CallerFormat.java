package dev.keymount.caller;

import java.util.Optional;

/** A kind of file that calls builds. */
public interface CallerFormat {

  /** Returns the name in reports, in kebab case, such as {@code github-actions}. */
  String label();

  /**
   * Returns whether a file of that path may be of this kind; nothing is read for it.
   *
   * @param path its path with slashes, relative to the root
   */
  boolean covers(String path);

  /**
   * Reads a file; empty where it is none of this kind or can't be read with certainty. Never
   * throws, whatever the text.
   */
  Optional<CallerDocument> read(CallerFile file);
}
