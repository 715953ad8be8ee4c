package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.edit.Applicability;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of a step whose environment gets the variables that their rewrite makes use of.
 *
 * @param document the calls
 * @param environment the environment of the step
 * @param edits the edits of the file
 */
record MappedScript(CallerDocument document, StepEnvironment environment, YamlEdits edits)
    implements CallerDocument {

  @Override
  public List<Call> calls() {
    return document.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = document.rewrite(demands, options);
    var used = environment.used(rewrite.edits());
    var added = environment.added(edits, used);
    if (added.isPresent()) {
      var all = new ArrayList<>(rewrite.edits());
      all.addAll(added.get());
      return new CallerRewrite(all, rewrite.answers());
    }
    var variables = String.join(", ", used.keySet());
    return new CallerRewrite(
        List.of(), rewrite.answers().stream().map(answer -> advice(answer, variables)).toList());
  }

  private static Answer advice(Answer answer, String variables) {
    return new Answer(
        answer.line(),
        answer.rule(),
        Applicability.ADVICE,
        false,
        answer.before(),
        answer.after(),
        "add "
            + variables
            + " to the environment of the step, and write "
            + answer.after()
            + " in place of "
            + answer.before());
  }
}
