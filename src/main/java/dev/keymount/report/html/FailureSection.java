package dev.keymount.report.html;

import dev.keymount.secret.Redaction;
import dev.keymount.verify.Side;
import dev.keymount.verify.Side.FailedStage;
import dev.keymount.verify.Verification;

/** The stages that could not be built, with what the builder said. */
final class FailureSection {

  private FailureSection() {}

  static void write(Verification verification, Markup html) {
    verification.before().ifPresent(side -> write(side, html));
    verification.after().ifPresent(side -> write(side, html));
  }

  private static void write(Side side, Markup html) {
    for (var failure : side.failures()) {
      html.open("section", "class", failure.isTarget() ? "failure bad" : "failure warn");
      html.element("h3", title(side, failure));
      html.element("p", Redaction.of(failure.message()));
      if (!failure.excerpt().isEmpty()) {
        html.open("pre", "class", "log");
        for (var line : failure.excerpt()) {
          html.text(Redaction.of(line) + "\n");
        }
        html.close();
      }
      html.close().line();
    }
  }

  private static String title(Side side, FailedStage failure) {
    return "The build "
        + side.label()
        + " fails"
        + (failure.stage().isEmpty() ? "" : " in stage " + failure.stage())
        + (failure.line() > 0 ? ", line " + failure.line() : "")
        + (failure.isTarget() ? "" : "; the image does not need it");
  }
}
