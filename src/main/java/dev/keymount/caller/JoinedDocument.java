package dev.keymount.caller;

import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Several readings of one file, such as the scripts of its steps, as one document.
 *
 * @param parts the readings in order of the text
 */
public record JoinedDocument(List<CallerDocument> parts) implements CallerDocument {

  /** Takes a copy of the list. */
  public JoinedDocument {
    parts = List.copyOf(parts);
  }

  @Override
  public List<Call> calls() {
    return parts.stream().flatMap(part -> part.calls().stream()).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var edits = new ArrayList<TextEdit>();
    var answers = new ArrayList<Answer>();
    int from = 0;
    for (var part : parts) {
      int to = from + part.calls().size();
      var rewrite = part.rewrite(demands.subList(from, to), options);
      edits.addAll(rewrite.edits());
      answers.addAll(rewrite.answers());
      from = to;
    }
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(edits, answers);
  }
}
