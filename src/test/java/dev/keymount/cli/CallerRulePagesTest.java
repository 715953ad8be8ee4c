package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.CallerRule;
import dev.keymount.migrate.RuleIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the pages of the rules about callers to what the migration makes of their examples. */
class CallerRulePagesTest {

  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```\\n", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource
  void hasAPageForATerminal(CallerRule rule) throws IOException {
    var page = Explain.page(rule.id());
    assertThat(page).startsWith("# " + rule.id() + ": " + rule.summary() + "\n\n").endsWith("\n");
    assertThat(page.lines())
        .allMatch(line -> line.matches("[ -~]*"))
        .allMatch(line -> line.length() <= 80 || line.contains("docker login"));
    assertThat(page)
        .containsSubsequence(
            "## What\n",
            "## Why\n",
            "## Before\n",
            "## After\n",
            "## When not\n",
            "## How to suppress\n")
        .contains("--ignore " + rule.id(), ".keymount.yml");
    assertThat(RuleIds.all()).contains(rule.id());
  }

  @ParameterizedTest
  @EnumSource
  void comesOutAsItsPageShows(CallerRule rule, @TempDir Path directory) throws IOException {
    var examples =
        BLOCK
            .matcher(Explain.page(rule.id()))
            .results()
            .map(block -> "#!/bin/sh\n" + block.group(1))
            .toList();
    assertThat(examples).hasSize(2);
    Files.writeString(directory.resolve("Dockerfile"), "FROM node\nARG NPM_TOKEN\nRUN npm ci\n");
    var script = Files.writeString(directory.resolve("build.sh"), examples.get(0));
    var err = new ByteArrayOutputStream();
    var print = new PrintStream(err, true, StandardCharsets.UTF_8);
    Main.run(print, print, "migrate", directory.toString());
    assertThat(Files.readString(script)).isEqualTo(examples.get(1));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("[" + rule.id() + "]");
  }

  @ParameterizedTest
  @EnumSource
  void isPassedOverWhereTheUserSaysSo(CallerRule rule, @TempDir Path directory) throws IOException {
    var example = BLOCK.matcher(Explain.page(rule.id())).results().findFirst().orElseThrow();
    for (var arguments : List.of("--no-callers", "--ignore=" + rule.id())) {
      Files.writeString(directory.resolve("Dockerfile"), "FROM node\nARG NPM_TOKEN\nRUN npm ci\n");
      var script = Files.writeString(directory.resolve("build.sh"), example.group(1));
      var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
      Main.run(print, print, "migrate", arguments, directory.toString());
      assertThat(Files.readString(script)).as(arguments).isEqualTo(example.group(1));
    }
  }
}
