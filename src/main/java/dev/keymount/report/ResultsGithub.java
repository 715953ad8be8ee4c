package dev.keymount.report;

import dev.keymount.result.Finding;
import dev.keymount.result.RepositoryResult;
import java.util.ArrayList;
import java.util.List;

/** Findings as the workflow commands by which GitHub Actions annotates files. */
public final class ResultsGithub {

  private ResultsGithub() {}

  /**
   * Returns a command for each finding and each file that could not be worked on.
   *
   * @param prefix what stands before a path to make it relative to the working directory
   */
  public static List<String> lines(RepositoryResult result, String prefix) {
    var lines = new ArrayList<String>();
    for (var issue : result.issues()) {
      lines.add(
          WorkflowCommand.annotation(
              "error", prefix + issue.path(), Math.max(1, issue.line()), "", issue.message()));
    }
    result.findings().forEach(finding -> lines.add(line(finding, prefix)));
    return lines;
  }

  private static String line(Finding finding, String prefix) {
    return WorkflowCommand.annotation(
        FindingWords.level(finding) == FindingWords.Level.NOTE ? "notice" : "warning",
        prefix + finding.path(),
        Math.max(1, finding.line()),
        finding.rule(),
        FindingWords.sentence(finding));
  }
}
