package dev.keymount.report.html;

import dev.keymount.secret.Redaction;
import dev.keymount.verify.Difference;
import dev.keymount.verify.Difference.Standing;
import dev.keymount.verify.Side;
import dev.keymount.verify.Verification;
import java.util.List;

/** In what the final images differ, what speaks against the migration first. */
final class DifferenceSection {

  /** How many of one standing are shown, and how many may be there for them to be open. */
  private static final int MOST = 200;

  private static final int OPEN = 3;

  private DifferenceSection() {}

  static void write(Verification verification, Markup html) {
    boolean isCompared =
        verification.before().filter(DifferenceSection::isWhole).isPresent()
            && verification.after().filter(DifferenceSection::isWhole).isPresent();
    if (!isCompared && verification.differences().isEmpty()) {
      return;
    }
    html.open("section").element("h3", "The two images").line();
    if (verification.differences().isEmpty()) {
      html.element(
          "p", "✓ They have the same files and the same settings.", "class", "state clean");
    }
    write(Standing.UNEXPLAINED, verification, html);
    for (var standing : Standing.values()) {
      if (standing != Standing.UNEXPLAINED) {
        write(standing, verification, html);
      }
    }
    html.close().line();
  }

  private static boolean isWhole(Side side) {
    return side.failures().stream().noneMatch(Side.FailedStage::isTarget);
  }

  private static void write(Standing standing, Verification verification, Markup html) {
    var differences =
        verification.differences().stream().filter(each -> each.standing() == standing).toList();
    if (differences.isEmpty()) {
      return;
    }
    boolean isFailure = differences.get(0).isFailure();
    if (isFailure || differences.size() <= OPEN) {
      html.open("details", "class", isFailure ? "bad" : "explained", "open", "");
    } else {
      html.open("details", "class", "explained");
    }
    html.open("summary").text((isFailure ? "✗ " : "") + differences.size() + " ");
    html.text(differences.size() == 1 ? "difference: " : "differences: ");
    html.text(standing.label()).close();
    rows(differences, html);
    html.close().line();
  }

  private static void rows(List<Difference> differences, Markup html) {
    html.open("ul", "class", "differences");
    for (var difference : differences.subList(0, Math.min(MOST, differences.size()))) {
      html.open("li").element("code", difference.path());
      html.text(" " + Redaction.of(difference.what()));
      if (difference.line() > 0) {
        html.element("span", "line " + difference.line(), "class", "about");
      }
      html.close();
    }
    html.close();
    if (differences.size() > MOST) {
      html.element("p", "and " + (differences.size() - MOST) + " more");
    }
  }
}
