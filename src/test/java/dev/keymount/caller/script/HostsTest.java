package dev.keymount.caller.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of shell text in scripts, Justfiles, package.json and Markdown. */
class HostsTest {

  @ParameterizedTest
  @CsvSource({
    "build.sh,true",
    "scripts/build,true",
    "a/b/c.bash,true",
    ".envrc,true",
    "bin/build,true",
    "src/Main.java,false",
    "src/main/thing,false",
    "build.bat,false",
  })
  void coversScripts(String path, boolean covers) {
    assertThat(new ShellFile().covers(path)).isEqualTo(covers);
  }

  @Test
  void scriptsKeepTheirLayout() {
    assertThat(
            Callers.migrate(
                new ShellFile(),
                "scripts/build",
                "#!/usr/bin/env bash\r\nset -euo pipefail\r\n\r\nif true; then\r\n  docker build \\\r\n"
                    + "    --build-arg KEY=\"$KEY\" \\\r\n    .  # done\r\nfi"))
        .isEqualTo(
            "#!/usr/bin/env bash\r\nset -euo pipefail\r\n\r\nif true; then\r\n"
                + "  eval \"$(ssh-agent -s)\"\r\n"
                + "  printf '%s\\n' \"$KEY\" | tr -d '\\r' | ssh-add -\r\n  docker build \\\r\n"
                + "    --ssh default \\\r\n    .  # done\r\nfi");
  }

  @Test
  void scriptsOfOtherLanguagesAreNone() {
    assertThat(
            new ShellFile()
                .read(
                    new dev.keymount.caller.CallerFile(
                        "bin/x",
                        dev.keymount.source.SourceText.of("#!/usr/bin/env python3\n"),
                        dev.keymount.caller.Surroundings.NONE)))
        .isEmpty();
  }

  @Test
  void justfiles() {
    assertThat(
            Callers.migrate(
                new Justfile(),
                "justfile",
                """
                key := `cat ~/.ssh/id_rsa`
                token := env_var('TOKEN')
                tag := "latest"

                # builds
                build:
                    @docker build --build-arg KEY="{{key}}" --build-arg TOKEN={{ token }} \\
                        -t app:{{tag}} .

                publish version:
                    #!/usr/bin/env bash
                    set -e
                    docker build --build-arg KEY="$KEY" .
                    docker login -u me -p "{{version}}"
                """))
        .isEqualTo(
            """
            token := env_var('TOKEN')
            tag := "latest"

            # builds
            build:
                @docker build --ssh default="$HOME/.ssh/id_rsa" --secret id=TOKEN,env=TOKEN \\
                    -t app:{{tag}} .

            publish version:
                #!/usr/bin/env bash
                set -e
                eval "$(ssh-agent -s)"
                printf '%s\\n' "$KEY" | tr -d '\\r' | ssh-add -
                docker build --ssh default .
                printf '%s' "{{version}}" | docker login -u me --password-stdin
            """);
  }

  @Test
  void packageScripts() {
    assertThat(
            Callers.migrate(
                new PackageJson(),
                "package.json",
                """
                {
                  "name": "docker build --build-arg TOKEN=$TOKEN .",
                  "scripts": {
                    "a": "docker build --build-arg TOKEN=\\"$TOKEN\\" .",
                    "b": "npm run lint && docker build --build-arg KEY=\\"$(cat ~/.ssh/id_rsa)\\" -t x .",
                    "c": "docker build --build-arg TOKEN=\\"$A:$B\\" .",
                    "d": "echo \\u0064ocker build --build-arg TOKEN=$TOKEN ."
                  },
                  "config": {"e": "docker build --build-arg TOKEN=$TOKEN ."}
                }
                """))
        .isEqualTo(
            """
            {
              "name": "docker build --build-arg TOKEN=$TOKEN .",
              "scripts": {
                "a": "docker build --secret id=TOKEN,env=TOKEN .",
                "b": "npm run lint && docker build --ssh default=\\"$HOME/.ssh/id_rsa\\" -t x .",
                "c": "TOKEN=\\"$A:$B\\" docker build --secret id=TOKEN,env=TOKEN .",
                "d": "echo \\u0064ocker build --build-arg TOKEN=$TOKEN ."
              },
              "config": {"e": "docker build --build-arg TOKEN=$TOKEN ."}
            }
            """);
  }

