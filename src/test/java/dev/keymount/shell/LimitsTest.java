package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reading may cost. */
class LimitsTest {

  private static final int SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "{ ",
        "$(",
        "\"$(",
        "`",
        "${a:-",
        "\"${a:-\"",
        "$((",
        "((",
        "$[",
        "<(",
        "if ",
        "! ",
        "while ",
        "case a in b) ",
        "for a in b; do ",
        "f() { ",
        "a && ",
        "a | ",
        "[[ ( ",
        "@(",
        "a=(",
        "a[",
        "cat <<E\n$(",
        "coproc ",
        "if a; then b; elif ",
        "\\",
        "'",
        "a ",
        "$'",
        "$(case x in (",
        "function f ",
        "time ",
        "a <<E ",
        "{a}>",
        "${!a",
        "$((a) # ' \n) ",
      })
  void repetitionEndsSoonWithoutAnError(String part) throws InterruptedException {
    var text = part.repeat(20_000);
    var list = readOnSmallStack(text);
    assertThat(list.range().end()).isLessThanOrEqualTo(text.length());
  }

  @Test
  void whatNestsTooDeeplyIsOpaque() {
    assertThat(Printed.tree("a; " + "( ".repeat(90) + "b" + ")".repeat(90)))
        .doesNotContain("opaque");
    assertThat(Printed.tree("a; " + "( ".repeat(200) + "b" + ")".repeat(200)))
        .startsWith("(a) ; (opaque ( ( (");
  }

  @Test
  void nestingIsCountedByDepthNotByNumber() {
    var text = "(a $(b \"${c}\")) && if { d; }; then [[ -n e ]]; fi; case f in g) h;; esac\n";
    assertThat(Printed.tree(text.repeat(500))).doesNotContain("opaque");
  }

  @Test
  void aLongListIsReadInOnePass() {
    var text = "apt-get install -y \"$(a)\" && \\\n".repeat(20_000) + "b";
    var lists = new Lists(text, new TextRange(0, text.length()), List.of());
    assertThat(lists.readAll().items()).hasSize(20_001);
    assertThat(lists.limits().steps()).isLessThan(text.length() * 2L);
  }

  @Test
  void unclosedParenthesesAreScannedOnce() {
    var text = "(".repeat(80) + "a ".repeat(2_000);
    var lists = new Lists(text, new TextRange(0, text.length()), List.of());
    lists.readAll();
    assertThat(lists.limits().steps()).isLessThan(text.length() * 4L);
  }

  private static CommandList readOnSmallStack(String text) throws InterruptedException {
    var results = new ArrayList<CommandList>();
    var thread =
        new Thread(
            null,
            () -> results.add(ShellReader.read(text, new TextRange(0, text.length()), List.of())),
            "reader",
            SMALL_STACK);
    thread.start();
    thread.join();
    assertThat(results).hasSize(1);
    return results.get(0);
  }
}
