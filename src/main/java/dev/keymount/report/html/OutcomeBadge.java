package dev.keymount.report.html;

import dev.keymount.result.Outcome;

/** An outcome as a sign, a word and a colour. */
final class OutcomeBadge {

  private OutcomeBadge() {}

  static void write(Outcome outcome, Markup html) {
    html.open("span", "class", "badge " + style(outcome));
    html.element("span", sign(outcome), "aria-hidden", "true");
    html.text(" " + outcome.label()).close();
  }

  /** Returns the class of the style sheet. */
  static String style(Outcome outcome) {
    return switch (outcome) {
      case CLEAN, SKIPPED -> "plain";
      case MIGRATED -> "ok";
      case PARTIAL -> "part";
      case MANUAL -> "warn";
      case FAILED -> "bad";
    };
  }

  static String sign(Outcome outcome) {
    return switch (outcome) {
      case CLEAN -> "○";
      case MIGRATED -> "✓";
      case PARTIAL -> "◐";
      case MANUAL -> "!";
      case SKIPPED -> "–";
      case FAILED -> "✗";
    };
  }

  /** Returns what it means, for a legend. */
  static String meaning(Outcome outcome, boolean isPlanned) {
    return switch (outcome) {
      case CLEAN -> "none found";
      case MIGRATED -> isPlanned ? "all can be moved" : "all moved";
      case PARTIAL -> "some left";
      case MANUAL -> "all left";
      case SKIPPED -> "not tried";
      case FAILED -> "an error";
    };
  }
}