  @Test
  void markdown() {
    assertThat(
            Callers.migrate(
                new Markdown(),
                "README.md",
                """
                Run `docker build --build-arg TOKEN=$TOKEN .`:

                    docker build --build-arg TOKEN=$TOKEN .

                ```bash
                docker build --build-arg TOKEN=<your token> .
                ```

                1. Then

                   ~~~console
                   $ docker build \\
                       --build-arg TOKEN=$TOKEN .
                   Step 1/3: docker build --build-arg TOKEN=$TOKEN .
                   $ docker build --build-arg KEY="$KEY" .
                   $ docker login -u AWS -p <GENERATED_PASSWORD> registry.example.com
                   ~~~

                ```yaml
                run: docker build --build-arg TOKEN=$TOKEN .
                ```
                """))
        .isEqualTo(
            """
            Run `docker build --build-arg TOKEN=$TOKEN .`:

                docker build --build-arg TOKEN=$TOKEN .

            ```bash
            TOKEN="<your token>" docker build --secret id=TOKEN,env=TOKEN .
            ```

            1. Then

               ~~~console
               $ docker build \\
                   --secret id=TOKEN,env=TOKEN .
               Step 1/3: docker build --build-arg TOKEN=$TOKEN .
               $ eval "$(ssh-agent -s)"
               $ printf '%s\\n' "$KEY" | tr -d '\\r' | ssh-add -
               $ docker build --ssh default .
               $ printf '%s' "<GENERATED_PASSWORD>" | docker login -u AWS --password-stdin registry.example.com
               ~~~

            ```yaml
            run: docker build --build-arg TOKEN=$TOKEN .
            ```
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"scripts\": []}", "{\"scripts\": {\"a\": 1}}", ""})
  void brokenPackagesAreLeftAlone(String text) {
    var document =
        new PackageJson()
            .read(
                new dev.keymount.caller.CallerFile(
                    "package.json",
                    dev.keymount.source.SourceText.of(text),
                    dev.keymount.caller.Surroundings.NONE));
    assertThat(document.map(d -> d.calls().size()).orElse(0)).isZero();
  }

  @Test
  void knowsThatBlocksOfMarkdownAreTypedIntoOneShell() {
    var first = "```sh\nTOKEN=abc\n```\n\n```sh\n";
    assertThat(
            Callers.migrate(
                new Markdown(),
                "README.md",
                first + "docker build --build-arg TOKEN=$TOKEN .\n```\n"))
        .isEqualTo(first + "TOKEN=\"$TOKEN\" docker build --secret id=TOKEN,env=TOKEN .\n```\n");
  }

  @Test
  void leavesVariablesOfOtherShellsAlone() {
    var script = "{\"scripts\": {\"b\": \"docker build --build-arg TOKEN=%TOKEN% .\"}}";
    assertThat(Callers.migrate(new PackageJson(), "package.json", script)).isEqualTo(script);
    var block = "```\ndocker build --build-arg TOKEN=$env:TOKEN .\n```\n";
    assertThat(Callers.migrate(new Markdown(), "README.md", block)).isEqualTo(block);
  }

  @Test
  void leavesFlagsOfAJustfileAloneThatOthersReadToo() {
    var text =
        """
        args := "--build-arg TOKEN"

        build:
            docker build {{args}} .

        run:
            ARGS={{args}} ./run
        """;
    assertThat(Callers.migrate(new Justfile(), "justfile", text)).isEqualTo(text);
  }
}
