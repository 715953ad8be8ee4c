package dev.keymount.report;

import dev.keymount.edit.Applicability;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import dev.keymount.result.FindingText;
import dev.keymount.transform.Mechanism;
import java.util.ArrayList;
import java.util.List;

/** Findings and the summary of a migration, as lines for a terminal. */
public final class MigrationText {

  /** How many problems of one file are shown. */
  private static final int SHOWN = 3;

  private MigrationText() {}

  /** Returns the findings in one Dockerfile. */
  public static List<String> findings(DockerfileResult result) {
    var lines = new ArrayList<String>();
    for (var problem : result.problems().subList(0, Math.min(SHOWN, result.problems().size()))) {
      var place = problem.line() > 0 ? ":" + problem.line() : "";
      lines.add(
          result.path() + place + ": error: " + problem.message() + " (the file was not touched)");
    }
    if (result.problems().size() > SHOWN) {
      lines.add(
          result.path() + ": and " + (result.problems().size() - SHOWN) + " more of the kind");
    }
    for (var secret : result.secrets()) {
      finding(result.path(), secret, lines);
    }
    return lines;
  }

  private static void finding(String path, SecretResult secret, List<String> lines) {
    var fix = secret.fix();
    lines.add(
        path
            + ":"
            + secret.line()
            + ": warning["
            + fix.rule().id()
            + "]: "
            + FindingText.of(secret));
    if (fix.applicability() == Applicability.ADVICE) {
      lines.add("    advice: " + fix.reason());
      return;
    }
    lines.add(
        "    fix ("
            + fix.applicability().label()
            + "): "
            + what(fix.mechanism())
            + (secret.consumers().isEmpty() ? "" : " in " + lines(secret.consumers())));
    lines.add("    " + fix.reason());
  }

  private static String what(Mechanism mechanism) {
    return switch (mechanism) {
      case SSH -> "forward an ssh agent";
      case SECRET_ENV -> "mount it as a build secret in the variable";
      case SECRET_FILE -> "mount it as a build secret file";
      case NONE -> "none";
    };
  }

  private static String lines(List<Integer> lines) {
    return (lines.size() == 1 ? "line " : "lines ")
        + Words.join(lines.stream().map(String::valueOf).toList());
  }
}
