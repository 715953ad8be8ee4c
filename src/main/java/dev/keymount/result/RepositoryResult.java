package dev.keymount.result;

import java.util.List;

/**
 * What became of one repository. No text in it holds the value of a secret; texts of the repository
 * and of programs are in it as they are, and whoever shows them escapes them.
 *
 * @param position its 0-based place in the list of all repositories of a run and of its other
 *     shards
 * @param name how reports call it; no other of the run has this name
 * @param source where it comes from, as the user wrote it, without a login
 * @param revision the id of the commit that was read; empty where there is none
 * @param outcome the outcome in one word
 * @param reason why it was skipped or failed, in one sentence; empty otherwise
 * @param dockerfiles how many Dockerfiles were read
 * @param findings what was found, Dockerfiles first
 * @param issues the files that could not be worked on
 * @param commands how to build the changed Dockerfiles, beside what was passed before
 * @param delivery what it was left with
 * @param diff the change as a unified diff, in which values of secrets are redacted
 */
public record RepositoryResult(
    int position,
    String name,
    String source,
    String revision,
    Outcome outcome,
    String reason,
    int dockerfiles,
    List<Finding> findings,
    List<FileIssue> issues,
    List<String> commands,
    Delivery delivery,
    String diff) {

  /** Takes copies of the lists. */
  public RepositoryResult {
    findings = List.copyOf(findings);
    issues = List.copyOf(issues);
    commands = List.copyOf(commands);
  }

  /** Returns the result of a repository that was skipped or failed before anything was read. */
  public static RepositoryResult without(
      int position, String name, String source, Outcome outcome, String reason) {
    return new RepositoryResult(
        position,
        name,
        source,
        "",
        outcome,
        reason,
        0,
        List.of(),
        List.of(),
        List.of(),
        Delivery.NONE,
        "");
  }

  /**
   * Returns this result with another end: an outcome, its reason, and what was left. Where it
   * failed and nothing was left, nothing is moved.
   */
  public RepositoryResult ending(Outcome end, String why, Delivery left) {
    return new RepositoryResult(
        position,
        name,
        source,
        revision,
        end,
        why,
        dockerfiles,
        end == Outcome.FAILED && left.equals(Delivery.NONE)
            ? findings.stream().map(Finding::left).toList()
            : findings,
        issues,
        commands,
        left,
        diff);
  }

  /** Returns this result at another place of the list, under another name. */
  public RepositoryResult at(int place, String called) {
    return new RepositoryResult(
        place,
        called,
        source,
        revision,
        outcome,
        reason,
        dockerfiles,
        findings,
        issues,
        commands,
        delivery,
        diff);
  }

  /** Returns whether there is a change that was only worked out: nothing of it was written. */
  public boolean isPlanned() {
    return moved() > 0 && delivery.equals(Delivery.NONE);
  }

  /** Returns how many findings are moved. */
  public long moved() {
    return findings.stream().filter(Finding::isMoved).count();
  }
}
