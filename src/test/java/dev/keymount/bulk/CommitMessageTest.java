package dev.keymount.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.result.Outcome;
import dev.keymount.transform.MountForms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commits and requests say. */
class CommitMessageTest {

  @TempDir private Path directory;

  private Migrated migrated() throws Exception {
    Files.writeString(
        directory.resolve("Dockerfile"),
        """
        FROM node:22
        ARG NPM_TOKEN
        RUN npm ci
        ENV API_TOKEN=$API_TOKEN
        """);
    Files.writeString(
        directory.resolve("Makefile"), "image:\n\tdocker build --build-arg NPM_TOKEN -t app .\n");
    var source = new Source.Directory(directory, "app", "app");
    return Migrated.of(
        new Repository(0, "app", "app", "app", source),
        directory,
        "",
        new Wishes(MountForms.DEFAULT, false, Set.of(), Set.of(), true),
        path -> false);
  }

  @Test
  void saysWhatChangedAndWhatBuildsMustPass() throws Exception {
    var result = migrated().result();

    assertThat(result.outcome()).isIn(Outcome.MIGRATED, Outcome.PARTIAL);
    assertThat(CommitMessage.of(result))
        .startsWith("Pass build secrets through BuildKit mounts\n\n")
        .contains("- Dockerfile:2: NPM_TOKEN is mounted as a build secret in its variable\n")
        .contains("- Makefile:2: --build-arg NPM_TOKEN becomes --secret")
        .contains("    docker build --secret id=NPM_TOKEN,env=NPM_TOKEN .\n")
        .contains("Docker Engine 27.3")
        .contains("- NPM_TOKEN (image history)\n")
        .endsWith("\n")
        .doesNotContain("\n\n\n");
  }

  @Test
  void theBodyOfARequestSaysTheSameInMarkdown() throws Exception {
    assertThat(RequestBody.of(migrated().result()))
        .contains("### Changed\n\n- `Dockerfile:2: NPM_TOKEN is mounted as a build secret in its")
        .contains("- `docker build --secret id=NPM_TOKEN,env=NPM_TOKEN .`\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                | `plain`",
        "@team <img> [a](b)   | `@team <img> [a](b)`",
        "a`b                  | `` a`b ``",
        "``                   | ``` `` ```",
        "`a                   | `` `a ``",
      })
  void textsStandInCodeSpans(String text, String span) {
    assertThat(RequestBody.code(text)).isEqualTo(span);
  }

  @Test
  void textsStayInTheirLine() {
    assertThat(CommitMessage.line("a\nSigned-off-by: x\r\u001b[31m\u202e\u2028\tb"))
        .isEqualTo("a\ufffdSigned-off-by: x\ufffd\ufffd[31m\ufffd\ufffd b");
  }
}
