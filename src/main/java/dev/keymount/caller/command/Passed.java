package dev.keymount.caller.command;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A build argument that a command passes.
 *
 * @param name its name
 * @param value its value as it is written; empty where it comes from the environment
 * @param range what passes it
 * @param gap where the word before it ends
 * @param fragment the text that it stands in
 * @param isWhole whether {@code range} is all of it, in one text
 * @param bakeTarget the targets of bake that get it
 */
record Passed(
    String name,
    Optional<String> value,
    TextRange range,
    int gap,
    Fragment fragment,
    boolean isWhole,
    Optional<String> bakeTarget) {

  /** Returns where it stands in the file. */
  TextRange place() {
    return fragment.text().range(range);
  }
}
