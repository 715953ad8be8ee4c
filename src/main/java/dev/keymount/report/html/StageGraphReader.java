package dev.keymount.report.html;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.flow.Build;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import dev.keymount.report.Remains;
import dev.keymount.report.Words;
import dev.keymount.report.html.StageGraph.Box;
import dev.keymount.report.html.StageGraph.Edge;
import dev.keymount.report.html.StageGraph.Kind;
import dev.keymount.report.html.StageGraph.Mark;
import dev.keymount.report.html.StageGraph.Row;
import dev.keymount.report.html.StageGraph.Way;
import dev.keymount.secret.Redaction;
import dev.keymount.source.SourceText;
import dev.keymount.verify.SecretProof;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.Side;
import dev.keymount.verify.Trace;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the stages of one side of a proof, and what of the secrets there is to be shown. */
final class StageGraphReader {

  private final Verification verification;
  private final String label;
  private final Optional<Side> side;
  private final Build build;
  private final List<String> redacted;
  private final List<List<Trace>> traces;
  private final Map<Integer, Set<Mark>> marks;
  private final List<Box> boxes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<Stage, Integer> numbers = new LinkedHashMap<>();

  private StageGraphReader(
      Verification verification, String label, Optional<Side> side, SourceText text) {
    this.verification = verification;
    this.label = label;
    this.side = side;
    this.build = Build.of(DockerfileReader.read(text));
    this.redacted = List.of(Redaction.of(text.text()).split("\n", -1));
    boolean isBefore = label.equals("before");
    this.traces =
        verification.secrets().stream()
            .map(proof -> isBefore ? proof.before() : proof.after())
            .toList();
    this.marks =
        new TreeMap<>(
            isBefore
                ? SecretWays.before(verification, build)
                : SecretWays.after(verification, build));
  }

  /** Returns the stages as they were before the migration. */
  static StageGraph before(Verification verification) {
    var text =
        verification.before().map(Side::dockerfile).orElse(verification.migration().before());
    return new StageGraphReader(verification, "before", verification.before(), text).graph();
  }

  /** Returns the stages as they are after the migration. */
  static StageGraph after(Verification verification) {
    var text = verification.after().map(Side::dockerfile).orElse(verification.migration().after());
    return new StageGraphReader(verification, "after", verification.after(), text).graph();
  }

  private StageGraph graph() {
    for (int secret = 0; secret < traces.size(); secret++) {
      left(secret);
    }
    global();
    for (var stage : build.stages()) {
      stage(stage);
    }
    whole();
    return new StageGraph(
        label,
        boxes,
        edges,
        verification.secrets().stream().map(SecretProof::name).toList(),
        traces.stream().map(found -> label.equals("before") || !found.isEmpty()).toList());
  }

  /** Marks the steps that left a secret somewhere. */
  private void left(int secret) {
    var places = new TreeMap<Integer, Set<String>>();
    for (var trace : traces.get(secret)) {
      places.computeIfAbsent(trace.line(), key -> new LinkedHashSet<>()).add(trace.place().label());
    }
    places.forEach(
        (line, names) ->
            marks
                .computeIfAbsent(line, key -> new LinkedHashSet<>())
                .add(new Mark(secret, Way.PASSES, "stays in " + Words.join(List.copyOf(names)))));
  }

  private void global() {
    var rows = new ArrayList<Row>();
    for (var step : build.globals()) {
      if (marks.containsKey(step.line())) {
        rows.add(row(step));
      }
    }
    if (!rows.isEmpty()) {
      boxes.add(new Box("before the first stage", "", false, rows, 0));
    }
  }

  private void stage(Stage stage) {
    int number = boxes.size();
    stage.parent().map(numbers::get).ifPresent(parent -> edges.add(new Edge(parent, number, -1)));
    var rows = new ArrayList<Row>();
    int others = 0;
    for (var step : stage.steps()) {
      var sources = sources(step);
      if (marks.containsKey(step.line()) || !sources.isEmpty() || isFailed(step)) {
        sources.forEach(source -> edges.add(new Edge(source, number, rows.size())));
        rows.add(row(step));
      } else {
        others++;
      }
    }
    rows.addAll(findings(stage));
    boxes.add(new Box(name(stage), stage.base(), isImage(stage), rows, others));
    numbers.put(stage, number);
  }

