package dev.keymount.migrate;

import dev.keymount.caller.Answer;
import dev.keymount.edit.Applicability;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file that calls builds.
 *
 * @param path its path with slashes, relative to the root
 * @param format what kind of file it is
 * @param answers what became of each secret at each call, in order of the text
 * @param change the change of its text, if there is one
 */
public record CallerResult(
    String path, String format, List<Answer> answers, Optional<ChangedFile> change) {

  /** Takes a copy of the list. */
  public CallerResult {
    answers = List.copyOf(answers);
  }

  /** Returns this with nothing of it applied, because the file stays as it is. */
  public CallerResult unwritten() {
    var open =
        answers.stream()
            .map(
                answer ->
                    new Answer(
                        answer.line(),
                        answer.rule(),
                        answer.applicability(),
                        false,
                        answer.before(),
                        answer.after(),
                        answer.reason()))
            .toList();
    return new CallerResult(path, format, open, Optional.empty());
  }

  /** Returns what a person must do. */
  public List<Answer> remaining() {
    return answers.stream().filter(answer -> !answer.applied()).toList();
  }

  /** Returns how many changes are held back because the pairing with a Dockerfile is a guess. */
  public long heldBack() {
    return remaining().stream()
        .filter(answer -> answer.applicability() == Applicability.UNSAFE)
        .count();
  }
}
