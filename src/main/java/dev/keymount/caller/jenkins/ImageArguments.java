package dev.keymount.caller.jenkins;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of a build whose command stands nowhere, because Jenkins writes it.
 *
 * @param command the command as the shell sees it
 * @param start the offset of the arguments in the file
 * @param source the file
 */
record ImageArguments(CallerDocument command, int start, SourceText source)
    implements CallerDocument {

  @Override
  public List<Call> calls() {
    return command.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = command.rewrite(demands, options);
    var edits = new ArrayList<TextEdit>();
    for (var edit : rewrite.edits()) {
      var inside = inside(edit);
      if (inside.isEmpty()) {
        return new CallerRewrite(List.of(), rewrite.answers().stream().map(this::held).toList());
      }
      edits.add(inside.get());
    }
    return new CallerRewrite(edits, rewrite.answers());
  }

  /** Returns an edit as one of the arguments; empty where it is one of the command. */
  private Optional<TextEdit> inside(TextEdit edit) {
    var range = edit.range();
    var replacement = edit.replacement();
    if (range.start() > start) {
      return Optional.of(edit);
    }
    if (replacement.isEmpty()) {
      int end = range.end();
      while (end < source.text().length() && source.text().charAt(end) == ' ') {
        end++;
      }
      return Optional.of(TextEdit.delete(new TextRange(start, end)));
    }
    if (!range.isEmpty()) {
      return Optional.of(edit);
    }
    return replacement.startsWith(" --")
        ? Optional.of(TextEdit.insert(start, replacement.strip() + " "))
        : Optional.empty();
  }

  private Answer held(Answer answer) {
    if (!answer.applied()) {
      return answer;
    }
    return new Answer(
        answer.line(),
        answer.rule(),
        Applicability.ADVICE,
        false,
        answer.before(),
        answer.after(),
        "the plugin writes the command, so nothing can be put ahead of it: remove "
            + answer.before()
            + ", add "
            + answer.after()
            + " and set the variable by withEnv, or the key by sshagent, around this step");
  }
}
