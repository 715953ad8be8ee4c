package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of a job, where one step may make use of the agent that another starts.
 *
 * @param steps the steps that build
 */
record StepsDocument(List<Step> steps) implements CallerDocument {

  /** A step that builds. */
  interface Step {

    /** Returns its calls. */
    List<Call> calls();

    /**
     * Rewrites its calls.
     *
     * @param keys the keys that the agent of an earlier step has; those that this step loads are
     *     added
     */
    CallerRewrite rewrite(List<Demand> demands, CallerDocument.Options options, Set<String> keys);

    /** Makes a step of calls that load no keys for others. */
    static Step of(CallerDocument document) {
      return new Step() {
        @Override
        public List<Call> calls() {
          return document.calls();
        }

        @Override
        public CallerRewrite rewrite(
            List<Demand> demands, CallerDocument.Options options, Set<String> keys) {
          return document.rewrite(demands, options);
        }
      };
    }
  }

  /** Takes a copy of the list. */
  StepsDocument {
    steps = List.copyOf(steps);
  }

  @Override
  public List<Call> calls() {
    return steps.stream().flatMap(step -> step.calls().stream()).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var edits = new ArrayList<TextEdit>();
    var answers = new ArrayList<Answer>();
    var keys = new HashSet<String>();
    int from = 0;
    for (var step : steps) {
      int to = from + step.calls().size();
      var rewrite = step.rewrite(demands.subList(from, to), options, keys);
      edits.addAll(rewrite.edits());
      answers.addAll(rewrite.answers());
      from = to;
    }
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(edits, answers);
  }
}
