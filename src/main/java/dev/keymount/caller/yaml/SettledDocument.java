package dev.keymount.caller.yaml;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls in one scalar, whose edits are {@linkplain YamlScripts#settled settled}. Where they
 * can't be, what was to be done is advice.
 *
 * @param document the calls in its shell text
 * @param scripts the reader of the scalar
 * @param scalar the scalar
 */
public record SettledDocument(CallerDocument document, YamlScripts scripts, YamlScalar scalar)
    implements CallerDocument {

  @Override
  public List<Call> calls() {
    return document.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = document.rewrite(demands, options);
    var inside = new ArrayList<TextEdit>();
    var edits = new ArrayList<TextEdit>();
    for (var edit : rewrite.edits()) {
      (scalar.head().content().encloses(edit.range()) ? inside : edits).add(edit);
    }
    var settled = scripts.settled(scalar, inside);
    if (settled.isPresent()) {
      edits.addAll(settled.get());
      return new CallerRewrite(edits, rewrite.answers());
    }
    return new CallerRewrite(
        List.of(), rewrite.answers().stream().map(SettledDocument::advice).toList());
  }

  private static Answer advice(Answer answer) {
    return new Answer(
        answer.line(),
        answer.rule(),
        Applicability.ADVICE,
        false,
        answer.before(),
        answer.after(),
        "the YAML value that holds the command can't be changed with certainty; write "
            + answer.after()
            + " in place of "
            + answer.before());
  }
}
