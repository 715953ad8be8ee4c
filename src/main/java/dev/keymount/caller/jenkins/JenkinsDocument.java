package dev.keymount.caller.jenkins;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.JoinedDocument;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a pipeline as one document. */
final class JenkinsDocument implements CallerDocument {

  private final List<Part> parts;
  private final JoinedDocument joined;

  /**
   * A part.
   *
   * @param document its calls
   * @param text the shell text of a step, if it is one
   */
  record Part(CallerDocument document, Optional<Embedded> text) {}

  JenkinsDocument(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.joined = new JoinedDocument(parts.stream().map(Part::document).toList());
  }

  @Override
  public List<Call> calls() {
    return joined.calls();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = joined.rewrite(demands, options);
    var files = new LinkedHashMap<String, Need>();
    for (var demand : demands) {
      demand.needs().forEach(need -> need.file().ifPresent(path -> files.put(path, need)));
    }
    var answers = new ArrayList<>(rewrite.answers());
    files.forEach((path, need) -> answers.addAll(copies(path, need)));
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(rewrite.edits(), answers);
  }

  /** Returns advice on commands that copy a key into the build context. */
  private List<Answer> copies(String path, Need need) {
    var command =
        Pattern.compile(
            "(?m)(?<![\\w/.-])(?:cp|mv)\\s+(?:-\\w+\\s+)*(\"?\\$\\{?\\w+\\}?\"?|[\\uE000-\\uEFFF])"
                + "\\s+\\S*(?<![\\w-])"
                + Pattern.quote(path)
                + "(?=\\s*(?:$|[;&|]))");
    var answers = new ArrayList<Answer>();
    for (var part : parts) {
      part.text()
          .ifPresent(
              text ->
                  command
                      .matcher(text.text())
                      .results()
                      .forEach(
                          match ->
                              answers.add(
                                  copy(
                                      text.line(match.start()),
                                      path,
                                      text.written(match.group(1)),
                                      need))));
    }
    return answers;
  }

  private static Answer copy(int line, String path, String from, Need need) {
    var file = '"' + from.replace("\"", "") + '"';
    var flag =
        need.isSsh()
            ? "--ssh " + need.id() + "=" + file
            : "--secret id=" + need.id() + ",src=" + file;
    return new Answer(
        line,
        CallerRule.SECRET_BUILD_ARG,
        Applicability.ADVICE,
        false,
        "cp " + from + " " + path,
        flag,
        "the image no longer copies " + path + ": remove this copy and give the build " + flag);
  }
}
