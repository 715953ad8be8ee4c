package dev.keymount.cli;

import dev.keymount.edit.Applicability;
import dev.keymount.migrate.CallerResult;
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
  private int calls;
  private int callers;
  private int left;

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

  void add(CallerResult result) {
    calls += result.answers().size();
    left += result.remaining().size();
    heldBack += (int) result.heldBack();
    if (result.change().isPresent()) {
      callers++;
    }
  }

  /** Counts a file of callers that should have changed and could not be written. */
  void addUnwritten(CallerResult result) {
    calls += result.answers().size();
    left += result.answers().size();
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

  /** Returns how many secrets, and how many words of callers that pass one, there are. */
  int found() {
    return secrets + calls;
  }

  /** Returns how many files change. */
  int changed() {
    return changed + callers;
  }

  /** Returns how many of those found are left to a person. */
  int remaining() {
    return secrets - applied + left;
  }

  int heldBack() {
    return heldBack;
  }

  String scanned() {
    var called = calls == 0 ? "" : ", " + places(calls) + " of callers";
    return files(files) + " read, " + secrets(secrets) + " found" + called + refused();
  }

  String migrated() {
    return files(files)
        + " read, "
        + secrets(secrets)
        + " found, "
        + applied
        + " moved in "
        + files(changed)
        + called()
        + ", "
        + remaining()
        + " left to a person"
        + refused();
  }

  private String called() {
    if (calls == 0) {
      return "";
    }
    return ", callers changed in " + (calls - left) + " of " + places(calls);
  }

  private static String places(int count) {
    return count == 1 ? "1 place" : count + " places";
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
