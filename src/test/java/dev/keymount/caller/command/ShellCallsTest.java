package dev.keymount.caller.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import dev.keymount.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of builds in shell text. */
class ShellCallsTest {

  private static final CallerDocument.Options ALL = new CallerDocument.Options(true, false);

  private static Script script(String text, boolean hasLines) {
    return new Script(
        Embedded.whole(SourceText.of(text)),
        List.of("dir", ""),
        name -> !name.startsWith("local_"),
        Engine.DOCKER,
        Optional.empty(),
        hasLines,
        Optional.of("dir"));
  }

  private static Need need(String argument) {
    var form =
        argument.contains("KEY")
            ? Need.Form.SSH
            : argument.contains("FILE") ? Need.Form.FILE : Need.Form.VARIABLE;
    var id = form == Need.Form.SSH ? "default" : argument;
    return new Need(
        id,
        form,
        Optional.of(argument),
        Optional.empty(),
        true,
        argument.startsWith("KEPT"),
        Applicability.SAFE);
  }

  private static final Demand DEMAND =
      new Demand(
          Stream.of("TOKEN", "OTHER", "KEY", "SSH_KEY", "NPMRC_FILE", "KEPT")
              .map(ShellCallsTest::need)
              .toList());

  private static String migrate(String text, boolean hasLines) {
    var calls = ShellCalls.of(script(text, hasLines));
    var demands = calls.calls().stream().map(call -> DEMAND).toList();
    var plan = EditPlan.of(calls.rewrite(demands, ALL).edits());
    assertThat(plan.deferred()).isEmpty();
    var result = plan.applyTo(text);
    var again = ShellCalls.of(script(result, hasLines));
    var second = again.rewrite(again.calls().stream().map(call -> DEMAND).toList(), ALL);
    assertThat(EditPlan.of(second.edits()).applyTo(result)).isEqualTo(result);
    return result;
  }

  private static String migrate(String text) {
    return migrate(text, false);
  }

