package dev.keymount.caller.yaml;

import dev.keymount.caller.Hole;
import java.util.Optional;

/** Finds what a host fills into the text of a scalar, such as <code>${{ secrets.TOKEN }}</code>. */
@FunctionalInterface
public interface HoleReader {

  /** Nothing is filled in. */
  HoleReader NONE = (text, at) -> Optional.empty();

  /**
   * Returns the hole that starts at an offset of the text; {@link Hole#written()} is the part of
   * the text that it takes, at least one character.
   */
  Optional<Hole> at(String text, int at);
}