  private Set<Integer> sources(Step step) {
    var sources = new LinkedHashSet<Integer>();
    for (var flag : step.instruction().flags()) {
      var from =
          switch (flag.name()) {
            case "from" -> flag.value();
            case "mount" ->
                flag.value().map(value -> SecretWays.options(value).getOrDefault("from", ""));
            default -> Optional.<String>empty();
          };
      from.flatMap(build::stage).map(numbers::get).ifPresent(sources::add);
    }
    return sources;
  }

  private Row row(Step step) {
    return new Row(
        isFailed(step) ? Kind.FAILED_STEP : Kind.STEP,
        step.line(),
        text(step.instruction()),
        List.copyOf(marks.getOrDefault(step.line(), Set.of())));
  }

  private boolean isFailed(Step step) {
    return side.stream()
        .flatMap(built -> built.failures().stream())
        .anyMatch(failure -> failure.line() == step.line());
  }

  /** Returns an instruction on one line, without values of secrets and without its mounts. */
  private String text(Instruction instruction) {
    int first = build.file().source().line(instruction.range().start());
    int last = build.file().source().line(Math.max(0, instruction.range().end() - 1));
    var joined = new StringBuilder();
    for (int line = first; line <= Math.min(last, redacted.size()); line++) {
      var text = redacted.get(line - 1).strip();
      if (line > first && text.startsWith("#")) {
        continue;
      }
      boolean goesOn = text.endsWith(String.valueOf(build.file().escape()));
      joined.append(' ').append(goesOn ? text.substring(0, text.length() - 1) : text);
    }
    return joined.toString().replaceAll("\\s--mount=\\S+", "").replaceAll("\\s+", " ").strip();
  }

  private List<Row> findings(Stage stage) {
    var found = found(trace -> isOf(trace, stage));
    if (!found.isEmpty()) {
      return found;
    }
    if (side.isEmpty()) {
      return List.of(new Row(Kind.UNKNOWN, 0, "not built", List.of()));
    }
    if (verification.secrets().stream().allMatch(proof -> proof.source() == Source.NONE)) {
      return List.of(new Row(Kind.UNKNOWN, 0, "no value to look for", List.of()));
    }
    boolean isSearched = side.get().stages().stream().anyMatch(name -> isName(name, stage));
    return List.of(
        isSearched
            ? new Row(Kind.CLEAN, 0, "searched: nothing found", List.of())
            : new Row(Kind.UNKNOWN, 0, "not built, so not searched", List.of()));
  }

  private List<Row> found(Predicate<Trace> wanted) {
    var rows = new ArrayList<Row>();
    for (int secret = 0; secret < traces.size(); secret++) {
      var found = Remains.of(traces.get(secret).stream().filter(wanted).toList());
      if (!found.isEmpty()) {
        rows.add(
            new Row(
                Kind.FOUND,
                0,
                "left in " + badges(found),
                List.of(new Mark(secret, Way.FOUND, ""))));
      }
    }
    return rows;
  }

  private static String badges(List<Remains> found) {
    return found.stream()
        .map(
            remains ->
                remains.place() == Place.LAYER
                    ? "layer " + remains.layer()
                    : remains.place().label())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Adds what belongs to the whole build, where anything was found in it before. */
  private void whole() {
    boolean isShown =
        verification.secrets().stream()
            .anyMatch(
                proof ->
                    proof.before().stream().anyMatch(this::isOfNone)
                        || proof.after().stream().anyMatch(this::isOfNone));
    if (!isShown || side.isEmpty()) {
      return;
    }
    var rows = found(this::isOfNone);
    if (rows.isEmpty()) {
      rows = List.of(new Row(Kind.CLEAN, 0, "searched: nothing found", List.of()));
    }
    boxes.add(new Box("the build as a whole", "", false, rows, 0));
  }

  /** Returns whether a trace is in no stage that this side has. */
  private boolean isOfNone(Trace trace) {
    return build.stages().stream().noneMatch(stage -> isOf(trace, stage));
  }

  private static boolean isOf(Trace trace, Stage stage) {
    return isName(trace.stage(), stage);
  }

  private static boolean isName(String name, Stage stage) {
    return name.equalsIgnoreCase(stage.label()) || name.equals(Integer.toString(stage.index()));
  }

  private static String name(Stage stage) {
    return stage.name().orElse("stage " + stage.index());
  }

  /** Returns whether a stage is the last that was built, or would be. */
  private boolean isImage(Stage stage) {
    var built = side.map(Side::stages).orElse(List.of());
    boolean isWhole = side.isPresent() && side.get().failures().isEmpty() && !built.isEmpty();
    return isWhole
        ? isName(built.get(built.size() - 1), stage)
        : build.finalStage().filter(stage::equals).isPresent();
  }
}
