package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.transform.MountForms.NamedForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

  private static Configuration configuration(String text) {
    var file = ConfigurationFile.of(text);
    assertThat(file.problems()).isEmpty();
    return file.configuration();
  }

  private static List<String> problems(String text) {
    var file = ConfigurationFile.of(text);
    assertThat(file.configuration()).isEqualTo(Configuration.NONE);
    return file.problems().stream().map(p -> p.line() + ": " + p.message()).toList();
  }

  @Test
  void allKeysAreRead() {
    var read =
        configuration(
            """
            # what the names do not say
            secrets: [ACME_*, 'LICENCE']
            not-secrets:
              - BUILD_TOKEN
            ignore: [secret-url]
            mechanism:
              NPM_TOKEN: file
              DEPLOY_KEY: ssh
            paths:
              exclude: ["examples/"]
            """);
    assertThat(read.names().secret())
        .containsExactlyInAnyOrder("ACME_*", "LICENCE", "NPM_TOKEN", "DEPLOY_KEY");
    assertThat(read.names().harmless()).containsExactly("BUILD_TOKEN");
    assertThat(read.ignore()).containsExactly("secret-url");
    assertThat(read.forms())
        .isEqualTo(Map.of("NPM_TOKEN", NamedForm.FILE, "DEPLOY_KEY", NamedForm.SSH));
    assertThat(read.exclude()).containsExactly("examples/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n", "---\n", "{}\n", "secrets: []\n"})
  void nothingIsConfiguredByNothing(String text) {
    assertThat(configuration(text)).isEqualTo(Configuration.NONE);
  }

  @Test
  void lineEndingsAndAByteOrderMarkDoNotMatter() {
    assertThat(configuration("\ufeffsecrets:\r\n  - ACME\r\n").names().secret())
        .containsExactly("ACME");
  }

  @Test
  void unknownKeysAreNamedWithTheKnownOnes() {
    assertThat(problems("# x\nsecret: [A]\n"))
        .containsExactly(
            "2: unknown key 'secret'; there are secrets, not-secrets, ignore, mechanism, paths");
    assertThat(problems("paths:\n  exclude: [a]\n  include: [b]\n"))
        .containsExactly("3: unknown key 'include' in paths; there is exclude");
  }

  @Test
  void wrongTypesSayWhatToWrite() {
    assertThat(problems("secrets: ACME\n"))
        .containsExactly("1: secrets is no list; write the names as secrets: [A, B]");
    assertThat(problems("secrets:\n"))
        .containsExactly("1: secrets is no list; write the names as secrets: [A, B]");
    assertThat(problems("secrets:\n  - ACME\n  - 7\n  - [B]\n"))
        .containsExactly(
            "3: an entry of secrets is no text; write it in quotes",
            "4: an entry of secrets is no text; write it in quotes");
    assertThat(problems("- ACME\n"))
        .containsExactly("1: the configuration is no mapping; write it as KEY: VALUE");
    assertThat(problems("mechanism: [A]\n"))
        .containsExactly("1: mechanism is no mapping; write it as KEY: VALUE");
    assertThat(problems("paths: examples\n"))
        .containsExactly("1: paths is no mapping; write it as KEY: VALUE");
    assertThat(problems("1: x\n"))
        .containsExactly("1: a key of the configuration is no text; write it in quotes");
    assertThat(problems("? [a]\n: x\n"))
        .containsExactly("1: a key of the configuration is no text; write it in quotes");
  }

  @Test
  void valuesThatThereAreNotSayWhichThereAre() {
    assertThat(problems("ignore:\n  - secret-args\n"))
        .singleElement()
        .asString()
        .startsWith("2: no such rule: secret-args; there are ssh-key-arg, ");
    assertThat(problems("mechanism:\n  NPM_TOKEN: paper\n"))
        .containsExactly("2: the mechanism of NPM_TOKEN is not known; write env, file or ssh");
    assertThat(problems("secrets: ['*', 'A B', '$A']\n"))
        .containsExactly(
            "1: '*' is no name of a variable; name one, such as NPM_TOKEN",
            "1: 'A B' is no name of a variable; name one, such as NPM_TOKEN",
            "1: '$A' is no name of a variable; name one, such as NPM_TOKEN");
    assertThat(problems("mechanism: {'NPM_*': env}\n"))
        .containsExactly("1: 'NPM_*' is no name of a variable; name one, such as NPM_TOKEN");
  }

  @Test
  void whatIsThereTwiceIsAProblem() {
    assertThat(problems("ignore: [secret-arg]\nsecrets: [A]\nignore: []\n"))
        .containsExactly("3: ignore is there twice, first in line 1; keep one");
    assertThat(problems("mechanism:\n  A: env\n  A: file\n"))
        .containsExactly("3: A is there twice, first in line 2; keep one");
    assertThat(problems("secrets: [A]\nnot-secrets: [A]\n"))
        .containsExactly("2: A is named as a secret and in not-secrets; keep one of them");
    assertThat(problems("mechanism: {A: env}\nnot-secrets: [A]\n"))
        .containsExactly("2: A is named as a secret and in not-secrets; keep one of them");
  }

  @Test
  void brokenYamlIsAProblemAtItsLine() {
    assertThat(problems("secrets:\n  - 'A\n")).singleElement().asString().startsWith("3: ");
    assertThat(problems("secrets: [A]\nignore: b: c\n"))
        .containsExactly("2: mapping values are not allowed here; correct the YAML");
    assertThat(problems("secrets: *a\n")).singleElement().asString().contains("correct the YAML");
    assertThat(problems("a: b\n---\nc: d\n")).singleElement().asString().startsWith("2: ");
    assertThat(problems("secrets: [A]\nignore: \u0001\n"))
        .containsExactly("2: a character that YAML does not allow; delete it");
  }

  @Test
  void depthDoesNotExhaustTheStack() {
    assertThat(problems("[".repeat(200_000)))
        .containsExactly("0: it is nested deeper than anything Keymount reads; flatten it");
    assertThat(problems("secrets: &a [*a]\n"))
        .containsExactly("1: an entry of secrets is no text; write it in quotes");
  }

  @Test
  void aFileThatCannotBeReadIsAProblem(@TempDir Path directory) throws IOException {
    assertThat(ConfigurationFile.in(directory).problems()).isEmpty();
    var file = directory.resolve(ConfigurationFile.NAME);
    Files.write(file, "secrets: [\u00e9]".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(ConfigurationFile.in(directory).problems())
        .singleElement()
        .matches(problem -> problem.message().equals("it is not UTF-8; save it as UTF-8"));
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(ConfigurationFile.in(directory).problems())
        .singleElement()
        .matches(problem -> problem.message().startsWith("cannot be read: "));
  }
}
