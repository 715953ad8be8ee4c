package dev.keymount.cli;

import dev.keymount.cli.Questions.Reply;
import dev.keymount.cli.Questions.Risk;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.UnifiedDiff;
import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.Callers;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.report.Words;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.NamedValues;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The questions about the files that call the builds, once it is known what the Dockerfiles want.
 *
 * <p>A file is one question, or two where some of its changes rest on a guess which Dockerfile a
 * call builds.
 */
final class CallerQuestions {

  private final Callers callers;
  private final NamePolicy names;
  private final Questions questions;
  private final Printer printer;
  private final Map<String, Reply> replies = new HashMap<>();
  private final Set<String> advised = new HashSet<>();
  private final Set<String> undecided = new TreeSet<>();

  CallerQuestions(Callers callers, NamePolicy names, Questions questions, Printer printer) {
    this.callers = callers;
    this.names = names;
    this.questions = questions;
    this.printer = printer;
  }

  /** How much of the changes of a file is made. */
  enum Extent {
    ALL,
    /** All but those that rest on a guess. */
    PART,
    NONE
  }

  /**
   * What a person decided about a file of callers.
   *
   * @param result what becomes of it, or would
   * @param extent how much of it does
   */
  record Decision(CallerResult result, Extent extent) {}

  /**
   * Asks about each file that would change, and prints what is no question. A question that was
   * asked before has the answer that it got.
   */
  List<Decision> ask() {
    undecided.clear();
    Map<String, CallerResult> sure = new HashMap<>();
    callers.results(false).forEach(result -> sure.put(result.path(), result));
    var decisions = new ArrayList<Decision>();
    for (var guessed : callers.results(true)) {
      decisions.add(decide(sure.getOrDefault(guessed.path(), guessed), guessed));
    }
    return decisions;
  }

  /** Returns the files with a question that has no answer, because the person quit before. */
  Set<String> undecided() {
    return undecided;
  }

  private Decision decide(CallerResult sure, CallerResult guessed) {
    boolean isGuess = !text(guessed).equals(text(sure));
    if (sure.change().isEmpty()) {
      if (!isGuess && !questions.isOver()) {
        advise(sure);
      }
      return isGuess ? guess(sure, guessed, "(1/1)") : new Decision(sure, Extent.ALL);
    }
    var count = isGuess ? "(1/2)" : "(1/1)";
    var reply = ask(without(sure), sure.change().get().diff(), Risk.SAFE, count);
    if (reply != Reply.YES) {
      return new Decision(sure, Extent.NONE);
    }
    return isGuess ? guess(sure, guessed, "(2/2)") : new Decision(sure, Extent.ALL);
  }

  /** Asks about the changes of a file that rest on a guess. */
  private Decision guess(CallerResult sure, CallerResult guessed, String count) {
    var before = sure.change().map(ChangedFile::after).or(() -> before(guessed)).orElseThrow();
    var diff = UnifiedDiff.of(guessed.path(), before.text(), text(guessed).orElseThrow());
    var shown = sure.change().isPresent() ? only(guessed) : guessed;
    if (ask(shown, diff, Risk.UNSAFE, count) == Reply.YES) {
      return new Decision(guessed, Extent.ALL);
    }
    return sure.change().isEmpty()
        ? new Decision(guessed, Extent.NONE)
        : new Decision(sure, Extent.PART);
  }

  private static Optional<SourceText> before(CallerResult result) {
    return result.change().flatMap(ChangedFile::before);
  }

  private static Optional<String> text(CallerResult result) {
    return result.change().map(change -> change.after().text());
  }

  private Reply ask(CallerResult shown, String diff, Risk risk, String count) {
    var known = replies.get(risk + shown.path());
    var reply = known == null ? answer(shown, diff, risk, count) : known;
    replies.put(risk + shown.path(), reply);
    if (reply == Reply.UNDECIDED) {
      undecided.add(shown.path());
    }
    return reply;
  }

  private Reply answer(CallerResult shown, String diff, Risk risk, String count) {
    boolean isAnswered = questions.isAnswered(risk);
    if (!isAnswered && questions.isOver()) {
      return Reply.UNDECIDED;
    }
    printer.caller(shown);
    if (!isAnswered) {
      printer.offer(NamedValues.redact(diff, names));
    }
    var kind = risk == Risk.UNSAFE ? "unsafe change" : "change";
    return questions.ask("Apply this " + kind + " to " + shown.path() + "? " + count, risk);
  }

  /**
   * Says what stays as it is, once nothing changes any more.
   *
   * @param moved the secrets that are mounted from now on, by the path of their Dockerfile
   */
  void conclude(List<Decision> decisions, Map<String, List<String>> moved) {
    for (var decision : decisions) {
      var path = decision.result().path();
      switch (decision.extent()) {
        case ALL -> {
          if (!moved.isEmpty()) {
            advise(decision.result());
          }
        }
        case PART -> printer.note("keymount: the rest of " + path + " stays as it is");
        case NONE -> {
          printer.note("keymount: " + path + " stays as it is" + loss(path, moved));
          callers.leave(path);
        }
      }
    }
  }

  private String loss(String path, Map<String, List<String>> moved) {
    var missing =
        callers.served(path).stream()
            .map(
                dockerfile ->
                    Words.join(moved.getOrDefault(dockerfile, List.of("its secrets")))
                        + " to the mounts of "
                        + dockerfile)
            .toList();
    return missing.isEmpty() ? "" : ", so it does not give " + Words.join(missing);
  }

  /** Prints what is no question, once. */
  private void advise(CallerResult result) {
    if (result.change().isEmpty() && advised.add(result.path())) {
      printer.caller(result);
    }
  }

  private static CallerResult only(CallerResult guessed) {
    return with(guessed, true);
  }

  private static CallerResult without(CallerResult sure) {
    return with(sure, false);
  }

  private static CallerResult with(CallerResult result, boolean guesses) {
    var answers =
        result.answers().stream()
            .filter(answer -> guesses == (answer.applicability() == Applicability.UNSAFE))
            .toList();
    return new CallerResult(result.path(), result.format(), answers, result.change());
  }
}
