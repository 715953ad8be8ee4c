package dev.keymount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.DockerfileMigration;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.Settings;
import dev.keymount.secret.NamePolicy;
import dev.keymount.source.SourceText;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds together what there is of each rule: its page, the cases below {@code
 * testdata/migrate/RULE/} that report it, the look-alikes in {@code
 * testdata/migrate/RULE/left-alone/*.Dockerfile}, which are at least as many, and what the
 * migration makes of the example in the page.
 */
class RulePagesTest {

  private static final Path CASES = Path.of(System.getProperty("keymount.testdata"), "migrate");
  private static final List<String> HEADINGS =
      List.of("What", "Why", "Before", "After", "When not", "How to suppress");
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern BLOCK =
      Pattern.compile("```dockerfile\\n(.*?)```\\n", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource
  void hasAPageForATerminal(Rule rule) throws IOException {
    var page = Explain.page(rule.id());
    assertThat(page).startsWith("# " + rule.id() + ": " + rule.summary() + "\n\n").endsWith("\n");
    assertThat(page.lines()).allMatch(line -> line.length() <= 80 && line.matches("[ -~]*"));
    var headings = HEADING.matcher(page).results().map(found -> found.group(1)).toList();
    assertThat(headings).isEqualTo(HEADINGS);
    for (var heading : HEADINGS) {
      assertThat(section(page, heading)).as(heading).isNotBlank();
    }
    assertThat(section(page, "How to suppress"))
        .contains("# keymount:ignore=" + rule.id() + " ", "--ignore " + rule.id(), ".keymount.yml");
  }

  @ParameterizedTest
  @EnumSource
  void isListed(Rule rule) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(Main.run(print, print, "explain")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .allMatch(line -> line.length() <= 80)
        .filteredOn(line -> line.startsWith(rule.id() + " "))
        .singleElement()
        .asString()
        .endsWith("  " + rule.summary());
  }

  /**
   * What the page shows is what happens; where a person must write it, the page says "by hand", and
   * what they write is clean.
   */
  @ParameterizedTest
  @EnumSource
  void comesOutAsItsPageShows(Rule rule) throws IOException {
    var page = Explain.page(rule.id());
    var result = migrated(rule, example(page, "Before"));
    assertThat(result.secrets()).isNotEmpty().allMatch(secret -> secret.fix().rule() == rule);
    var after = example(page, "After");
    if (result.isChanged()) {
      assertThat(result.after().text()).isEqualTo(after);
    } else {
      assertThat(section(page, "After")).containsPattern("(?i)by\\shand");
    }
    assertThat(migrated(rule, after).secrets()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void hasCasesAndAsManyLookAlikes(Rule rule) throws IOException {
    int reported = 0;
    for (var report : files(CASES.resolve(rule.id()), "report.txt")) {
      reported += Files.readString(report).contains("[" + rule.id() + "]") ? 1 : 0;
    }
    assertThat(reported).isPositive();
    assertThat(files(lookAlikes(rule), ".Dockerfile")).hasSizeGreaterThanOrEqualTo(reported);
  }

  @ParameterizedTest
  @MethodSource
  void isLeftAlone(Path lookAlike) throws IOException {
    var rule = Rule.fromId(CASES.relativize(lookAlike).getName(0).toString()).orElseThrow();
    var text = Files.readString(CASES.resolve(lookAlike));
    for (var settings : List.of(Settings.DEFAULT, only(rule))) {
      var result = DockerfileMigration.of("Dockerfile", SourceText.of(text), settings);
      assertThat(result.problems()).isEmpty();
      assertThat(result.secrets().stream().map(secret -> secret.fix().reason())).isEmpty();
      assertThat(result.isChanged()).isFalse();
    }
  }

  static Stream<Path> isLeftAlone() throws IOException {
    var found = Stream.<Path>of();
    for (var rule : Rule.values()) {
      found = Stream.concat(found, files(lookAlikes(rule), ".Dockerfile").stream());
    }
    return found;
  }

  private static DockerfileResult migrated(Rule rule, String text) {
    return DockerfileMigration.of("Dockerfile", SourceText.of(text), only(rule));
  }

  private static Settings only(Rule rule) {
    return new Settings(MountForms.DEFAULT, false, Set.of(rule.id()), Set.of(), NamePolicy.NONE);
  }

  private static String section(String page, String heading) {
    var from = page.indexOf("\n## " + heading + "\n\n") + heading.length() + 6;
    var to = page.indexOf("\n## ", from);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  private static String example(String page, String heading) {
    var block = BLOCK.matcher(section(page, heading));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static Path lookAlikes(Rule rule) {
    return CASES.resolve(rule.id()).resolve("left-alone");
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
