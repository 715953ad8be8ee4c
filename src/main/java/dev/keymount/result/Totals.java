package dev.keymount.result;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts over the results of a run. */
public final class Totals {

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Integer> rules = new TreeMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private int repositories;
  private int dockerfiles;
  private int found;
  private int moved;
  private int planned;
  private int rotations;
  private int issues;

  /**
   * Counts all results.
   *
   * @throws IOException if they can't be read
   */
  public static Totals of(Results results) throws IOException {
    var totals = new Totals();
    results.forEach(totals::add);
    return totals;
  }

  /** Counts one result. */
  public void add(RepositoryResult result) {
    repositories++;
    outcomes.merge(result.outcome(), 1, Integer::sum);
    dockerfiles += result.dockerfiles();
    found += result.findings().size();
    moved += (int) result.moved();
    planned += result.isPlanned() ? (int) result.moved() : 0;
    issues += result.issues().size();
    rotations += Rotation.of(result).size();
    for (var finding : result.findings()) {
      rules.merge(finding.rule(), 1, Integer::sum);
      kinds.merge(finding.kind(), 1, Integer::sum);
    }
  }

  /** Returns how many repositories there are. */
  public int repositories() {
    return repositories;
  }

  /** Returns how many repositories have an outcome. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  /** Returns whether something is left to a person, a repository that was skipped included. */
  public boolean isOpen() {
    return count(Outcome.PARTIAL) + count(Outcome.MANUAL) + count(Outcome.SKIPPED) > 0;
  }

  /** Returns how many Dockerfiles were read. */
  public int dockerfiles() {
    return dockerfiles;
  }

  /** Returns how many findings there are. */
  public int found() {
    return found;
  }

  /** Returns how many of them are moved, or would be. */
  public int moved() {
    return moved;
  }

  /** Returns whether nothing of what counts as moved was written. */
  public boolean isPlanned() {
    return planned > 0 && planned == moved;
  }

  /** Returns how many of them are left to a person. */
  public int left() {
    return found - moved;
  }

  /** Returns how many files could not be worked on. */
  public int issues() {
    return issues;
  }

  /** Returns how many secrets must be replaced. */
  public int rotations() {
    return rotations;
  }

  /** Returns how many findings there are of each rule, by its id. */
  public Map<String, Integer> rules() {
    return Collections.unmodifiableMap(rules);
  }

  /** Returns how many findings there are of each kind of secret. */
  public Map<String, Integer> kinds() {
    return Collections.unmodifiableMap(kinds);
  }
}