  private static List<Answer> answers(String text) {
    var calls = ShellCalls.of(script(text, false));
    return calls.rewrite(calls.calls().stream().map(call -> DEMAND).toList(), ALL).answers();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          docker build --build-arg TOKEN=$TOKEN .                     | docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg=TOKEN="$TOKEN" .                   | docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg "TOKEN=$TOKEN" .                   | docker build --secret id=TOKEN,env=TOKEN .
          docker build "--build-arg=TOKEN=${TOKEN}" .                 | docker build --secret id=TOKEN,env=TOKEN .
          docker build . --build-arg TOKEN                            | docker build . --secret id=TOKEN,env=TOKEN
          docker build --build-arg TOKEN=$OTHER_NAME .                | docker build --secret id=TOKEN,env=OTHER_NAME .
          docker build --build-arg TOKEN=$local_t .                   | TOKEN="$local_t" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=${T:-none} .                 | TOKEN="${T:-none}" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN="$A:$B" .                    | TOKEN="$A:$B" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg "TOKEN=$A:$B" .                    | TOKEN="$A:$B" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=$A:$B .                      | TOKEN="$A:$B" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=$(vault read -f x) .         | TOKEN="$(vault read -f x)" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=`vault read x` .             | TOKEN=`vault read x` docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN="$(cat t)" .                 | TOKEN="$(cat t)" docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=CANARYt .                    | TOKEN=CANARYt docker build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg KEPT=$KEPT .                       | docker build --build-arg KEPT=$KEPT --secret id=KEPT,env=KEPT .
          docker build --build-arg KEY="$(cat ~/.ssh/id_rsa)" .       | docker build --ssh default="$HOME/.ssh/id_rsa" .
          docker build --build-arg KEY=`cat ~/.ssh/id_rsa` .          | docker build --ssh default="$HOME/.ssh/id_rsa" .
          docker build --build-arg "KEY=$(< $HOME/.ssh/id_rsa)" .     | docker build --ssh default="$HOME/.ssh/id_rsa" .
          docker build --build-arg KEY="$(cat "$DIR/key")" .          | docker build --ssh default="$DIR/key" .
          docker build --build-arg KEY="$(cat ./key)" .               | docker build --ssh default=./key .
          docker build --build-arg NPMRC_FILE="$(cat ~/.npmrc)" .     | docker build --secret id=NPMRC_FILE,src="$HOME/.npmrc" .
          sudo docker build --build-arg TOKEN=$TOKEN .                | sudo --preserve-env=TOKEN docker build --secret id=TOKEN,env=TOKEN .
          sudo -E docker build --build-arg TOKEN=$TOKEN .             | sudo -E docker build --secret id=TOKEN,env=TOKEN .
          sudo --preserve-env=A docker build --build-arg TOKEN=$A .   | sudo --preserve-env=A,A docker build --secret id=TOKEN,env=A .
          sudo docker build --build-arg TOKEN=$(t) .                  | TOKEN="$(t)" sudo --preserve-env=TOKEN docker build --secret id=TOKEN,env=TOKEN .
          sudo docker build --build-arg KEY="$(cat ~/k)" .            | sudo docker build --ssh default="$HOME/k" .
          env A=b docker build --build-arg TOKEN=$TOKEN .             | env A=b docker build --secret id=TOKEN,env=TOKEN .
          DOCKER_BUILDKIT=1 docker build --build-arg TOKEN=$(t) .     | DOCKER_BUILDKIT=1 TOKEN="$(t)" docker build --secret id=TOKEN,env=TOKEN .
          DOCKER_BUILDKIT=0 docker build --build-arg TOKEN=$TOKEN .   | docker build --secret id=TOKEN,env=TOKEN .
          time docker build --build-arg TOKEN=$TOKEN .                | time docker build --secret id=TOKEN,env=TOKEN .
          time -p docker build --build-arg TOKEN=$TOKEN .             | time -p docker build --secret id=TOKEN,env=TOKEN .
          sh -c 'time docker build --build-arg TOKEN=$(t) .'          | sh -c 'TOKEN="$(t)" time docker build --secret id=TOKEN,env=TOKEN .'
          sh -c 'time -p docker build --build-arg TOKEN=$(t) .'       | sh -c 'TOKEN="$(t)" time -p docker build --secret id=TOKEN,env=TOKEN .'
          bash -c 'time docker build --build-arg TOKEN=$(t) .'        | bash -c 'time TOKEN="$(t)" docker build --secret id=TOKEN,env=TOKEN .'
          time docker build --build-arg TOKEN=$(t) .                  | time docker build --build-arg TOKEN=$(t) .
          cross-env A=b docker build --build-arg TOKEN=$TOKEN .       | cross-env A=b docker build --secret id=TOKEN,env=TOKEN .
          cross-env A=b docker build --build-arg TOKEN=$(t) .         | TOKEN="$(t)" cross-env A=b docker build --secret id=TOKEN,env=TOKEN .
          cross-env TOKEN=b docker build --build-arg TOKEN=$TOKEN .   | cross-env TOKEN=b docker build --build-arg TOKEN=$TOKEN .
          npx env-cmd docker build --build-arg TOKEN=$TOKEN .         | npx env-cmd docker build --build-arg TOKEN=$TOKEN .
          npx env-cmd docker build --build-arg TOKEN .                | npx env-cmd docker build --secret id=TOKEN,env=TOKEN .
          dotenv docker build --build-arg TOKEN=$TOKEN .              | TOKEN="$TOKEN" dotenv docker build --secret id=TOKEN,env=TOKEN .
          dotenv -e .env -- docker build --build-arg TOKEN=$(t) .     | TOKEN="$(t)" dotenv -e .env -- docker build --secret id=TOKEN,env=TOKEN .
          exec docker build --build-arg TOKEN=$(t) .                  | TOKEN="$(t)" exec docker build --secret id=TOKEN,env=TOKEN .
          docker --context x build --build-arg TOKEN=$TOKEN .         | docker --context x build --secret id=TOKEN,env=TOKEN .
          docker -H tcp://x build --build-arg TOKEN=$TOKEN .          | docker -H tcp://x build --secret id=TOKEN,env=TOKEN .
          docker buildx build --push --build-arg TOKEN=$TOKEN .       | docker buildx build --push --secret id=TOKEN,env=TOKEN .
          docker image build --build-arg TOKEN=$TOKEN .               | docker image build --secret id=TOKEN,env=TOKEN .
          buildah bud --build-arg TOKEN=$TOKEN .                      | buildah bud --secret id=TOKEN,env=TOKEN .
          nerdctl build --build-arg TOKEN=$TOKEN .                    | nerdctl build --secret id=TOKEN,env=TOKEN .
          ${DOCKER:-docker} build --build-arg TOKEN=$TOKEN .          | ${DOCKER:-docker} build --secret id=TOKEN,env=TOKEN .
          docker build --build-arg TOKEN=$TOKEN --build-arg V=1 .     | docker build --secret id=TOKEN,env=TOKEN --build-arg V=1 .
          docker build --secret id=TOKEN,env=T --build-arg TOKEN=$T . | docker build --secret id=TOKEN,env=T .
          docker build --ssh default --build-arg KEY=$KEY .           | docker build --ssh default .
          cd a && docker build --build-arg TOKEN=$TOKEN .; ls         | cd a && docker build --secret id=TOKEN,env=TOKEN .; ls
          docker compose build --build-arg TOKEN=$(t) app             | TOKEN="$(t)" docker compose build app
          docker compose build --build-arg TOKEN app                  | docker compose build app
          docker-compose build --build-arg TOKEN=$TOKEN               | docker-compose build
          docker compose build --build-arg KEY="$(cat ~/k)" app       | docker compose build --ssh default="$HOME/k" app
          docker buildx bake --set app.args.TOKEN=$TOKEN              | docker buildx bake --allow=ssh --set app.secrets=id=TOKEN,env=TOKEN
          docker buildx bake --set "*.args.TOKEN=$TOKEN"              | docker buildx bake --allow=ssh --set '*.secrets='id=TOKEN,env=TOKEN
          """)
  void givesTheSameValueInAnotherWay(String before, String after) {
    assertThat(migrate(before)).isEqualTo(after);
  }

  @Test
  void startsAnAgentForAKeyInAVariable() {
    assertThat(migrate("set -e\ncd app && docker build --build-arg KEY=\"$KEY\" .\n", true))
        .isEqualTo(
            """
            set -e
            eval "$(ssh-agent -s)"
            printf '%s\\n' "$KEY" | tr -d '\\r' | ssh-add -
            cd app && docker build --ssh default .
            """);
    assertThat(migrate("docker build --build-arg KEY=\"$KEY\" ."))
        .isEqualTo(
            "ssh-agent sh -c 'printf \"%s\\n\" \"$KEY\" | tr -d \"\\r\" | ssh-add -q - && exec"
                + " \"$@\"' - docker build --ssh default .");
    assertThat(migrate("ssh-agent sh -c 'exec \"$@\"' - docker build --build-arg TOKEN=$(t) ."))
        .isEqualTo(
            "TOKEN=\"$(t)\" ssh-agent sh -c 'exec \"$@\"' - docker build --secret"
                + " id=TOKEN,env=TOKEN .");
  }

  @Test
  void takesTheFileOfAVariableThatIsReadOnce() {
    assertThat(
            migrate(
                """
                KEY=$(cat ~/.ssh/id_rsa)
                docker build \\
                  --build-arg KEY="$KEY" \\
                  --build-arg TOKEN=$TOKEN \\
                  -t app .
                """))
        .isEqualTo(
            """
            docker build \\
              --ssh default="$HOME/.ssh/id_rsa" \\
              --secret id=TOKEN,env=TOKEN \\
              -t app .
            """);
    assertThat(migrate("KEY=$(cat k); docker build --build-arg KEY=\"$KEY\" .; echo ${#KEY}\n"))
        .isEqualTo("KEY=$(cat k); docker build --ssh default=k .; echo ${#KEY}\n");
    assertThat(migrate("KEY=$(cat k) && docker build --build-arg KEY=\"$KEY\" .\n"))
        .isEqualTo("docker build --ssh default=k .\n");
  }

  @Test
  void changesArgumentsThatAVariableHolds() {
    assertThat(
            migrate(
                """
                ARGS="--pull --build-arg TOKEN=$TOKEN"
                args=(--build-arg V=1)
                args+=(--build-arg OTHER="$OTHER")
                docker build $ARGS "${args[@]}" .
                """))
        .isEqualTo(
            """
            ARGS="--pull --secret id=TOKEN,env=TOKEN"
            args=(--build-arg V=1)
            args+=(--secret id=OTHER,env=OTHER)
            docker build $ARGS "${args[@]}" .
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker build --build-arg VERSION=$TOKEN .",
        "docker run --build-arg TOKEN=$TOKEN .",
        "echo docker build --build-arg TOKEN=$TOKEN .",
        "echo 'docker build --build-arg TOKEN=$TOKEN .'",
        "# docker build --build-arg TOKEN=$TOKEN .",
        "TOKEN=$x docker build --build-arg TOKEN=$TOKEN .",
        "docker build --build-arg KEY=\"$(cat k | base64)\" .",
        "docker build --build-arg KEY=CANARYkey .",
        "docker build --label TOKEN=$TOKEN .",
        "docker builder prune --filter TOKEN=$TOKEN",
        "cat <<EOF\ndocker build --build-arg TOKEN=$TOKEN .\nEOF",
        "ARGS=\"--build-arg TOKEN=$TOKEN\"\ndocker run $ARGS x\ndocker build $ARGS .",
      })
  void leavesAlone(String text) {
    assertThat(migrate(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          docker build .                                     | dir/Dockerfile Dockerfile
          docker build -t x:y ./api                          | dir/api/Dockerfile api/Dockerfile
          docker build ./api --tag x                         | dir/api/Dockerfile api/Dockerfile
          docker build -f deploy/Dockerfile .                | dir/deploy/Dockerfile deploy/Dockerfile
          docker build --file=deploy/Dockerfile .            | dir/deploy/Dockerfile deploy/Dockerfile
          docker build -fdeploy/Dockerfile .                 | dir/deploy/Dockerfile deploy/Dockerfile
          docker build -f - .                                |
          docker build - < Dockerfile                        |
          docker build https://git.example.com/x.git         |
          cd api && docker build ..                          | dir/Dockerfile Dockerfile
          cd "$(dirname "$0")" && docker build .             | dir/Dockerfile
          cd "$(dirname "$0")/.."; docker build .            | Dockerfile
          (cd api; ls); docker build .                       | dir/Dockerfile Dockerfile
          pushd api; docker build .; popd                    | dir/api/Dockerfile api/Dockerfile
          for s in a b; do docker build svc/$s; done         | dir/svc/a/Dockerfile svc/a/Dockerfile dir/svc/b/Dockerfile svc/b/Dockerfile
          for s in svc/*; do docker build $s; done           | dir/svc/*/Dockerfile svc/*/Dockerfile
          docker build $DIR                                  |
          cd $SOMEWHERE; docker build .                      |
          docker build svc/$1                                | dir/svc/*/Dockerfile svc/*/Dockerfile
          docker build "$PWD/api"                            | dir/api/Dockerfile api/Dockerfile
          cd "$(git rev-parse --show-toplevel)"; docker build . | Dockerfile
          R=$(cd "$(dirname "$0")/.." && pwd); docker build $R/x | x/Dockerfile
          podman build .                                     | dir/Containerfile dir/Dockerfile Containerfile Dockerfile
          """)
  void knowsWhatIsBuilt(String text, String dockerfiles) {
    var calls = ShellCalls.of(script(text, false)).calls();
    assertThat(String.join(" ", calls.get(0).target().dockerfiles()))
        .isEqualTo(dockerfiles == null ? "" : dockerfiles);
  }

  @Test
  void adviceNamesWhatToDo() {
    assertThat(answers("docker build --build-arg KEY=CANARYkey ."))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.applicability()).isEqualTo(Applicability.ADVICE);
              assertThat(answer.reason()).contains("--build-arg KEY", "--ssh default");
              assertThat(answer.toString()).doesNotContain("CANARY");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          bash -c 'docker build --build-arg TOKEN=$TOKEN .'           | bash -c 'docker build --secret id=TOKEN,env=TOKEN .'
          bash -ec "docker build --build-arg TOKEN=$TOKEN ."          | bash -ec "docker build --secret id=TOKEN,env=TOKEN ."
          sudo sh -c "docker build --build-arg TOKEN=$local_x ."      | sudo sh -c "TOKEN=\\"$local_x\\" docker build --secret id=TOKEN,env=TOKEN ."
          sh -c "docker build --build-arg TOKEN='$local_x' ."         | sh -c "TOKEN='$local_x' docker build --secret id=TOKEN,env=TOKEN ."
          sh -c 'docker build --build-arg KEY="$(cat ~/k)" .'         | sh -c 'docker build --ssh default="$HOME/k" .'
          """)
  void readsWhatAnotherShellRuns(String before, String after) {
    assertThat(migrate(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      textBlock =
          """
          docker login -u me -p $PASS registry.example.com            ; printf '%s' "$PASS" | docker login -u me --password-stdin registry.example.com
          docker login -u me -p "$PASS"                               ; printf '%s' "$PASS" | docker login -u me --password-stdin
          docker login --username=me --password=$PASS                 ; printf '%s' "$PASS" | docker login --username=me --password-stdin
          docker login -u me --password="$PASS"                       ; printf '%s' "$PASS" | docker login -u me --password-stdin
          docker login -u AWS -p $(aws ecr get-login-password) x      ; printf '%s' "$(aws ecr get-login-password)" | docker login -u AWS --password-stdin x
          docker login -u AWS -p `aws ecr get-login-password` x       ; printf '%s' "`aws ecr get-login-password`" | docker login -u AWS --password-stdin x
          sudo docker login -u me -p "$PASS"                          ; printf '%s' "$PASS" | sudo docker login -u me --password-stdin
          A=b podman login -p "$PASS" -u me r.example.com             ; printf '%s' "$PASS" | A=b podman login --password-stdin -u me r.example.com
          cd x && docker login -u "$U" -p "$P" && docker push y       ; cd x && printf '%s' "$P" | docker login -u "$U" --password-stdin && docker push y
          helm registry login r.example.com -u me -p "$PASS"          ; printf '%s' "$PASS" | helm registry login r.example.com -u me --password-stdin
          skopeo login -u me -p "$PASS" r.example.com                 ; printf '%s' "$PASS" | skopeo login -u me --password-stdin r.example.com
          """)
  void movesPasswordsToStandardInput(String before, String after) {
    assertThat(migrate(before)).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker login -u me --password-stdin < file",
        "docker login -u me -p CANARYpassword",
        "docker login -p \"$PASS\" registry.example.com",
        "docker login -u me -p \"$PASS\" < file",
        "yes | docker login -u me -p \"$PASS\"",
        "exec docker login -u me -p \"$PASS\"",
        "mysql login -u me -p \"$PASS\"",
        "$(aws ecr get-login --no-include-email)",
      })
  void leavesLoginsAlone(String text) {
    assertThat(migrate(text)).isEqualTo(text);
    assertThat(answers(text).toString()).doesNotContain("CANARY");
  }

  @Test
  void adviceOnLoginsSaysWhy() {
    assertThat(answers("docker login -u me -p CANARYpassword"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.reason()).contains("must be replaced"));
    assertThat(answers("eval $(aws ecr get-login)"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.reason()).contains("get-login-password"));
  }

  private static String give(String text, Need.Form form) {
    var need =
        new Need(
            form == Need.Form.SSH ? "default" : "id_rsa",
            form,
            Optional.empty(),
            Optional.of("id_rsa"),
            true,
            false,
            Applicability.SAFE);
    var calls = ShellCalls.of(script(text, true));
    var demands = calls.calls().stream().map(call -> new Demand(List.of(need))).toList();
    return EditPlan.of(calls.rewrite(demands, ALL).edits()).applyTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          docker build -t x .                                    | docker build --ssh default=id_rsa -t x .
          docker build -t x ./app                                | docker build --ssh default=./app/id_rsa -t x ./app
          docker build "$DIR"                                    | docker build --ssh default="$DIR/id_rsa" "$DIR"
          docker build -                                         | docker build -
          cp ~/.ssh/id_rsa . && docker build .                   | docker build --ssh default="$HOME/.ssh/id_rsa" .
          cp ~/.ssh/id_rsa . && chmod 600 id_rsa && docker build . | cp ~/.ssh/id_rsa . && chmod 600 id_rsa && docker build --ssh default=id_rsa .
          cp k id_rsa; docker build . && docker build -t y .     | cp k id_rsa; docker build --ssh default=id_rsa . && docker build --ssh default=id_rsa -t y .
          cp ~/.ssh/id_rsa id_rsa && docker build .              | docker build --ssh default="$HOME/.ssh/id_rsa" .
          cp "$KEY" ./id_rsa; docker build .; rm -f id_rsa       | docker build --ssh default="$KEY" .
          cp "$KEY" app/id_rsa; docker build app && rm app/id_rsa | docker build --ssh default="$KEY" app
          """)
  void givesFilesThatTheContextHad(String before, String after) {
    assertThat(give(before, Need.Form.SSH)).isEqualTo(after);
  }

  @Test
  void keepsTheLinesOfOptions() {
    assertThat(give("cp k id_rsa\ndocker build \\\n  -t x \\\n  .\nrm id_rsa\n", Need.Form.FILE))
        .isEqualTo("docker build \\\n  --secret id=id_rsa,src=k \\\n  -t x \\\n  .\n");
  }

  @Test
  void takesAwayTheOldBuilder() {
    assertThat(migrate("export DOCKER_BUILDKIT=0\ndocker build --build-arg TOKEN=$TOKEN .\n"))
        .isEqualTo("docker build --secret id=TOKEN,env=TOKEN .\n");
    var conditional = "if x; then\n  export DOCKER_BUILDKIT=0\nfi\n";
    assertThat(migrate(conditional + "docker build --build-arg TOKEN=$TOKEN .\n"))
        .isEqualTo(conditional + "docker build --secret id=TOKEN,env=TOKEN .\n");
  }

  @Test
  void aValueThatIsNoListStaysAWord() {
    assertThat(migrate("P=$(pass x)\ndocker login -u me -p $P registry.example.com\n"))
        .isEqualTo(
            "P=$(pass x)\nprintf '%s' \"$P\" | docker login -u me --password-stdin"
                + " registry.example.com\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T=x~BUILD~export T~",
        "T=$1~if x; then export T; fi~BUILD~",
        "(export T)~T=$1~BUILD~",
        "export T~unset T~T=$1~BUILD~",
        "export -n T~BUILD~",
        "declare +x T~BUILD~",
        "set -a~. ./env~set +a~T=$1~BUILD~",
        "for T in a b; do~  BUILD~done~",
        ": ${T:=x}~BUILD~",
        "printf -v T %s x~BUILD~",
      })
  void givesAVariableThatMayNotBeExportedToTheCommandAlone(String lines) {
    var text = lines.replace('~', '\n');
    assertThat(migrate(text.replace("BUILD", "docker build --build-arg TOKEN=$T .")))
        .isEqualTo(
            text.replace("BUILD", "TOKEN=\"$T\" docker build --secret id=TOKEN,env=TOKEN ."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "readonly TOKEN=$(cat t)~docker build --build-arg TOKEN=$TOKEN .",
        "readonly K=$(vault k)~for i in a b; do docker build --build-arg KEY=\"$K\" .; done",
        "env -u TOKEN docker build --build-arg TOKEN=$TOKEN .",
        "docker build --build-arg TOKEN=$A --build-arg TOKEN=$B .",
        "if x; then F='--build-arg TOKEN'; else F=\"--build-arg TOKEN=$B\"; fi~docker build $F .",
        "T=a~F=\"--build-arg TOKEN=$T\"~T=b~docker build $F .",
        "F=\"--build-arg TOKEN=$1\"~f() { docker build $F $1; }",
        "F=\"--build-arg TOKEN=$(cat t)\"~cd app~docker build $F .",
        "f() { local T=$1; F=\"--build-arg TOKEN=$T\"; }~f x~docker build $F .",
        "D='sudo docker'~$D build --build-arg TOKEN=$TOKEN .",
        "docker build --ssh default --build-arg KEY=\"$(cat k)\" .",
        "docker build --secret id=TOKEN,env=A --build-arg TOKEN=$B .",
        "ID=\"`docker build -q --build-arg TOKEN=\\\"$T\\\" .`\"",
        "docker build --build-arg TOKEN={{ token }} .",
        "docker build --build-arg TOKEN=<%= token %> .",
        "docker build --build-arg TOKEN=%TOKEN% .",
        "docker build --build-arg TOKEN=$env:TOKEN .",
      })
  void leavesToAPersonWhatMayBeAnotherValue(String lines) {
    var text = lines.replace('~', '\n');
    assertThat(migrate(text)).isEqualTo(text);
    assertThat(answers(text))
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.applied()).isFalse();
              assertThat(answer.applicability()).isEqualTo(Applicability.ADVICE);
            });
  }

  @Test
  void printsNothingMoreInAFunction() {
    assertThat(
            migrate(
                """
                image() {
                  docker build -q --build-arg KEY="$KEY" .
                }
                id=$(image)
                """,
                true))
        .isEqualTo(
            """
            image() {
              ssh-agent sh -c 'printf "%s\\n" "$KEY" | tr -d "\\r" | ssh-add -q - && exec "$@"' - docker build -q --ssh default .
            }
            id=$(image)
            """);
  }
}
