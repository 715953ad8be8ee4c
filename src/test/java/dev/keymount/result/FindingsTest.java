package dev.keymount.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.RepositoryMigration;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.transform.MountForms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTest {

  private static final Wishes WISHES =
      new Wishes(MountForms.DEFAULT, false, Set.of(), Set.of(), true);

  @TempDir private Path directory;

  private Findings findings() throws Exception {
    var migration = RepositoryMigration.of(directory, WISHES, path -> false);
    var findings = new Findings(migration.configuration().names());
    migration.run(findings::add, findings::add);
    return findings;
  }

  private void file(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }

  private List<String> fingerprints(String dockerfile) throws Exception {
    file("Dockerfile", dockerfile);
    return findings().findings().stream().map(Finding::fingerprint).toList();
  }

  @Test
  void aFindingHasItsPlaceItsWayAndItsChange() throws Exception {
    file("Dockerfile", "FROM node:22 AS build\nARG NPM_TOKEN\nRUN npm ci\n");
    var findings = findings();
    assertThat(findings.outcome()).isEqualTo(Outcome.MIGRATED);
    assertThat(findings.dockerfiles()).isEqualTo(1);
    var finding = findings.findings().get(0);
    assertThat(finding.path()).isEqualTo("Dockerfile");
    assertThat(finding.line()).isEqualTo(2);
    assertThat(finding.way())
        .containsExactly(new Station(2, "build", "introduced"), new Station(3, "build", "offered"));
    assertThat(finding.changes())
        .containsExactly(
            new FileChange(
                "Dockerfile",
                List.of(
                    new FileChange.Replacement(
                        2,
                        1,
                        4,
                        1,
                        "RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n"))));
  }

  @Test
  void fingerprintsStayWhereLinesMove() throws Exception {
    var text =
        """
        FROM node:22
        ARG NPM_TOKEN
        RUN npm ci
        FROM node:22
        ARG NPM_TOKEN
        ARG API_TOKEN
        RUN npm ci && call "$API_TOKEN"
        """;
    var before = fingerprints(text);
    assertThat(before).hasSize(2).doesNotHaveDuplicates().allMatch(f -> f.matches("[0-9a-f]{32}"));
    var moved = text.replace("FROM", "# a comment\n\nFROM").replace("npm ci", "npm  ci");
    assertThat(fingerprints(moved)).isEqualTo(before);
    assertThat(fingerprints("FROM a\nARG NEW_TOKEN\nRUN call \"$NEW_TOKEN\"\n" + text))
        .containsAll(before);
    assertThat(fingerprints(text.replace("API_TOKEN", "APP_TOKEN"))).doesNotContain(before.get(1));
  }

  @Test
  void aLiteralIsNeitherInTheWordsNorInTheChange() throws Exception {
    file(
        "Dockerfile",
        """
        FROM node:22
        ARG NPM_TOKEN
        ARG SEAT=CANARYSeat4711
        RUN npm ci --seat=$SEAT
        RUN curl -H "Authorization: Bearer CANARY0123456789abcdefghij0123456789" https://a.example.com
        """);
    file(".keymount.yml", "secrets: [SEAT]\n");
    var findings = findings().findings();
    assertThat(findings).hasSizeGreaterThanOrEqualTo(2);
    assertThat(findings.toString()).doesNotContain("CANARY");
  }

  /** The changed line would show the value, so nobody is handed it. */
  @Test
  void aLiteralInAnInsertedLineTakesTheChangeAway() throws Exception {
    var line = "RUN SEAT=%s npm ci\n";
    file(".keymount.yml", "secrets: [SEAT]\n");
    file("Dockerfile", "FROM node:22\nARG NPM_TOKEN\n" + line.formatted("\"$A\""));
    assertThat(named("NPM_TOKEN").changes()).isNotEmpty();
    file("Dockerfile", "FROM node:22\nARG NPM_TOKEN\n" + line.formatted("CANARYSeat4711"));
    assertThat(named("NPM_TOKEN").isMoved()).isTrue();
    assertThat(named("NPM_TOKEN").changes()).isEmpty();
  }

  private Finding named(String secret) throws Exception {
    return findings().findings().stream()
        .filter(finding -> finding.secret().equals(secret))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFileThatCannotBeReadIsAnIssue() throws Exception {
    file("Dockerfile", "FROM a\nFRUM b\n");
    var findings = findings();
    assertThat(findings.issues()).hasSize(1);
    assertThat(findings.issues().get(0).line()).isEqualTo(2);
    assertThat(findings.findings()).isEmpty();
  }

  @Test
  void theOutcomeTellsWhatIsLeft() throws Exception {
    file("Dockerfile", "FROM a\nRUN make\n");
    assertThat(findings().outcome()).isEqualTo(Outcome.CLEAN);
    file("Dockerfile", "FROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n");
    assertThat(findings().outcome()).isEqualTo(Outcome.MANUAL);
    file(
        "Dockerfile",
        "FROM a\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\nARG NPM_TOKEN\nRUN npm ci\n");
    assertThat(findings().outcome()).isEqualTo(Outcome.PARTIAL);
  }

  @Test
  void noTextShowsTheValueOfASecretThatWasFound() throws Exception {
    file(
        "Dockerfile",
        "FROM alpine\nARG REG_SEAT\nENV DB_PASSWORD=CANARY2024!x\nARG REG_PASSWORD\n"
            + "RUN curl -u \"bot:$REG_PASSWORD\" https://files.example.com/x\n");
    file("build.sh", "docker build --build-arg \"REG_PASSWORD=CANARY4dor&3xYq\" -t x .\n");
    var findings = findings();
    assertThat(findings.findings()).hasSizeGreaterThan(1);
    assertThat(findings.findings().toString()).doesNotContain("CANARY").doesNotContain("xYq");
    var caller = findings.findings().get(findings.findings().size() - 1);
    assertThat(caller.path()).isEqualTo("build.sh");
    assertThat(caller.isMoved()).isTrue();
    assertThat(caller.changes()).isEmpty();
    assertThat(findings.redacted("-docker build --build-arg REG_PASSWORD=CANARY1 -t x ."))
        .isEqualTo("-docker build --build-arg REG_PASSWORD=[redacted] -t x .");
  }
}
