package dev.keymount.report;

import dev.keymount.secret.Redaction;
import dev.keymount.verify.Difference;
import dev.keymount.verify.Difference.Standing;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.Side;
import dev.keymount.verify.Side.FailedStage;
import dev.keymount.verify.Trace;
import dev.keymount.verify.Verdict;
import dev.keymount.verify.Verification;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proof as lines for a terminal. Who prints them replaces control characters, of which paths and
 * logs may have any.
 */
public final class VerificationText {

  /** How many places of one secret, and how many paths of one place, are shown. */
  private static final int PLACES = 6;

  private static final int PATHS = 3;

  /** How many differences that speak against the migration are shown. */
  private static final int DIFFERENCES = 20;

  /** How many of the last lines of a log are shown. */
  private static final int LOG_LINES = 20;

  private final Verification verification;
  private final List<String> lines = new ArrayList<>();

  private VerificationText(Verification verification) {
    this.verification = verification;
  }

  /** Returns what is to be said of one Dockerfile, the verdict first. */
  public static List<String> findings(Verification verification) {
    var text = new VerificationText(verification);
    text.lines.add(
        verification.path()
            + ": "
            + verification.verdict().label().replace('-', ' ')
            + ": "
            + Redaction.of(verification.reason()));
    verification.before().ifPresent(text::failures);
    verification.after().ifPresent(text::failures);
    text.differencesAgainstIt();
    verification.secrets().forEach(text::secret);
    text.explainedDifferences();
    verification.notes().forEach(note -> text.lines.add("    note: " + Redaction.of(note)));
    text.searched();
    return text.lines;
  }

  /** Returns the counts of several: {@code 3 Dockerfiles: 2 proven, 1 not provable}. */
  public static String summary(List<Verification> verifications) {
    var counts = new EnumMap<Verdict, Integer>(Verdict.class);
    verifications.forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
    var parts = new ArrayList<String>();
    counts.forEach((verdict, count) -> parts.add(count + " " + verdict.label().replace('-', ' ')));
    return Words.count(verifications.size(), "Dockerfile")
        + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private void failures(Side side) {
    for (var failure : side.failures()) {
      lines.add(
          place(failure.line())
              + (failure.isTarget() ? "error: " : "warning: ")
              + failed(side, failure)
              + ": "
              + Redaction.of(failure.message()));
      var log = failure.excerpt();
      log.subList(Math.max(0, log.size() - LOG_LINES), log.size())
          .forEach(line -> lines.add("    | " + Redaction.of(line)));
    }
  }

  private static String failed(Side side, FailedStage failure) {
    return "the build "
        + side.label()
        + " fails"
        + (failure.stage().isEmpty() ? "" : " in stage " + failure.stage())
        + (failure.isTarget() ? "" : ", which the image does not need");
  }

  private void differencesAgainstIt() {
    var against = verification.differences().stream().filter(Difference::isFailure).toList();
    for (var difference : against.subList(0, Math.min(DIFFERENCES, against.size()))) {
      lines.add(
          place(difference.line())
              + "error: "
              + difference.path()
              + " is not as before: "
              + Redaction.of(difference.what()));
    }
    if (against.size() > DIFFERENCES) {
      lines.add(
          verification.path()
              + ": error: and "
              + (against.size() - DIFFERENCES)
              + " more differences of the kind");
    }
  }

  private void secret(SecretProof proof) {
    var way = proof.channel().isEmpty() ? "" : ", comes by " + proof.channel() + " now";
    if (proof.after().isEmpty()) {
      lines.add(place(proof.line()) + "note: " + proof.name() + " is " + gone(proof) + way);
    } else {
      lines.add(
          place(proof.line()) + "error: " + proof.name() + " is still there after the migration");
    }
    lines.add("    value: " + value(proof.source()));
    traces("before", verification.before().isPresent(), proof.before());
    traces("after", verification.after().isPresent(), proof.after());
  }

  /** Returns what the absence of a secret after the migration amounts to. */
  private String gone(SecretProof proof) {
    if (verification.after().isEmpty() || proof.source() == Source.NONE) {
      return "not searched for";
    }
    if (!verification.after().get().failures().isEmpty()) {
      return "not in what was built";
    }
    return proof.before().isEmpty() ? "nowhere, before and after" : "gone";
  }

  private static String value(Source source) {
    return switch (source) {
      case MADE_UP -> "made up for the proof";
      case GIVEN -> "given by you";
      case NONE -> "none: it stands in the Dockerfile, or nothing is known to pass it";
    };
  }

  private void traces(String label, boolean isBuilt, List<Trace> traces) {
    if (!isBuilt) {
      return;
    }
    var remains = Remains.of(traces);
    if (remains.isEmpty()) {
      lines.add("    " + label + ": nowhere");
    }
    for (var each : remains.subList(0, Math.min(PLACES, remains.size()))) {
      lines.add("    " + label + ": in " + shown(each));
    }
    if (remains.size() > PLACES) {
      int more = remains.size() - PLACES;
      lines.add(
          "    " + label + ": and in " + (more == 1 ? "1 more place" : more + " more places"));
    }
  }

  private static String shown(Remains remains) {
    var paths = remains.paths().isEmpty() ? "" : ": " + Words.firstOf(PATHS, remains.paths());
    var form = remains.form().isEmpty() ? "" : ", " + remains.form();
    var line = remains.line().isEmpty() ? "" : ", by " + remains.line();
    return remains.label() + paths + form + line;
  }

  private void explainedDifferences() {
    var byStanding = new EnumMap<Standing, List<String>>(Standing.class);
    for (var difference : verification.differences()) {
      if (!difference.isFailure()) {
        byStanding
            .computeIfAbsent(difference.standing(), key -> new ArrayList<>())
            .add(difference.path());
      }
    }
    for (Map.Entry<Standing, List<String>> entry : byStanding.entrySet()) {
      int count = entry.getValue().size();
      lines.add(
          "    "
              + Words.count(count, "difference")
              + " ("
              + entry.getKey().label()
              + "): "
              + Words.firstOf(PATHS, entry.getValue()));
    }
  }

  private void searched() {
    Stream.of(verification.before(), verification.after())
        .flatMap(Optional::stream)
        .forEach(this::searched);
    if (verification.before().isPresent()) {
      lines.add("    built with " + verification.builder());
    }
  }

  private void searched(Side side) {
    lines.add(
        "    searched "
            + side.label()
            + " ("
            + side.origin()
            + "): "
            + Words.count(side.stages().size(), "stage")
            + ", "
            + Words.count(side.layers(), "layer")
            + ", "
            + Words.amount(side.bytes()));
    if (!side.unread().isEmpty()) {
      lines.add(
          "    not searched "
              + side.label()
              + ": "
              + Redaction.of(Words.firstOf(PATHS, side.unread())));
    }
  }

  private String place(int line) {
    return verification.path() + (line > 0 ? ":" + line : "") + ": ";
  }
}
