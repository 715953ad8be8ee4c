package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.Verifications;
import dev.keymount.report.html.StageGraph.Box;
import dev.keymount.report.html.StageGraph.Edge;
import dev.keymount.report.html.StageGraph.Kind;
import dev.keymount.report.html.StageGraph.Mark;
import dev.keymount.report.html.StageGraph.Row;
import dev.keymount.report.html.StageGraph.Way;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StageGraphReaderTest {

  private static List<String> rows(Box box) {
    return box.rows().stream().map(StageGraphReaderTest::row).toList();
  }

  private static String row(Row row) {
    var marks =
        row.marks().stream()
            .map(mark -> " [" + Swatch.letter(mark.secret()) + " " + mark.way() + "]")
            .collect(Collectors.joining());
    return (row.line() > 0 ? row.line() : row.kind()) + " " + row.text() + marks;
  }

  @Test
  void followsTheSecretsThroughTheStages() {
    var graph = StageGraphReader.before(Verifications.proven());
    assertThat(graph.boxes())
        .extracting(Box::name)
        .containsExactly("base", "themes", "build", "stage 3", "the build as a whole");
    assertThat(rows(graph.boxes().get(0)))
        .containsExactly(
            "3 ARG SSH_PRIVATE_KEY [A ENTERS]",
            "4 RUN mkdir -p -m 700 ~/.ssh && echo \"$SSH_PRIVATE_KEY\" > ~/.ssh/id_ed25519 &&"
                + " chmod 600 ~/.ssh/id_ed25519 && ssh-keyscan git.example.com >>"
                + " ~/.ssh/known_hosts [A PASSES] [A PASSES] [A PASSES]",
            "FOUND left in layer 7, history [A FOUND]");
    assertThat(rows(graph.boxes().get(2)))
        .contains(
            "14 ARG NPM_TOKEN [B ENTERS]",
            "16 COPY --from=base /root/.ssh /root/.ssh [A PASSES]",
            "FOUND left in layer 8 [A FOUND]",
            "FOUND left in history [B FOUND]");
    assertThat(graph.boxes().get(3).isImage()).isTrue();
    assertThat(rows(graph.boxes().get(3))).last().isEqualTo("CLEAN searched: nothing found");
    assertThat(graph.edges())
        .containsExactlyInAnyOrder(
            new Edge(0, 1, -1), new Edge(0, 2, 1), new Edge(2, 3, 0), new Edge(1, 3, 1));
  }

  @Test
  void showsMountsAfterTheMigration() {
    var graph = StageGraphReader.after(Verifications.proven());
    assertThat(graph.isHeld()).containsExactly(false, false);
    assertThat(graph.boxes())
        .flatExtracting(Box::rows)
        .flatExtracting(Row::marks)
        .extracting(Mark::way)
        .containsOnly(Way.MOUNTED)
        .hasSize(5);
    assertThat(rows(graph.boxes().get(1)))
        .containsExactly(
            "8 RUN git clone git@git.example.com:team/themes.git . [A MOUNTED]",
            "CLEAN searched: nothing found");
  }

  @Test
  void showsWhatIsLeftAfterTheMigration() {
    var graph = StageGraphReader.after(Verifications.leaking());
    assertThat(graph.isHeld()).containsExactly(false, true);
    assertThat(rows(graph.boxes().get(2))).contains("FOUND left in layer 9 [B FOUND]");
    assertThat(rows(graph.boxes().get(3))).contains("FOUND left in configuration [B FOUND]");
  }

  @Test
  void callsNothingSearchedThatWasNotBuilt() {
    var failing = StageGraphReader.after(Verifications.failing());
    assertThat(rows(failing.boxes().get(2))).last().isEqualTo("UNKNOWN not built, so not searched");
    assertThat(failing.boxes().get(2).rows())
        .filteredOn(row -> row.kind() == Kind.FAILED_STEP)
        .extracting(Row::line)
        .containsExactly(17);
    var unbuilt = StageGraphReader.after(Verifications.notProvable());
    assertThat(rows(unbuilt.boxes().get(0))).last().isEqualTo("UNKNOWN not built");
  }

  @Test
  void showsTracesOfStagesThatTheDockerfileDoesNotHave() {
    var graph = StageGraphReader.after(Verifications.hostile());
    assertThat(graph.boxes().get(graph.boxes().size() - 1).rows())
        .extracting(Row::kind)
        .containsExactly(Kind.FOUND);
  }
}
