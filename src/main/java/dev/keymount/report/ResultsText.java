package dev.keymount.report;

import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import dev.keymount.result.Rotation;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The summary of results for a terminal. Texts of repositories are in it as they are. */
public final class ResultsText {

  /** How many repositories or secrets of a kind are named. */
  private static final int SHOWN = 20;

  private final Totals totals = new Totals();
  private final Section person = new Section("left to a person");
  private final Section rotate = new Section("secrets to replace where they were issued");
  private final Section unread = new Section("files that could not be worked on");
  private final Section skipped = new Section("skipped");
  private final Section failed = new Section("failed");

  private ResultsText() {}

  /** Lines of one kind, of which the first are kept. */
  private static final class Section {

    private final String title;
    private final List<String> lines = new ArrayList<>();
    private int count;

    Section(String title) {
      this.title = title;
    }

    void add(String line) {
      count++;
      if (lines.size() < SHOWN) {
        lines.add(line);
      }
    }

    void addTo(List<String> text) {
      if (count == 0) {
        return;
      }
      text.add(title + " (" + count + "):");
      lines.forEach(line -> text.add("    " + line));
      if (count > lines.size()) {
        text.add("    and " + (count - lines.size()) + " more: see the report");
      }
    }
  }

  /**
   * Returns the summary: totals, what needs a person, what must be replaced, the files that could
   * not be worked on, what was skipped and what failed.
   *
   * @throws IOException if the results can't be read
   */
  public static List<String> lines(Results results) throws IOException {
    var text = new ResultsText();
    results.forEach(text::add);
    return text.lines();
  }

  private void add(RepositoryResult result) {
    totals.add(result);
    long left = result.findings().size() - result.moved();
    if (result.outcome() != Outcome.FAILED && left > 0) {
      person.add(result.name() + ": " + left + " of " + findings(result) + "; " + why(result));
    }
    for (var issue : result.issues()) {
      var place = issue.path() + (issue.line() > 0 ? ":" + issue.line() : "");
      unread.add(result.name() + ": " + place + ": " + issue.message());
    }
    for (var rotation : Rotation.of(result)) {
      rotate.add(line(rotation));
    }
    if (result.outcome() == Outcome.SKIPPED) {
      skipped.add(result.name() + ": " + result.reason());
    } else if (result.outcome() == Outcome.FAILED) {
      failed.add(result.name() + ": " + result.reason());
    }
  }

  private static String findings(RepositoryResult result) {
    return Words.count(result.findings().size(), "finding");
  }

  private static String why(RepositoryResult result) {
    var first =
        result.findings().stream().filter(finding -> !finding.isMoved()).findFirst().orElseThrow();
    var place = first.path() + ":" + first.line() + ": ";
    return place + (first.reason().isEmpty() ? first.message() : first.reason());
  }

  private static String line(Rotation rotation) {
    var places = rotation.places().stream().map(place -> place.label().replace('-', ' ')).toList();
    return rotation.repository()
        + ": "
        + rotation.secret()
        + " ("
        + rotation.kind()
        + ") stays in the "
        + Words.join(places);
  }

  private List<String> lines() {
    var text = new ArrayList<String>();
    text.add(
        repositories(totals.repositories())
            + ": "
            + totals.count(Outcome.CLEAN)
            + " clean, "
            + totals.count(Outcome.MIGRATED)
            + " migrated, "
            + totals.count(Outcome.PARTIAL)
            + " in part, "
            + totals.count(Outcome.MANUAL)
            + " left to a person, "
            + totals.count(Outcome.SKIPPED)
            + " skipped, "
            + totals.count(Outcome.FAILED)
            + " failed");
    text.add(
        Words.count(totals.dockerfiles(), "Dockerfile")
            + " read, "
            + Words.count(totals.found(), "finding")
            + ", "
            + totals.moved()
            + (totals.isPlanned() ? " can be moved, " : " moved, ")
            + totals.left()
            + " left to a person");
    person.addTo(text);
    rotate.addTo(text);
    unread.addTo(text);
    skipped.addTo(text);
    failed.addTo(text);
    return text;
  }

  private static String repositories(int count) {
    return count + (count == 1 ? " repository" : " repositories");
  }
}
