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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  CallerQuestions(Callers callers, NamePolicy names, Questions questions, Printer printer) {
    this.callers = callers;
    this.names = names;
    this.questions = questions;
    this.printer = printer;
  }

  /**
   * What a person decided about a file of callers.
   *
   * @param result what becomes of it, or would
   * @param taken whether it does
   */
  record Decision(CallerResult result, boolean taken) {}

  /** Asks about each file that would change, and prints what is no question. */
  List<Decision> ask() {
    Map<String, CallerResult> sure = new HashMap<>();
    callers.results(false).forEach(result -> sure.put(result.path(), result));
    var decisions = new ArrayList<Decision>();
    for (var guessed : callers.results(true)) {
      decisions.add(decide(sure.getOrDefault(guessed.path(), guessed), guessed));
    }
    return decisions;
  }

  private Decision decide(CallerResult sure, CallerResult guessed) {
    boolean isGuess = !text(guessed).equals(text(sure));
    if (sure.change().isEmpty()) {
      if (!isGuess && !questions.isOver()) {
        printer.caller(sure);
      }
      return isGuess ? guess(sure, guessed, "(1/1)") : new Decision(sure, true);
    }
    var count = isGuess ? "(1/2)" : "(1/1)";
    var reply = ask(without(sure), sure.change().get().diff(), Risk.SAFE, count);
    if (reply != Reply.YES) {
      return left(sure);
    }
    return isGuess ? guess(sure, guessed, "(2/2)") : new Decision(sure, true);
  }

  /** Asks about the changes of a file that rest on a guess. */
  private Decision guess(CallerResult sure, CallerResult guessed, String count) {
    var before = sure.change().map(ChangedFile::after).or(() -> before(guessed)).orElseThrow();
    var diff = UnifiedDiff.of(guessed.path(), before.text(), text(guessed).orElseThrow());
    var shown = sure.change().isPresent() ? only(guessed) : guessed;
    if (ask(shown, diff, Risk.UNSAFE, count) == Reply.YES) {
      return new Decision(guessed, true);
    }
    if (sure.change().isEmpty()) {
      return left(guessed);
    }
    printer.note("keymount: the rest of " + sure.path() + " stays as it is");
    return new Decision(sure, true);
  }

  private static Optional<SourceText> before(CallerResult result) {
    return result.change().flatMap(ChangedFile::before);
  }

  private static Optional<String> text(CallerResult result) {
    return result.change().map(change -> change.after().text());
  }

  private Reply ask(CallerResult shown, String diff, Risk risk, String count) {
    if (questions.isOver()) {
      return Reply.NO;
    }
    printer.caller(shown);
    if (!questions.isAnswered(risk)) {
      printer.offer(NamedValues.redact(diff, names));
    }
    var kind = risk == Risk.UNSAFE ? "unsafe change" : "change";
    return questions.ask("Apply this " + kind + " to " + shown.path() + "? " + count, risk);
  }

  private Decision left(CallerResult result) {
    var served = callers.served(result.path());
    var loss =
        served.isEmpty()
            ? ""
            : ", so it does not give "
                + Words.join(served)
                + " the secrets that "
                + (served.size() == 1 ? "it takes" : "they take")
                + " by mounts now";
    printer.note("keymount: " + result.path() + " stays as it is" + loss);
    callers.leave(result.path());
    return new Decision(result, false);
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
