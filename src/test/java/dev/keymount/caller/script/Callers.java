package dev.keymount.caller.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.Surroundings;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.util.Optional;
import java.util.stream.Stream;

/** Rewrites a file of one format to a demand that each of its calls gets. */
final class Callers {

  private static final Demand DEMAND =
      new Demand(Stream.of("TOKEN", "KEY", "SSH_PRIVATE_KEY").map(Callers::need).toList());

  private Callers() {}

  private static Need need(String argument) {
    boolean isKey = argument.endsWith("KEY");
    return new Need(
        isKey ? "default" : argument,
        isKey ? Need.Form.SSH : Need.Form.VARIABLE,
        Optional.of(argument),
        Optional.empty(),
        true,
        false,
        Applicability.SAFE);
  }

  /** Returns the file as it is afterwards, and asserts that a second run changes nothing. */
  static String migrate(CallerFormat format, String path, String text) {
    var result = once(format, path, text);
    assertThat(once(format, path, result)).isEqualTo(result);
    return result;
  }

  static CallerDocument read(CallerFormat format, String path, String text) {
    assertThat(format.covers(path)).isTrue();
    return format.read(new CallerFile(path, SourceText.of(text), Surroundings.NONE)).orElseThrow();
  }

  static CallerRewrite rewrite(CallerFormat format, String path, String text) {
    var document = read(format, path, text);
    return document.rewrite(
        document.calls().stream().map(call -> DEMAND).toList(),
        new CallerDocument.Options(true, false));
  }

  private static String once(CallerFormat format, String path, String text) {
    var plan = EditPlan.of(rewrite(format, path, text).edits());
    assertThat(plan.deferred()).isEmpty();
    return plan.applyTo(text);
  }
}
