package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The builds of one file of YAML or JSON. */
final class YamlBuilds implements CallerDocument {

  private static final String UNCERTAIN = "the file can't be changed with certainty: write ";

  private final YamlText text;
  private final List<YamlBuild> builds;
  private final Channels channels;

  YamlBuilds(YamlText text, List<YamlBuild> builds, Channels channels) {
    this.text = text;
    this.builds = List.copyOf(builds);
    this.channels = channels;
  }

  /** How one format gives secrets to a build. */
  interface Channels {

    /** Returns how a need is met: what it becomes and why, or why a person must do it. */
    Meeting meeting(YamlBuild build, Need need);

    /** Returns the edits that meet needs together; empty where they can't be written. */
    Optional<List<TextEdit>> edits(YamlBuild build, List<Met> met, YamlEdits edits);
  }

  /**
   * What is to be done for a need.
   *
   * @param channel the way of the value; empty where a person must do it
   * @param after what the file says then
   * @param reason what there is to know or to do
   */
  record Meeting(Optional<Channel> channel, String after, String reason) {}

  /**
   * A need and the way that its value takes.
   *
   * @param need the need
   * @param channel the way
   */
  record Met(Need need, Channel channel) {}

  @Override
  public List<Call> calls() {
    return builds.stream().map(YamlBuild::call).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var edits = new ArrayList<TextEdit>();
    var answers = new ArrayList<Answer>();
    for (int at = 0; at < builds.size(); at++) {
      rewrite(builds.get(at), demands.get(at), options, edits, answers);
    }
    edits.sort(Comparator.comparingInt(YamlBuilds::depth).reversed());
    boolean whole = edits.isEmpty() || isRead(edits);
    var told = whole ? answers : answers.stream().map(YamlBuilds::asAdvice).toList();
    return new CallerRewrite(
        whole ? edits : List.of(),
        told.stream().sorted(Comparator.comparingInt(Answer::line)).toList());
  }

  /** Returns how deep new lines are indented; at one offset the deepest come first. */
  private static int depth(TextEdit edit) {
    var lines = edit.replacement().replaceFirst("^[\\r\\n]+", "");
    return lines.length() - lines.stripLeading().length();
  }

  private static Answer asAdvice(Answer answer) {
    return answer.applied()
        ? new Answer(
            answer.line(),
            answer.rule(),
            Applicability.ADVICE,
            false,
            answer.before(),
            answer.after(),
            UNCERTAIN + answer.after() + " in place of the argument; " + answer.reason())
        : answer;
  }

  private void rewrite(
      YamlBuild build, Demand demand, Options options, List<TextEdit> edits, List<Answer> answers) {
    var met = new ArrayList<Met>();
    for (var need : build.asked(demand)) {
      var meeting = channels.meeting(build, need);
      if (meeting.channel().isEmpty()) {
        answers.add(build.advice(need, meeting.after(), meeting.reason()));
      } else if (build.gives(need)) {
        if (!need.keepsArgument() || !build.gives(meeting.channel().get())) {
          answers.add(build.advice(need, meeting.after(), build.given(need)));
        }
      } else if (need.applicability() != Applicability.SAFE && !options.unsafe()) {
        answers.add(
            build.answer(need, need.applicability(), false, meeting.after(), meeting.reason()));
      } else {
        met.add(new Met(need, meeting.channel().get()));
      }
    }
    if (met.isEmpty()) {
      return;
    }
    var written = channels.edits(build, met, new YamlEdits(text)).filter(this::isRead);
    written.ifPresent(
        list -> list.stream().filter(edit -> !edits.contains(edit)).forEach(edits::add));
    for (var one : met) {
      var meeting = channels.meeting(build, one.need());
      answers.add(
          written.isPresent()
              ? build.answer(
                  one.need(), one.need().applicability(), true, meeting.after(), meeting.reason())
              : build.advice(
                  one.need(),
                  meeting.after(),
                  UNCERTAIN + meeting.after() + " in place of the argument; " + meeting.reason()));
    }
  }

  private boolean isRead(List<TextEdit> edits) {
    var plan = EditPlan.of(edits);
    return plan.deferred().isEmpty()
        && YamlText.read(SourceText.of(plan.applyTo(text.source().text()))).isPresent();
  }
}
