package dev.keymount.caller.command;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRule;
import dev.keymount.edit.Applicability;
import dev.keymount.shell.Assignment;
import dev.keymount.source.TextRange;
import java.util.Optional;

/** Settings of a call that keep a builder from mounting. */
final class Builders {

  private static final String VARIABLE = "DOCKER_BUILDKIT";

  private final Script script;
  private final Bindings bindings;
  private final Build build;
  private final Changes changes;

  Builders(Script script, Bindings bindings, Build build, Changes changes) {
    this.script = script;
    this.bindings = bindings;
    this.build = build;
    this.changes = changes;
  }

  /** Takes away what can be taken away, and names the rest. */
  void check() {
    for (var flag : build.line().all("--squash")) {
      answer(
          flag.head().place(), false, "--squash", "", "BuildKit does not know --squash: remove it");
    }
    for (var assignment : build.statement().command().assignments()) {
      if (assignment.name().equals(VARIABLE) && isOff(assignment)) {
        int end = assignment.range().end();
        var text = script.text().text();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
          end++;
        }
        changes.delete(new TextRange(assignment.range().start(), end));
        answer(assignment.range(), true, VARIABLE + "=0", "", oldBuilder());
        return;
      }
    }
    for (var binding : bindings.of(VARIABLE)) {
      if (binding.value().filter(value -> value.matches("[\"']?(?:0|false)[\"']?")).isPresent()) {
        setting(binding);
      }
    }
  }

  private void setting(Binding binding) {
    if (!changes.first(VARIABLE + binding.range())) {
      return;
    }
    var command = binding.statement().command();
    boolean isOnly = command.words().size() <= 2 && command.assignments().size() <= 1;
    var removal =
        isOnly
            ? Removal.of(script.text().text(), binding.statement())
            : Optional.<TextRange>empty();
    removal.ifPresent(changes::delete);
    answer(
        binding.range(),
        removal.isPresent(),
        VARIABLE + "=0",
        "",
        removal.isPresent() ? oldBuilder() : oldBuilder() + ": remove " + VARIABLE + "=0");
  }

  private static String oldBuilder() {
    return "it chooses the old builder, which can't mount";
  }

  private static boolean isOff(Assignment assignment) {
    return assignment.value().value().filter(v -> v.equals("0") || v.equals("false")).isPresent();
  }

  private void answer(
      TextRange range, boolean applied, String before, String after, String reason) {
    changes.add(
        new Answer(
            script.text().line(range.start()),
            CallerRule.SECRET_BUILD_ARG,
            applied ? Applicability.SAFE : Applicability.ADVICE,
            applied,
            before,
            after,
            reason));
  }
}
