package dev.keymount.report.html;

import dev.keymount.result.Finding;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.Rotation;
import dev.keymount.result.Totals;
import java.io.IOException;

/** What the page says of all repositories together. */
final class Overview {

  private final Totals totals = new Totals();
  private final FilterChoices rules = new FilterChoices();
  private final FilterChoices kinds = new FilterChoices();
  private int inImages;

  private Overview() {}

  /** Counts all results. */
  static Overview of(Results results) throws IOException {
    var overview = new Overview();
    results.forEach(overview::add);
    return overview;
  }

  private void add(RepositoryResult result) {
    totals.add(result);
    inImages += (int) Rotation.of(result).stream().filter(Rotation::isInImage).count();
    rules.add(result.findings().stream().map(Finding::rule));
    kinds.add(result.findings().stream().map(Finding::kind));
  }

  Totals totals() {
    return totals;
  }

  /** Returns how many of the secrets to rotate are in an image. */
  int inImages() {
    return inImages;
  }

  /** Returns how many repositories have something that is left to a person. */
  int withRest() {
    return totals.count(Outcome.PARTIAL) + totals.count(Outcome.MANUAL);
  }

  /** Returns the headline. */
  String title() {
    return "build secrets in " + CountText.of(totals.repositories(), "repository", "repositories");
  }

  /** Returns how the filter calls a finding: the numbers of its rule and its kind. */
  String key(Finding finding) {
    return rules.number(finding.rule()) + "/" + kinds.number(finding.kind());
  }

  FilterChoices rules() {
    return rules;
  }

  FilterChoices kinds() {
    return kinds;
  }
}
