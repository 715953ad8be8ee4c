package dev.keymount.caller;

import dev.keymount.edit.TextEdit;
import java.util.List;

/**
 * What becomes of the calls of one file.
 *
 * @param edits the changes of its text
 * @param answers what was done or is to be done by a person, in order of the text
 */
public record CallerRewrite(List<TextEdit> edits, List<Answer> answers) {

  /** Nothing to do. */
  public static final CallerRewrite NONE = new CallerRewrite(List.of(), List.of());

  /** Takes copies of the lists. */
  public CallerRewrite {
    edits = List.copyOf(edits);
    answers = List.copyOf(answers);
  }
}
