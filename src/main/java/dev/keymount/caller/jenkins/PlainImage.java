package dev.keymount.caller.jenkins;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.edit.TextEdit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image that Jenkins builds without arguments, from the directory that it is in.
 *
 * @param command the command as the shell sees it
 * @param end the offset in the file at which arguments can be added
 */
record PlainImage(CallerDocument command, int end) implements CallerDocument {

  @Override
  public List<Call> calls() {
    return command.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = command.rewrite(demands, options);
    if (rewrite.edits().isEmpty()) {
      return rewrite;
    }
    var flags =
        rewrite.edits().stream()
            .map(edit -> edit.replacement().strip())
            .collect(Collectors.joining(" "));
    return new CallerRewrite(
        List.of(TextEdit.insert(end, ", '" + flags + " .'")), rewrite.answers());
  }
}
