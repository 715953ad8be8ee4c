package dev.keymount.caller.compose;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Need;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.edit.Applicability;
import java.util.Optional;

/**
 * Something that one service must give.
 *
 * @param service the service
 * @param need what
 * @param passed the argument that gives it now
 */
record Wish(ComposeService service, Need need, Optional<ComposeService.Passed> passed) {

  /** Returns the layer whose build is to give it. */
  Layer layer() {
    return passed.map(ComposeService.Passed::layer).orElseGet(service::contextLayer);
  }

  /** Returns whether another file holds the argument, so that only its secret is named here. */
  boolean isElsewhere() {
    return layer().kind() == Layer.Kind.EXTENDED_ELSEWHERE;
  }

  /** Returns whether the edit is one that the user did not ask for. */
  boolean isHeldBack(boolean unsafe) {
    return need.applicability() != Applicability.SAFE && !unsafe;
  }

  /** Returns the name of what passes it now, in the words of the file. */
  String before() {
    return passed
        .map(found -> "args: " + found.argument().name())
        .or(() -> need.argument().map(name -> "no secret for " + name))
        .orElseGet(() -> need.file().orElse(need.id()) + " in the context");
  }

  Answer answer(YamlText text, Supply supply, Applicability applicability, boolean applied) {
    int line =
        passed
            .filter(found -> !isElsewhere())
            .map(found -> text.source().line(found.argument().part().range().start()))
            .orElseGet(service::line);
    return new Answer(
        line,
        CallerRule.SECRET_BUILD_ARG,
        applicability,
        applied,
        before(),
        supply.after(need.id()),
        supply.reason());
  }
}
