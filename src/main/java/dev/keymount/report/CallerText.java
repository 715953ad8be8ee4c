package dev.keymount.report;

import dev.keymount.caller.Answer;
import dev.keymount.edit.Applicability;
import dev.keymount.migrate.CallerResult;
import dev.keymount.secret.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        lines.add("    " + label(answer) + ": " + Redaction.of(answer.reason()));
      }
    }
    return lines;
  }

  private static String label(Answer answer) {
    return answer.applicability() == Applicability.UNSAFE ? "fix (unsafe)" : "advice";
  }

  private static String change(Answer answer) {
    var before = Redaction.of(answer.before());
    return answer.after().isEmpty()
        ? before + " is gone"
        : before + " becomes " + Redaction.of(answer.after());
  }

  /**
   * Returns the findings in one file as GitHub's workflow commands.
   *
   * @param prefix what stands before its path to make it relative to the working directory
   */
  public static List<String> annotations(CallerResult result, String prefix) {
    var lines = new ArrayList<String>();
    for (var answer : result.answers()) {
      var reason = answer.reason().isEmpty() ? "" : ": " + Redaction.of(answer.reason());
      lines.add(
          WorkflowCommand.annotation(
              answer.applied() ? "notice" : "warning",
              prefix + result.path(),
              answer.line(),
              answer.rule().id(),
              change(answer)
                  + ". "
                  + answer.applicability().label().toUpperCase(Locale.ROOT)
                  + reason));
    }
    return lines;
  }
}
