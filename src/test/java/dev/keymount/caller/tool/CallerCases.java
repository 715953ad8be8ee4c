package dev.keymount.caller.tool;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerDocument.Options;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.Need.Form;
import dev.keymount.caller.Surroundings;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Callers in tests, rewritten without a repository around them. */
public final class CallerCases {

  private static final Options OPTIONS = new Options(true, false);

  private CallerCases() {}

  public static CallerDocument read(CallerFormat format, String path, String text) {
    return find(format, path, text).orElseThrow();
  }

  public static Optional<CallerDocument> find(CallerFormat format, String path, String text) {
    return format.read(new CallerFile(path, SourceText.of(text), Surroundings.NONE));
  }

  public static Need argument(String name, Form form) {
    return new Need(
        form == Form.SSH ? "default" : name,
        form,
        Optional.of(name),
        Optional.empty(),
        true,
        false,
        Applicability.SAFE);
  }

  public static Need file(String id, String path, Form form) {
    return new Need(id, form, Optional.empty(), Optional.of(path), true, false, Applicability.SAFE);
  }

  /** Returns what becomes of a document all of whose calls need the same. */
  public static CallerRewrite rewrite(CallerDocument document, Need... needs) {
    var demand = new Demand(List.of(needs));
    return document.rewrite(Collections.nCopies(document.calls().size(), demand), OPTIONS);
  }

  /** Returns the text behind the rewrite, and checks that a second run changes nothing. */
  public static String after(CallerFormat format, String path, String text, Need... needs) {
    var edits = rewrite(read(format, path, text), needs).edits();
    var plan = EditPlan.of(edits);
    if (!plan.deferred().isEmpty()) {
      throw new AssertionError("edits in conflict: " + plan.deferred());
    }
    var after = plan.applyTo(text);
    var again = rewrite(read(format, path, after), needs);
    if (!again.edits().isEmpty()) {
      throw new AssertionError("a second run changes " + again.edits());
    }
    return after;
  }
}
