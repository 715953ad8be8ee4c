package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.migrate.Exposure;
import dev.keymount.migrate.Exposure.Place;
import dev.keymount.result.Finding;
import dev.keymount.result.Station;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WayRowsTest {

  private static List<String> rows(List<Station> way, List<Exposure> exposures) {
    var finding =
        new Finding(
            "Dockerfile",
            2,
            Finding.DOCKERFILE,
            "secret-arg",
            "T",
            "token",
            "none",
            "advice",
            false,
            "",
            "",
            List.of(),
            List.of(),
            exposures,
            way,
            List.of(),
            "");
    return WayRows.of(finding).stream()
        .map(
            row ->
                (row.line() + " " + row.stage() + " " + String.join(", ", row.words()) + " ")
                    + row.places().stream().map(Place::label).collect(Collectors.joining(",")))
        .toList();
  }

  @Test
  void joinsWhatHappensAtOneStep() {
    assertThat(
            rows(
                List.of(
                    new Station(2, "a", "introduced"),
                    new Station(3, "a", "materialised"),
                    new Station(3, "a", "protected"),
                    new Station(7, "b", "used")),
                List.of(new Exposure(Place.BUILD_LOG, "a", 3))))
        .containsExactly(
            "2 a comes in ", "3 a written to a file or an agent, guarded build-log", "7 b used ");
  }

  @Test
  void hasAStepWhereASecretStaysAndNothingElseHappens() {
    assertThat(
            rows(
                List.of(new Station(5, "a", "used")),
                List.of(
                    new Exposure(Place.IMAGE_HISTORY, "a", 2),
                    new Exposure(Place.IMAGE_LAYER, "a", 9))))
        .containsExactly("2 a comes in image-history", "5 a used ", "9 a  image-layer");
  }

  @Test
  void showsAnEventThatItDoesNotKnowByItsName() {
    assertThat(rows(List.of(new Station(1, "", "lent")), List.of())).containsExactly("1  lent ");
  }
}
