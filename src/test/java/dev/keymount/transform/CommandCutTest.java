package dev.keymount.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.edit.EditPlan;
import dev.keymount.flow.Commands;
import dev.keymount.shell.Command;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts the commands named {@code gone} out of a text. */
class CommandCutTest {

  private static CommandCut cut(String text) {
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    var dropped = Collections.<Command>newSetFromMap(new IdentityHashMap<>());
    for (var command : Commands.all(list)) {
      if (command instanceof Command.Simple simple
          && simple.name().filter("gone"::equals).isPresent()) {
        dropped.add(command);
      }
    }
    return CommandCut.of(text, list, dropped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "gone && a > a",
        "gone && echo $(ssh-keyscan h) > echo $(ssh-keyscan h)",
        "a && gone > a",
        "a && gone && b > a && b",
        "gone; a; gone > a; true",
        "mkdir -p x; gone > mkdir -p x",
        "set -e; a; gone > set -e; a",
        "a && gone; b > a; b",
        "a; gone && b > a; b",
        "a || b; gone; c > a || b; c",
        "gone || true; a > a",
        "a && gone || true > a || true",
        "a && gone || b > a || b",
        "{ a; gone; b; } > { a; b; }",
        "if x; then gone; b; fi > if x; then b; fi",
        "(gone && a) && b > (a) && b",
        "a && { gone; gone; } && b > a && b",
      })
  void keepsTheOthers(String text, String expected) {
    var cut = cut(text);
    assertThat(cut.failure()).isEmpty();
    assertThat(EditPlan.of(cut.edits()).applyTo(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "set -x; gone", "cd /x && gone", "umask 077 && gone && true"})
  void leavesNothing(String text) {
    assertThat(cut(text).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a || gone",
        "gone || b",
        "gone & b",
        "a & gone",
        "a | gone",
        "if x; then gone; fi; b",
        "while gone; do a; done",
      })
  void refuses(String text) {
    assertThat(cut(text).failure()).isPresent();
  }

  @Test
  void keepsLinesAndComments() {
    var text = "a && \\\n    # why\n    gone && \\\n    # what\n    b";
    var commentless = "a && \\\n    gone && \\\n    b";
    assertThat(EditPlan.of(cut(commentless).edits()).applyTo(commentless))
        .isEqualTo("a && \\\n    b");
    assertThat(EditPlan.of(cut(text).edits()).applyTo(text)).contains("# why", "# what");
  }
}
