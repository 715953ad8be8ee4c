package dev.keymount.verify.search;

import java.util.List;
import java.util.function.Consumer;

/** What is searched for: secrets that are known, or what looks like one. */
public interface Quarry {

  /** Returns whether there is nothing to search for. */
  boolean isEmpty();

  /** Returns what stands in a text; offsets are in bytes of UTF-8. */
  List<Match> in(String text);

  /**
   * Starts a search in bytes that come in blocks.
   *
   * @param matches told as they are found, almost in order
   */
  ByteSearch stream(Consumer<Match> matches);

  /**
   * Replaces each occurrence, in whatever form, with the name of its secret: {@code [NPM_TOKEN
   * redacted]}.
   */
  String redact(String text);
}
