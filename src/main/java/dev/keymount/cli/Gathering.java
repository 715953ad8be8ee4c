package dev.keymount.cli;

import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.report.ReportFormat;
import dev.keymount.result.Delivery;
import dev.keymount.result.FileChange;
import dev.keymount.result.FileIssue;
import dev.keymount.result.Finding;
import dev.keymount.result.Findings;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.util.List;

/** What a run finds in one repository, kept for the formats that show all of it at its end. */
final class Gathering {

  private final Selection selection;
  private final Findings findings;
  private String failure = "";
  private Delivery delivery = Delivery.NONE;

  Gathering(Selection selection) {
    this.selection = selection;
    this.findings = new Findings(selection.configuration().names());
    if (selection.failed()) {
      fail("not all of what was named can be read");
    }
  }

  void add(DockerfileResult result) {
    findings.add(result);
  }

  void add(CallerResult result) {
    findings.add(result);
  }

  /** Takes what is left, where the files are written. */
  void leave(Delivery left) {
    delivery = left;
  }

  /** Takes what went wrong; the first of several is the reason. */
  void fail(String reason) {
    if (failure.isEmpty()) {
      failure = reason;
    }
  }

  /**
   * Returns the result, once all is added.
   *
   * @param diff the diff without the values that the configuration names
   * @param commands how to build what no caller builds
   */
  RepositoryResult result(String diff, List<String> commands) {
    var name = selection.root().getFileName();
    return new RepositoryResult(
        0,
        name == null ? "repository" : name.toString(),
        selection.label(),
        "",
        failure.isEmpty() ? findings.outcome() : Outcome.FAILED,
        failure,
        findings.dockerfiles(),
        findings.findings(),
        findings.issues(),
        commands,
        delivery,
        findings.redacted(diff));
  }

  /**
   * Returns a result as a format wants it: SARIF and GitLab's report name files from the working
   * directory, which is the root of the checkout in a pipeline.
   */
  Results results(RepositoryResult result, ReportFormat format) {
    boolean isPlaced = format == ReportFormat.SARIF || format == ReportFormat.GITLAB;
    boolean isBelow = !selection.label().equals(".") && !selection.label().startsWith("/");
    return Results.of(
        List.of(isPlaced && isBelow ? below(selection.label() + "/", result) : result));
  }

  private static RepositoryResult below(String prefix, RepositoryResult result) {
    return new RepositoryResult(
        result.position(),
        result.name(),
        result.source(),
        result.revision(),
        result.outcome(),
        result.reason(),
        result.dockerfiles(),
        result.findings().stream().map(finding -> below(prefix, finding)).toList(),
        result.issues().stream()
            .map(issue -> new FileIssue(prefix + issue.path(), issue.line(), issue.message()))
            .toList(),
        result.commands(),
        result.delivery(),
        result.diff());
  }

  private static Finding below(String prefix, Finding finding) {
    return new Finding(
        prefix + finding.path(),
        finding.line(),
        finding.format(),
        finding.rule(),
        finding.secret(),
        finding.kind(),
        finding.mechanism(),
        finding.applicability(),
        finding.isMoved(),
        finding.message(),
        finding.reason(),
        finding.consumers(),
        finding.removed(),
        finding.exposures(),
        finding.way(),
        finding.changes().stream()
            .map(change -> new FileChange(prefix + change.path(), change.replacements()))
            .toList(),
        finding.fingerprint());
  }
}
