package dev.keymount.caller.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerDocument.Options;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.Need.Form;
import dev.keymount.caller.Surroundings;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFormatTest {

  private static final Need TOKEN = argument("TOKEN", Form.VARIABLE);
  private static final Need KEY = ssh("SSH_KEY");

  @Test
  void anArgumentBecomesASecret() {
    assertThat(
            after(
                """
                services:
                  app:
                    build:
                      context: .
                      args:
                        NODE_ENV: production
                        TOKEN: ${TOKEN} # for npm
                    image: app
                """,
                TOKEN))
        .isEqualTo(
            """
            services:
              app:
                build:
                  context: .
                  args:
                    NODE_ENV: production
                  secrets:
                    - TOKEN
                image: app

            secrets:
              TOKEN:
                environment: TOKEN
            """);
  }

  @Test
  void theLastArgumentTakesItsKeyAlong() {
    assertThat(
            after(
                "services:\n  app:\n    build:\n      args:\n      - SSH_KEY\n      context: .",
                KEY))
        .isEqualTo("services:\n  app:\n    build:\n      ssh:\n      - default\n      context: .");
  }

  @Test
  void bracesStayBraces() {
    assertThat(after("services: {app: {build: {args: {TOKEN: \"$T\"}, context: .}}}\n", TOKEN))
        .isEqualTo(
            "services: {app: {build: {context: ., secrets: [TOKEN]}}}\n"
                + "secrets:\n  TOKEN:\n    environment: T\n");
  }

  @Test
  void fragmentsLoseWhatAllTheirUsersGiveOtherwise() {
    var text =
        """
        version: "3.8"

        x-args: &args
          TOKEN: ${NPM_TOKEN:-}
          MODE: ci

        services:
          one:
            build:
              context: one
              args: *args
          two:
            build:
              context: two
              args:
                <<: *args
                MODE: prod
        """;
    assertThat(after(text, TOKEN, TOKEN))
        .isEqualTo(
            """
            version: "3.8"

            x-args: &args
              MODE: ci

            services:
              one:
                build:
                  context: one
                  args: *args
                  secrets:
                    - TOKEN
              two:
                build:
                  context: two
                  args:
                    <<: *args
                    MODE: prod
                  secrets:
                    - TOKEN

            secrets:
              TOKEN:
                environment: NPM_TOKEN
            """);
    var document = read("docker-compose.yml", text, Map.of());
    var rewrite =
        document.rewrite(
            List.of(new Demand(List.of(TOKEN)), Demand.NONE), new Options(false, false));
    assertThat(apply(text, rewrite)).contains("TOKEN: ${NPM_TOKEN:-}").contains("- TOKEN\n");
    assertThat(rewrite.answers().get(0).reason()).contains("same fragment");
  }

  @Test
  void aFragmentThatIsAlsoAnEnvironmentStays() {
    var text =
        """
        x-env: &env
          TOKEN: ${TOKEN}
        services:
          app:
            environment: *env
            build:
              context: .
              args: *env
        """;
    assertThat(after(text, TOKEN))
        .contains("x-env: &env\n  TOKEN: ${TOKEN}\n")
        .contains("- TOKEN\n");
  }

  @Test
  void aFragmentWithTheArgumentsGetsTheSecret() {
    assertThat(
            after(
                """
                x-build: &build
                  context: .
                  args: &arguments
                    TOKEN: ${TEAM_TOKEN:-}   # from the shell
                    LEVEL: "3"

                services:
                  app:
                    build:
                      <<: *build
                  web:
                    build:
                      <<: *build
                      target: web
                """,
                TOKEN,
                TOKEN))
        .isEqualTo(
            """
            x-build: &build
              context: .
              args: &arguments
                LEVEL: "3"
              secrets:
                - TOKEN

            services:
              app:
                build:
                  <<: *build
              web:
                build:
                  <<: *build
                  target: web

            secrets:
              TOKEN:
                environment: TEAM_TOKEN
            """);
  }

  @Test
  void anEmptyFragmentKeepsItsAnchor() {
    assertThat(
            after(
                """
                x-args: &args
                  TOKEN: ${TOKEN}
                services:
                  app:
                    build: {context: ., args: *args}
                """,
                TOKEN))
        .isEqualTo(
            """
            x-args: &args {}
            services:
              app:
                build: {context: ., args: *args, secrets: [TOKEN]}
            secrets:
              TOKEN:
                environment: TOKEN
            """);
  }

  @Test
  void anExtendedServiceGivesWhatItsHeirsGet() {
    assertThat(
            after(
                """
                services:
                  base:
                    build:
                      context: .
                      args: [TOKEN, MODE=x]
                  app:
                    extends: {service: base}
                    build:
                      target: app
                """,
                TOKEN,
                TOKEN))
        .isEqualTo(
            """
            services:
              base:
                build:
                  context: .
                  args: [MODE=x]
                  secrets:
                    - TOKEN
              app:
                extends: {service: base}
                build:
                  target: app

            secrets:
              TOKEN:
                environment: TOKEN
            """);
  }

  @Test
  void whatIsThereIsExtended() {
    assertThat(
            after(
                """
                services:
                  app:
                    build:
                      context: .
                      secrets: [other]
                      ssh:
                      - deploy=./k
                      args:
                        TOKEN: $TOKEN
                        SSH_KEY: "${SSH_KEY}"
                    secrets:
                      - TOKEN
                secrets:
                  TOKEN:
                    file: ./token
                  other:
                    file: ./other
                volumes: {}
                """,
                TOKEN,
                KEY))
        .isEqualTo(
            """
            services:
              app:
                build:
                  context: .
                  secrets: [other, {source: TOKEN_build, target: TOKEN}]
                  ssh:
                  - deploy=./k
                  - default
                secrets:
                  - TOKEN
            secrets:
              TOKEN:
                file: ./token
              other:
                file: ./other
              TOKEN_build:
                environment: TOKEN
            volumes: {}
            """);
  }

  @Test
  void aFileOfTheContextIsASecretOrAKey() {
    var npmrc =
        new Need(
            "npmrc",
            Form.FILE,
            Optional.empty(),
            Optional.of(".npmrc"),
            true,
            false,
            Applicability.SAFE);
    var key =
        new Need(
            "default",
            Form.SSH,
            Optional.empty(),
            Optional.of("keys/id_rsa"),
            true,
            false,
            Applicability.SAFE);
    var document =
        read("docker-compose.yml", "services:\r\n  app:\r\n    build: ./app # here\r\n", Map.of());
    var rewrite =
        document.rewrite(List.of(new Demand(List.of(npmrc, key))), new Options(false, false));
    assertThat(apply("services:\r\n  app:\r\n    build: ./app # here\r\n", rewrite))
        .isEqualTo(
            "services:\r\n  app:\r\n    build:\r\n      context: ./app # here\r\n      ssh:\r\n"
                + "        - default=./app/keys/id_rsa\r\n      secrets:\r\n        - npmrc\r\n"
                + "\r\nsecrets:\r\n  npmrc:\r\n    file: ./app/.npmrc\r\n");
  }

  @Test
  void twoVariablesHaveTwoNames() {
    assertThat(
            after(
                """
                services:
                  a: {build: {context: a, args: {TOKEN: "$A"}}}
                  b: {build: {context: b, args: {TOKEN: "$B"}}}
                """,
                TOKEN,
                TOKEN))
        .isEqualTo(
            """
            services:
              a: {build: {context: a, secrets: [TOKEN]}}
              b: {build: {context: b, secrets: [{source: TOKEN_build, target: TOKEN}]}}

            secrets:
              TOKEN:
                environment: A
              TOKEN_build:
                environment: B
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${USER}:${PASSWORD}",
        "${TOKEN:-CANARYdefault}",
        "${TOKEN:+x}",
        "CANARYliteral",
        "pre$$fix",
        "$TOKEN-CANARYtail",
        "${TOKEN",
      })
  void whatNoVariableHoldsIsAdvice(String value) {
    var text =
        "services:\n  app:\n    build:\n      context: .\n      args:\n        TOKEN: '"
            + value
            + "'\n";
    var rewrite =
        read("compose.yaml", text, Map.of())
            .rewrite(List.of(new Demand(List.of(TOKEN))), new Options(false, false));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.applicability()).isEqualTo(Applicability.ADVICE);
              assertThat(answer.line()).isEqualTo(6);
              assertThat(answer.toString()).doesNotContain("CANARY");
              assertThat(answer.reason())
                  .contains("remove TOKEN from args")
                  .contains("{environment: TOKEN}");
            });
  }

  @Test
  void aKeyForAFileIsNoVariable() {
    var need = argument("SSH_PRIVATE_KEY", Form.FILE);
    var rewrite =
        read(
                "compose.yaml",
                "services: {a: {build: {context: ., args: [SSH_PRIVATE_KEY]}}}",
                Map.of())
            .rewrite(List.of(new Demand(List.of(need))), new Options(false, false));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers()).singleElement().extracting(Answer::applied).isEqualTo(false);
  }

  @Test
  void aDotEnvIsSpokenOf() {
    var rewrite =
        read(
                "compose.yaml",
                "services: {a: {build: {context: ., args: [TOKEN]}}}",
                Map.of(".env", "TOKEN=CANARYdotenv\n"))
            .rewrite(List.of(new Demand(List.of(TOKEN))), new Options(false, false));
    assertThat(rewrite.answers().get(0).reason()).contains(".env").doesNotContain("CANARY");
  }

  @Test
  void targetsFollowContextsAndFiles() {
    var text =
        """
        services:
          short: {build: ./a}
          long: {build: {context: ../lib, dockerfile: docker/Dockerfile.prod}}
          bare: {build: {dockerfile: D}}
          known: {build: "${DIR}/x"}
          fallback: {build: {context: "${OTHER:-b}"}}
          unknown: {build: {dockerfile: "Dockerfile.${KIND}"}}
          remote: {build: https://git.example.com/a.git}
          outside: {build: ../../../x}
          inline: {build: {dockerfile_inline: FROM scratch}}
          image: {image: x}
        """;
    assertThat(
            read("deploy/docker-compose.yml", text, Map.of("deploy/.env", "DIR='dir'\n"))
                .calls()
                .stream()
                .map(call -> call.target().dockerfiles().toString()))
        .containsExactly(
            "[deploy/a/Dockerfile]",
            "[lib/docker/Dockerfile.prod]",
            "[deploy/D]",
            "[deploy/dir/x/Dockerfile]",
            "[deploy/b/Dockerfile]",
            "[deploy/Dockerfile.*]",
            "[]",
            "[]");
  }

  @Test
  void anOverrideHasTheContextOfItsBase() {
    var base = "services: {app: {build: {context: ./src, dockerfile: D}}}\n";
    var text = "services:\n  app:\n    build:\n      args:\n        TOKEN:\n";
    var document = read("docker-compose.override.yml", text, Map.of("docker-compose.yml", base));
    assertThat(document.calls().get(0).target().dockerfiles()).containsExactly("src/D");
    assertThat(
            apply(
                text,
                document.rewrite(List.of(new Demand(List.of(TOKEN))), new Options(false, false))))
        .isEqualTo(
            "services:\n  app:\n    build:\n      secrets:\n        - TOKEN\n"
                + "\nsecrets:\n  TOKEN:\n    environment: TOKEN\n");
  }

  @Test
  void aServiceOfAnotherFileNeedsItsSecretHere() {
    var text = "services:\n  app:\n    extends:\n      file: common/base.yml\n      service: b\n";
    var document =
        read(
            "docker-compose.yml",
            text,
            Map.of("common/base.yml", "services: {b: {build: {context: ., args: [TOKEN]}}}"));
    assertThat(document.calls())
        .singleElement()
        .satisfies(
            call -> assertThat(call.target().dockerfiles()).containsExactly("common/Dockerfile"))
        .satisfies(call -> assertThat(call.arguments()).containsExactly("TOKEN"));
    assertThat(
            apply(
                text,
                document.rewrite(List.of(new Demand(List.of(TOKEN))), new Options(false, false))))
        .isEqualTo(text + "\nsecrets:\n  TOKEN:\n    environment: TOKEN\n");
  }

  @Test
  void whatACommandGaveIsGivenWhereItIsAskedFor() {
    var text = "services:\n  app:\n    build: .\n";
    var forced =
        new Need(
            "TOKEN",
            Form.VARIABLE,
            Optional.of("TOKEN"),
            Optional.empty(),
            true,
            false,
            Applicability.SAFE,
            true);
    assertThat(after(text, TOKEN)).isEqualTo(text);
    assertThat(after(text, forced)).contains("        - TOKEN\n").contains("environment: TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on: push\njobs: {b: {services: {db: {image: x}}}}\nservices: [docker]\nbuild: x\n",
        "services:\n  app:\n    image: build\n",
        "build:\n  script: docker build .\n",
        "services: {a: {build: .}, a: {build: x}}\n",
        "services:\n  app:\n    build: [\n",
        "services: {a: {build: .}}\n---\nservices: {b: {build: .}}\n",
      })
  void otherFilesAreLeftAlone(String text) {
    assertThat(new ComposeFormat().read(file("compose.yml", text, Map.of()))).isEmpty();
  }

  @Test
  void argumentsNobodyAsksForStay() {
    var text = "services: {a: {build: {context: ., args: {MODE: x, TOKEN: $T}}}}\n";
    assertThat(after(text, argument("OTHER", Form.VARIABLE))).isEqualTo(text);
  }

  @Test
  void aFileOfTheFirstVersionNamesItsBuild() {
    var document = read("docker-compose.yml", "app:\n  build: .\n  dockerfile: D\n", Map.of());
    assertThat(document.calls()).extracting(Call::line).containsExactly(2);
    assertThat(document.calls().get(0).target().dockerfiles()).containsExactly("D");
  }

  @Test
  void aGuessIsHeldBack() {
    var need =
        new Need(
            "TOKEN",
            Form.VARIABLE,
            Optional.of("TOKEN"),
            Optional.empty(),
            true,
            false,
            Applicability.UNSAFE);
    var text = "services: {a: {build: {context: ., args: [TOKEN]}}}\n";
    var document = read("compose.yml", text, Map.of());
    var held = document.rewrite(List.of(new Demand(List.of(need))), new Options(false, false));
    assertThat(held.edits()).isEmpty();
    assertThat(held.answers().get(0).applicability()).isEqualTo(Applicability.UNSAFE);
    assertThat(
            document.rewrite(List.of(new Demand(List.of(need))), new Options(false, true)).edits())
        .isNotEmpty();
  }

  private static Need argument(String name, Form form) {
    return new Need(
        name, form, Optional.of(name), Optional.empty(), true, false, Applicability.SAFE);
  }

  private static Need ssh(String name) {
    return new Need(
        "default", Form.SSH, Optional.of(name), Optional.empty(), true, false, Applicability.SAFE);
  }

  /** Rewrites with one need a service, or with all of them where there is one service. */
  private static String after(String text, Need... needs) {
    var document = read("docker-compose.yml", text, Map.of());
    var demands =
        document.calls().size() == 1
            ? List.of(new Demand(List.of(needs)))
            : Arrays.stream(needs).map(need -> new Demand(List.of(need))).toList();
    var after = apply(text, document.rewrite(demands, new Options(false, false)));
    var again = read("docker-compose.yml", after, Map.of());
    if (again.calls().stream().allMatch(call -> call.arguments().isEmpty())
        && Arrays.stream(needs).noneMatch(Need::forced)) {
      assertThat(again.rewrite(demands, new Options(false, false))).isEqualTo(CallerRewrite.NONE);
    }
    return after;
  }

  private static String apply(String text, CallerRewrite rewrite) {
    var plan = EditPlan.of(rewrite.edits());
    assertThat(plan.deferred()).isEmpty();
    return plan.applyTo(text);
  }

  private static CallerDocument read(String path, String text, Map<String, String> others) {
    return new ComposeFormat().read(file(path, text, others)).orElseThrow();
  }

  private static CallerFile file(String path, String text, Map<String, String> others) {
    return new CallerFile(
        path,
        SourceText.of(text),
        new Surroundings() {
          @Override
          public Optional<String> text(String name) {
            return Optional.ofNullable(others.get(name));
          }

          @Override
          public boolean exists(String name) {
            return others.containsKey(name);
          }
        });
  }
}
