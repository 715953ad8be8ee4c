package dev.keymount.caller.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.Surroundings;
import dev.keymount.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the recipes of a Makefile. */
class MakefileTest {

  private static String migrate(String text) {
    return Callers.migrate(new Makefile(), "Makefile", text);
  }

  @Test
  void forwardsTheFileThatAVariableReads() {
    assertThat(
            migrate(
                """
                SSH_PRIVATE_KEY=`cat ~/.ssh/id_rsa`

                build-image:
                	docker build . --build-arg SSH_PRIVATE_KEY="${SSH_PRIVATE_KEY}"
                """))
        .isEqualTo(
            """
            build-image:
            	docker build . --ssh default="$$HOME/.ssh/id_rsa"
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          docker build --build-arg TOKEN=$(TOKEN) .            | docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN="${TOKEN}" .          | docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=$$TOKEN .             | docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN .                     | docker build --secret id=TOKEN,env=TOKEN .
          @docker build --build-arg TOKEN=$(call x,y) .        | @TOKEN="$(call x,y)" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=$$(vault get) .       | TOKEN="$$(vault get)" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN="$(shell vault get)" .| TOKEN="$(shell vault get)" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg KEY="$(shell cat ~/k)" .    | docker build --ssh default="$$HOME/k" .
          docker build --build-arg KEY="$$(cat ~/.ssh/k)" .    | docker build --ssh default="$$HOME/.ssh/k" .
          """)
  void givesTheSameValueInAnotherWay(String before, String after) {
    assertThat(migrate("all:\n\t" + before + "\n")).isEqualTo("all:\n\t" + after + "\n");
    assertThat(migrate("all: ; " + before + "\n")).isEqualTo("all: ; " + after + "\n");
  }

  @Test
  void givesAnAgentTheKeyInOneCommand() {
    assertThat(migrate("all:\n\t-docker build --build-arg KEY=\"$(KEY)\" .\n"))
        .isEqualTo(
            "all:\n\t-ssh-agent sh -c 'printf \"%s\\n\" \"$$KEY\" | tr -d \"\\r\" | ssh-add -q -"
                + " && exec \"$$@\"' - docker build --ssh default .\n");
  }

  @Test
  void changesFlagsThatVariablesHold() {
    assertThat(
            migrate(
                """
                DOCKER ?= docker
                TOKEN := $(shell vault get)
                BUILD_ARGS := --build-arg VERSION=$(VERSION) --build-arg TOKEN=$(TOKEN)
                BUILD_ARGS += --pull
                a:
                	$(DOCKER) build $(BUILD_ARGS) a
                b:
                	cd b && \\
                	$(DOCKER) build $(BUILD_ARGS) \\
                		-t b .
                """))
        .isEqualTo(
            """
            DOCKER ?= docker
            TOKEN := $(shell vault get)
            BUILD_ARGS := --build-arg VERSION=$(VERSION) --secret id=TOKEN,env=TOKEN
            BUILD_ARGS += --pull
            a:
            	TOKEN="$(TOKEN)" $(DOCKER) build $(BUILD_ARGS) a
            b:
            	cd b && \\
            	TOKEN="$(TOKEN)" $(DOCKER) build $(BUILD_ARGS) \\
            		-t b .
            """);
  }

  @Test
  void keepsAVariableThatSomethingElseReads() {
    assertThat(
            migrate(
                """
                .RECIPEPREFIX = >
                KEY := $(shell cat ~/.ssh/id_rsa)
                ifdef CI
                all: lint
                > @docker build --build-arg KEY="$(KEY)" \\
                >   .
                endif
                print:
                > @echo "$(KEY)"
                """))
        .isEqualTo(
            """
            .RECIPEPREFIX = >
            KEY := $(shell cat ~/.ssh/id_rsa)
            ifdef CI
            all: lint
            > @docker build --ssh default="$$HOME/.ssh/id_rsa" \\
            >   .
            endif
            print:
            > @echo "$(KEY)"
            """);
  }

  @Test
  void exportsAndDefinitionsCount() {
    assertThat(
            migrate(
                """
                export TOKEN ?= $(shell vault get)
                define image
                	docker build --build-arg TOKEN=$(TOKEN) -f $(1) .
                endef
                all: KIND = x
                all:
                	$(call image,Dockerfile)
                """))
        .isEqualTo(
            """
            export TOKEN ?= $(shell vault get)
            define image
            	docker build --secret id=TOKEN,env=TOKEN -f $(1) .
            endef
            all: KIND = x
            all:
            	$(call image,Dockerfile)
            """);
  }

  @Test
  void oneShellRunsAllLines() {
    assertThat(migrate(".ONESHELL:\nall:\n\tcd x\n\tdocker build --build-arg TOKEN=$(TOKEN) .\n"))
        .isEqualTo(".ONESHELL:\nall:\n\tcd x\n\tdocker build --secret id=TOKEN,env=TOKEN .\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all:\n\tdocker build --build-arg VERSION=$(TOKEN) .\n",
        "# docker build --build-arg TOKEN=$(TOKEN) .\nall:\n\t@echo docker build\n",
        "USAGE = docker build --build-arg TOKEN=x .\nall:\n\t@echo \"$(USAGE)\"\n",
        "all:\n\t@echo \"docker build --build-arg TOKEN=$(TOKEN) .\"\n",
      })
  void leavesAlone(String text) {
    assertThat(migrate(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unexport TOKEN\n",
        "define TOKEN\nabc\nendef\n",
        "$(eval TOKEN := $(shell get))\n",
      })
  void givesAVariableThatRecipesMayNotHaveToTheCommandAlone(String lines) {
    assertThat(migrate(lines + "all:\n\tdocker build --build-arg TOKEN=$(TOKEN) .\n"))
        .isEqualTo(
            lines + "all:\n\tTOKEN=\"$(TOKEN)\" docker build --secret id=TOKEN,env=TOKEN .\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A = --build-arg TOKEN=$(TOKEN)\nall:\n\tdocker build $(A) .\n\tdocker run $(A) x\n",
        "A = --build-arg TOKEN=$(TOKEN)\nexport A\nall:\n\tdocker build $(A) .\n",
        "A = --build-arg TOKEN=$(TOKEN)\nB = $(A) -q\nall:\n\tdocker build $(B) .\n\techo ${B}\n",
        "B = docker build --build-arg TOKEN=$(TOKEN)\nall:\n\t$(B) .\nshow:\n\t@echo $(B)\n",
        "D = sudo docker\nall:\n\t$(D) build --build-arg TOKEN=$(TOKEN) .\n",
      })
  void leavesToAPersonWhatOthersReadToo(String text) {
    assertThat(migrate(text)).isEqualTo(text);
    assertThat(Callers.rewrite(new Makefile(), "Makefile", text).answers())
        .isNotEmpty()
        .noneMatch(Answer::applied);
  }

  @Test
  void rewritesAListOfWordsThatBuildsAloneTake() {
    assertThat(
            migrate(
                """
                A = --build-arg TOKEN=$(TOKEN)
                # docker run $(A)
                B = $(A) \\
                  -q
                ifneq ($(A),)
                endif
                all:
                	docker build $(B) . && \\
                	  docker build $(A) .
                """))
        .startsWith("A = --secret id=TOKEN,env=TOKEN\n");
  }

  @Test
  void leavesRecipesOfOtherShellsAlone() {
    var file =
        new CallerFile(
            "Makefile",
            SourceText.of("SHELL = /usr/bin/python3\nall:\n\tdocker build --build-arg TOKEN .\n"),
            Surroundings.NONE);
    assertThat(new Makefile().read(file)).isEmpty();
  }
}
