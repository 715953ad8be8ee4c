package dev.keymount.report;

import dev.keymount.caller.Answer;
import dev.keymount.edit.Applicability;
import dev.keymount.migrate.CallerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What becomes of callers, as lines for a terminal. */
public final class CallerText {

  private CallerText() {}

  /**
   * Returns the findings in one file.
   *
   * @param shown returns what is shown of a text
   */
  public static List<String> findings(CallerResult result, UnaryOperator<String> shown) {
    var lines = new ArrayList<String>();
    for (var answer : result.answers()) {
      var place = result.path() + ":" + answer.line() + ": ";
      if (answer.applied()) {
        lines.add(place + "note[" + answer.rule().id() + "]: " + change(answer, shown));
        if (!answer.reason().isEmpty()) {
          lines.add("    " + shown.apply(answer.reason()));
        }
      } else {
        lines.add(place + "warning[" + answer.rule().id() + "]: " + shown.apply(answer.before()));
        lines.add("    " + label(answer, shown) + shown.apply(answer.reason()));
      }
    }
    return lines;
  }

  private static String label(Answer answer, UnaryOperator<String> shown) {
    return answer.applicability() == Applicability.ADVICE
        ? "advice: "
        : "fix (unsafe): " + shown.apply(answer.after()) + "; ";
  }

  private static String change(Answer answer, UnaryOperator<String> shown) {
    var before = shown.apply(answer.before());
    return answer.after().isEmpty()
        ? before + " is gone"
        : before + " becomes " + shown.apply(answer.after());
  }
}
