package dev.keymount.verify;

import dev.keymount.verify.Side.FailedStage;
import java.util.List;
import java.util.Optional;

/**
 * The verdict over a proof.
 *
 * @param reason one sentence
 */
record Judgement(Verdict verdict, String reason) {

  static Judgement of(
      BuiltSide before,
      BuiltSide after,
      List<Trace> tracesBefore,
      List<Trace> tracesAfter,
      List<Difference> differences) {
    if (!tracesAfter.isEmpty()) {
      return new Judgement(Verdict.LEAKS, leak(tracesAfter));
    }
    var newFailure = newFailure(before, after);
    if (newFailure.isPresent()) {
      return new Judgement(Verdict.FAILS, failure(newFailure.get()));
    }
    if (!before.isBuilt()) {
      return new Judgement(Verdict.NOT_PROVABLE, notBuilt(before, after));
    }
    var wrong = differences.stream().filter(Difference::isFailure).toList();
    if (!wrong.isEmpty()) {
      var first = wrong.get(0);
      return new Judgement(
          Verdict.DIFFERS,
          "the image is not the same: "
              + first.path()
              + " ("
              + first.what()
              + ")"
              + more(wrong.size()));
    }
    return new Judgement(
        Verdict.PROVEN,
        tracesBefore.isEmpty()
            ? "it builds, and neither side leaves a trace of a secret"
            : "it builds, the secrets are gone, and nothing else is other than before");
  }

  private static String leak(List<Trace> traces) {
    var first = traces.get(0);
    var stage = first.stage().isEmpty() ? "" : " of stage " + first.stage();
    var where =
        switch (first.place()) {
          case LAYER -> first.path() + " in layer " + first.layer() + stage;
          case HISTORY -> "the history" + stage;
          case CONFIGURATION -> "the configuration" + stage + " (" + first.path() + ")";
          case PROVENANCE -> "the provenance attestation" + stage;
          case LOG -> "the log of the build" + stage;
        };
    var line = first.line() > 0 ? ", by line " + first.line() : "";
    return "the build after leaves " + first.secret() + " in " + where + line + more(traces.size());
  }

  private static String more(int count) {
    return count > 1 ? ", and in " + (count - 1) + " more" : "";
  }

  /** Returns a stage that fails after and not before, or in another step than before. */
  private static Optional<FailedStage> newFailure(BuiltSide before, BuiltSide after) {
    return after.failures().stream().filter(failed -> !isShared(before, after, failed)).findFirst();
  }

  private static boolean isShared(BuiltSide before, BuiltSide after, FailedStage failed) {
    return before.failures().stream()
        .anyMatch(
            old ->
                old.isTarget() == failed.isTarget()
                    && (!old.stage().equals(failed.stage())
                        || StepsBehind.of(before.files().tree(), old.line())
                            >= StepsBehind.of(after.files().tree(), failed.line())));
  }

  private static String failure(FailedStage failed) {
    var line = failed.line() > 0 ? " at line " + failed.line() : "";
    return "stage "
        + failed.stage()
        + " does not build any more: it fails"
        + line
        + ": "
        + failed.message();
  }

  private static String notBuilt(BuiltSide before, BuiltSide after) {
    var failed = before.failures().stream().filter(FailedStage::isTarget).findFirst();
    var line = failed.map(FailedStage::line).filter(number -> number > 0);
    var where = line.map(number -> " at line " + number).orElse("");
    return after.isBuilt()
        ? "the Dockerfile before does not build" + where + "; the one after does"
        : "both sides fail"
            + where
            + ", so it is not the migration; if the step needs a real secret, pass it with"
            + " --secret or --ssh";
  }
}
