package dev.keymount.verify.image;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Build;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The lines of a Dockerfile that the history of an image comes from, and so its layers.
 *
 * <p>BuildKit, Docker's first builder and Buildah write one entry for each instruction behind FROM,
 * whatever the number of variables or here-documents in it; but BuildKit writes none for ONBUILD.
 * What ONBUILD of a stage triggers comes ahead of the stage that starts from it, though not in
 * images in OCI format by Buildah. So the two are matched by keywords from their ends backward,
 * through the stages that a stage starts from. Where they part, and in what a base image brings
 * along, no line is known.
 *
 * @see <a
 *     href="https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go">BuildKit,
 *     conversion of Dockerfiles</a>
 */
public final class InstructionLines {

  /** What writes files; WORKDIR does too, but leaves it to the next one with Buildah. */
  private static final Set<Keyword> WRITERS = EnumSet.of(Keyword.RUN, Keyword.COPY, Keyword.ADD);

  private final List<HistoryEntry> history;
  private final List<HistoryKeyword> keywords;
  private final int[] lines;

  private InstructionLines(List<HistoryEntry> history, List<HistoryKeyword> keywords, int[] lines) {
    this.history = history;
    this.keywords = keywords;
    this.lines = lines;
  }

  private record Origin(Keyword keyword, int line) {}

  /**
   * Returns the lines for the image of a stage.
   *
   * @param stage its name or number; empty for the last one
   */
  public static InstructionLines of(Build build, String stage, ImageConfig image) {
    var history = image.history();
    var keywords = history.stream().map(entry -> HistoryKeyword.of(entry.createdBy())).toList();
    var target = stage.isEmpty() ? build.finalStage() : build.stage(stage);
    if (target.isEmpty()) {
      return new InstructionLines(history, keywords, new int[history.size()]);
    }
    int[] triggered = align(keywords, origins(target.get(), Triggers.RUN));
    int[] plain = align(keywords, origins(target.get(), Triggers.IGNORED));
    int[] lines = known(plain) > known(triggered) ? plain : triggered;
    return new InstructionLines(history, keywords, lines);
  }

  private enum Triggers {
    RUN,
    IGNORED
  }

  private static List<Origin> origins(Stage stage, Triggers triggers) {
    var origins = new ArrayList<Origin>();
    if (stage.parent().isPresent()) {
      var parent = stage.parent().get();
      origins.addAll(origins(parent, triggers));
      if (triggers == Triggers.RUN) {
        parent.steps().forEach(step -> addTriggered(step, origins));
      }
    }
    stage
        .steps()
        .forEach(step -> origins.add(new Origin(step.instruction().keyword(), step.line())));
    return origins;
  }

  private static void addTriggered(Step step, List<Origin> origins) {
    step.instruction()
        .child()
        .ifPresent(child -> origins.add(new Origin(child.keyword(), step.line())));
  }

  /** Returns a line for each entry of the history. */
  private static int[] align(List<HistoryKeyword> history, List<Origin> origins) {
    int[] lines = new int[history.size()];
    int at = history.size() - 1;
    for (int i = origins.size() - 1; i >= 0 && at >= 0; i--) {
      var origin = origins.get(i);
      if (history.get(at).keyword() == origin.keyword()) {
        lines[at] = origin.line();
        at--;
      } else if (origin.keyword() != Keyword.ONBUILD) {
        break;
      }
    }
    return lines;
  }

  private static int known(int[] lines) {
    int known = 0;
    for (int line : lines) {
      known += line > 0 ? 1 : 0;
    }
    return known;
  }

  /**
   * Returns the 1-based first line of the instruction behind an entry of the history; 0 where it is
   * not known.
   */
  public int ofEntry(int index) {
    return lines[index];
  }

  /**
   * Returns the 1-based first line of the instruction that made a layer, counted from zero; 0 where
   * it is not known. Buildah puts all that a stage does into one layer unless it is told otherwise,
   * and marks the entries ahead of the last one as empty: such a layer has a line if one of its
   * instructions alone writes files.
   */
  public int ofLayer(int layer) {
    int end = 0;
    int start = 0;
    while (end < history.size() && history.get(end).layer() != layer) {
      start = history.get(end).layer() < 0 ? start : end + 1;
      end++;
    }
    if (end == history.size()) {
      return 0;
    }
    var writers = entries(start, end, WRITERS);
    if (writers.isEmpty()) {
      writers = entries(start, end, EnumSet.of(Keyword.WORKDIR));
    }
    return writers.size() == 1 ? lines[writers.get(0)] : 0;
  }

  /** Returns the entries that can have had a part in the layer of the last of them. */
  private List<Integer> entries(int start, int end, Set<Keyword> kinds) {
    return IntStream.rangeClosed(start, end)
        .filter(index -> kinds.contains(keywords.get(index).keyword()))
        .filter(index -> index == end || !keywords.get(index).isByBuildKit())
        .boxed()
        .toList();
  }
}
