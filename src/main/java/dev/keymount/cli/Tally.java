package dev.keymount.cli;

import dev.keymount.edit.Applicability;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.DockerfileResult.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** Counts of what came of a run. */
final class Tally {

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int files;
  private int secrets;
  private int applied;
  private int heldBack;
  private int changed;

  void add(DockerfileResult result) {
    files++;
    outcomes.merge(result.outcome(), 1, Integer::sum);
    if (result.isChanged()) {
      changed++;
    }
    for (var secret : result.secrets()) {
      secrets++;
      if (secret.applied()) {
        applied++;
      } else if (secret.fix().applicability() == Applicability.UNSAFE) {
        heldBack++;
      }
    }
  }

  /** Counts a file that should have changed and could not be written. */
  void addUnwritten(DockerfileResult result) {
    files++;
    secrets += result.secrets().size();
    outcomes.merge(result.outcome(), 1, Integer::sum);
  }

  int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  int secrets() {
    return secrets;
  }

  int changed() {
    return changed;
  }

  int remaining() {
    return secrets - applied;
  }

  int heldBack() {
    return heldBack;
  }

  String scanned() {
    return files(files) + " read, " + secrets(secrets) + " found" + refused();
  }

  String migrated() {
    return files(files)
        + " read, "
        + secrets(secrets)
        + " found, "
        + applied
        + " moved in "
        + files(changed)
        + ", "
        + remaining()
        + " left to a person"
        + refused();
  }

  private String refused() {
    int refused = count(Outcome.REFUSED);
    return refused == 0 ? "" : ", " + refused + " not readable or not a valid Dockerfile";
  }

  private static String files(int count) {
    return count == 1 ? "1 Dockerfile" : count + " Dockerfiles";
  }

  private static String secrets(int count) {
    return count == 1 ? "1 secret" : count + " secrets";
  }
}
