package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.corpus.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves each migration of {@code testdata/verify} on the builder of the lab: the wrong ones are
 * found out with the place of their mistake, the right ones are proven.
 */
@Tag("builder")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaboteurTest {

  private static final Map<String, Integer> EXIT_CODES =
      Map.of("proven", 0, "leaks", 1, "differs", 1, "fails", 1, "not-provable", 2);

  private final List<Saboteur> saboteurs;
  private final RunsAhead<Saboteur> runs = new RunsAhead<>();

  SaboteurTest() throws IOException {
    saboteurs = Saboteur.all();
  }

  List<Saboteur> saboteurs() {
    return saboteurs;
  }

  @BeforeAll
  void begin() {
    Lab lab = Lab.get();
    runs.begin(saboteurs, saboteur -> () -> saboteur.verify(lab));
  }

  @AfterAll
  void end() {
    runs.close();
  }

  @ParameterizedTest
  @MethodSource("saboteurs")
  void isFoundOut(Saboteur saboteur) throws IOException, InterruptedException, ExecutionException {
    VerifyRun run = runs.of(saboteur);
    run.tellsNoSecret();
    Json proof = run.proof();
    assertThat(proof.get("verdict").text()).as(run.out()).isEqualTo(saboteur.verdict());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(EXIT_CODES.get(saboteur.verdict()));
    switch (saboteur.verdict()) {
      case "leaks" ->
          assertThat(traces(proof, "after")).as(run.out()).anyMatch(one -> isTrace(one, saboteur));
      case "differs" ->
          assertThat(proof.get("differences").elements())
              .as(run.out())
              .anyMatch(one -> isDifference(one, saboteur));
      case "proven" -> {
        assertThat(traces(proof, "before")).as(run.out()).isNotEmpty();
        assertThat(traces(proof, "after")).as(run.out()).isEmpty();
      }
      default ->
          assertThat(proof.get("failures").elements())
              .as(run.out())
              .anyMatch(one -> isFailure(one, saboteur));
    }
  }

  /** Returns the traces that one side left of any secret. */
  static List<Json> traces(Json proof, String side) {
    return proof.get("secrets").elements().stream()
        .flatMap(secret -> secret.get(side).elements().stream())
        .toList();
  }

  private static boolean isTrace(Json trace, Saboteur saboteur) {
    return Stream.of("place", "stage", "path", "form", "line")
        .allMatch(key -> is(trace, saboteur, key));
  }

  private static boolean isDifference(Json difference, Saboteur saboteur) {
    return difference.get("failure").text().equals("true")
        && is(difference, saboteur, "path")
        && is(difference, saboteur, "line")
        && difference.get("what").text().contains(saboteur.expected("what").orElseThrow());
  }

  private static boolean isFailure(Json failure, Saboteur saboteur) {
    String text =
        failure.get("message").text() + "\n" + String.join("\n", failure.get("log").texts());
    return failure.get("side").text().equals("after")
        && is(failure, saboteur, "stage")
        && is(failure, saboteur, "line")
        && text.contains(saboteur.expected("message").orElseThrow());
  }

  private static boolean is(Json one, Saboteur saboteur, String key) {
    return saboteur.expected(key).map(one.get(key).text()::equals).orElse(true);
  }
}
