package dev.keymount.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakefileTest {

  private static Script script(String text, String... goals) {
    return Makefile.script("Makefile", text, List.of(goals), "/src");
  }

  @Test
  void theRecipesOfAGoalStandAtTheirLines() {
    var script =
        script(
            """
            all: build
            \techo all
            build: \\
              deps
            \t@$(MAKE) -C sub \\
            \t  x
            deps:
            \t-echo $$HOME $(TOKEN) $(shell git rev-parse HEAD)
            publish:
            \techo $(OTHER)
            """,
            "all");
    assertThat(script.text())
        .isEqualTo(
            """

            echo all


            make -C sub \\
            x

            echo $HOME ${TOKEN} $(git rev-parse HEAD)


            """);
    assertThat(script.isWhole()).isTrue();
    assertThat(script.mentioned()).contains("TOKEN").doesNotContain("OTHER");
  }

  @Test
  void theFirstTargetIsTheGoal() {
    assertThat(script(".PHONY: b\na:\n\techo a\nb:\n\techo b\n").text().strip())
        .isEqualTo("echo a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include other.mk\na:\n\techo a\n",
        "-include other.mk\na:\n\techo a\n",
        "%.o: %.c\n\tcc $<\na:\n\techo a\n",
        "b:\n\techo b\n",
        "a:\n\techo $(call run,x)\n",
        "a: ; curl x\n",
      })
  void whatIsNotAllThereIsNotWhole(String text) {
    assertThat(script(text, "a").isWhole()).isFalse();
  }
}
