package dev.keymount.report.html;

import dev.keymount.report.html.StageGraph.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lanes beside each other in which lines run that do not meet, the short ones first. */
final class Lanes {

  /** A line from one height to another, both included. */
  private record Span(int start, int end) {

    int length() {
      return end - start;
    }

    boolean meets(Span other) {
      return start <= other.end && other.start <= end;
    }
  }

  private Lanes() {}

  /** Returns the lane of each edge, from zero. */
  static int[] ofEdges(StageGraph graph) {
    var boxes = graph.boxes();
    var above = new int[boxes.size() + 1];
    for (int box = 0; box < boxes.size(); box++) {
      above[box + 1] = above[box] + boxes.get(box).rows().size() + 1;
    }
    var spans = new ArrayList<Span>();
    for (Edge edge : graph.edges()) {
      spans.add(new Span(above[edge.from() + 1] - 1, above[edge.to()] + 1 + edge.row()));
    }
    return of(spans);
  }

  /** Returns the lane of each secret, from zero; two that share a stage have two. */
  static int[] ofSecrets(StageGraph graph) {
    var spans = new ArrayList<Span>();
    for (int secret = 0; secret < graph.secrets().size(); secret++) {
      int number = secret;
      var boxes =
          IntStream.range(0, graph.boxes().size())
              .filter(box -> !graph.boxes().get(box).base().isEmpty())
              .filter(
                  box ->
                      graph.boxes().get(box).rows().stream()
                          .flatMap(row -> row.marks().stream())
                          .anyMatch(mark -> mark.secret() == number))
              .summaryStatistics();
      spans.add(new Span(boxes.getMin(), boxes.getMax()));
    }
    return inOrder(spans, IntStream.range(0, spans.size()).boxed().toList());
  }

  private static int[] of(List<Span> spans) {
    var shortestFirst =
        IntStream.range(0, spans.size())
            .boxed()
            .sorted(Comparator.comparingInt(at -> spans.get(at).length()))
            .toList();
    return inOrder(spans, shortestFirst);
  }

  private static int[] inOrder(List<Span> spans, List<Integer> order) {
    var lanes = new int[spans.size()];
    var taken = new ArrayList<List<Span>>();
    for (int at : order) {
      var span = spans.get(at);
      int lane = 0;
      while (lane < taken.size() && taken.get(lane).stream().anyMatch(span::meets)) {
        lane++;
      }
      if (lane == taken.size()) {
        taken.add(new ArrayList<>());
      }
      taken.get(lane).add(span);
      lanes[at] = lane;
    }
    return lanes;
  }

  /** Returns how many lanes there are. */
  static int count(int[] lanes) {
    return Arrays.stream(lanes).max().orElse(-1) + 1;
  }
}
