package dev.keymount.migrate;

import dev.keymount.transform.Fix;
import java.util.List;

/**
 * What became of one secret.
 *
 * @param fix what is to be done about it
 * @param applied whether the fix is in the migrated text
 * @param line the 1-based line where the secret comes in
 * @param instruction the instruction that brings it in
 * @param consumers the first lines of the steps that get a mount
 * @param removed the first lines of the instructions that are gone
 * @param exposures where the value stays
 * @param alone the text of the Dockerfile with this fix and no other
 */
public record SecretResult(
    Fix fix,
    boolean applied,
    int line,
    String instruction,
    List<Integer> consumers,
    List<Integer> removed,
    List<Exposure> exposures,
    String alone) {

  /** Takes copies of the lists. */
  public SecretResult {
    consumers = List.copyOf(consumers);
    removed = List.copyOf(removed);
    exposures = List.copyOf(exposures);
  }

  /** Returns this with the fix not applied. */
  SecretResult unapplied() {
    return new SecretResult(fix, false, line, instruction, consumers, removed, exposures, alone);
  }
}
