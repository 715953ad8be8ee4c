package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.edit.Applicability;
import java.util.List;

/**
 * A script for another shell than those of the family of sh: its builds are seen as far as they are
 * written the same way, and changed by a person.
 *
 * @param script the script as sh would read it
 */
record OtherShell(CallerDocument script) implements CallerDocument {

  @Override
  public List<Call> calls() {
    return script.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var plain = new Options(false, options.unsafe());
    var answers =
        script.rewrite(demands, plain).answers().stream().map(OtherShell::advice).toList();
    return new CallerRewrite(List.of(), answers);
  }

  private static Answer advice(Answer answer) {
    return new Answer(
        answer.line(),
        answer.rule(),
        Applicability.ADVICE,
        false,
        answer.before(),
        answer.after(),
        "the script is not for sh: write "
            + answer.after()
            + " in place of "
            + answer.before()
            + ", and set the variable in the environment of the step");
  }
}
