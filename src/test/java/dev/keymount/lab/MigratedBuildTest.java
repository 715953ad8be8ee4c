package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Json;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves the migration of each context of {@code testdata/lab}: the build before leaves the secret
 * behind, the one after nowhere, and otherwise both make the same files.
 */
@Tag("builder")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigratedBuildTest {

  /** What ssh, git and the clients of the other servers say when they are turned away. */
  static final Pattern REFUSAL =
      Pattern.compile(
          "Permission denied \\(publickey|[ E]401\\b|Authentication failed|could not read (User|Pass)|User for ");

  /** What a difference is that comes from the secret, and not from what no two builds share. */
  private static final Set<String> OF_THE_SECRET = Set.of("secret", "changed-file", "unexplained");

  private final List<Scenario> scenarios;
  private final RunsAhead<Scenario> runs = new RunsAhead<>();

  MigratedBuildTest() throws IOException {
    scenarios = Scenario.all();
  }

  List<Scenario> scenarios() {
    return scenarios;
  }

  @BeforeAll
  void begin() {
    Lab lab = Lab.get();
    runs.begin(scenarios, scenario -> () -> scenario.verify(lab));
  }

  @AfterAll
  void end() {
    runs.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isProven(Scenario scenario) throws IOException, InterruptedException, ExecutionException {
    VerifyRun run = runs.of(scenario);
    run.tellsNoSecret();
    Json proof = run.proof();
    assertThat(proof.get("verdict").text()).as(run.out()).isEqualTo("proven");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(SaboteurTest.traces(proof, "before")).as(run.out()).isNotEmpty();
    assertThat(SaboteurTest.traces(proof, "after")).as(run.out()).isEmpty();
    assertThat(
            proof.get("differences").elements().stream()
                .filter(one -> OF_THE_SECRET.contains(one.get("standing").text()))
                .map(one -> one.get("path").text()))
        .as(run.out())
        .containsExactlyInAnyOrderElementsOf(scenario.differs());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void stillNeedsTheSecret(Scenario scenario) throws IOException {
    Lab lab = Lab.get();
    try (Builder builder = new Builder(lab)) {
      Scenario.Build after = scenario.after(builder, scenario.wrong(lab));
      Builder.Result result = builder.build(after.context(), after.inputs(), "--no-cache");
      assertThat(result.exitCode()).isNotZero();
      assertThat(result.log()).containsPattern(REFUSAL);
    }
  }
}
