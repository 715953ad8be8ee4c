package dev.keymount.report;

import dev.keymount.caller.Answer;
import dev.keymount.edit.Applicability;
import dev.keymount.migrate.CallerResult;
import dev.keymount.secret.Redaction;
import java.util.ArrayList;
import java.util.List;

/** What becomes of callers, as lines for a terminal. */
public final class CallerText {

  private CallerText() {}

  /** Returns the findings in one file. */
  public static List<String> findings(CallerResult result) {
    var lines = new ArrayList<String>();
    for (var answer : result.answers()) {
      var place = result.path() + ":" + answer.line() + ": ";
      if (answer.applied()) {
        lines.add(place + "note[" + answer.rule().id() + "]: " + change(answer));
        if (!answer.reason().isEmpty()) {
          lines.add("    " + Redaction.of(answer.reason()));
        }
      } else {
        lines.add(place + "warning[" + answer.rule().id() + "]: " + Redaction.of(answer.before()));
        lines.add("    " + label(answer) + Redaction.of(answer.reason()));
      }
    }
    return lines;
  }

  private static String label(Answer answer) {
    return answer.applicability() == Applicability.ADVICE
        ? "advice: "
        : "fix (unsafe): " + Redaction.of(answer.after()) + "; ";
  }

  private static String change(Answer answer) {
    var before = Redaction.of(answer.before());
    return answer.after().isEmpty()
        ? before + " is gone"
        : before + " becomes " + Redaction.of(answer.after());
  }
}
