package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.JoinedDocument;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Workflows and composite actions of GitHub Actions, and of those that read the same files.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflow-syntax-for-github-actions">the
 *     syntax of workflows</a>
 */
public final class GitHubActions implements CallerFormat {

  private static final Pattern PATH =
      Pattern.compile("\\.(github|gitea|forgejo)/workflows/[^/]+\\.ya?ml|(.*/)?action\\.ya?ml");
  private static final Pattern SHELL = Pattern.compile("(/(usr/)?bin/)?(ba|da)?sh( .*)?");
  private static final Pattern KANIKO = Pattern.compile("[^@]*kaniko[^@]*@.*");
  private static final String EXPRESSION = "\\$\\{\\{[^{}]*\\}\\}";

  @Override
  public String label() {
    return "github-actions";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().map(root -> new Workflow(file, text, root).document()))
        .filter(document -> !document.calls().isEmpty() || !document.parts().isEmpty())
        .map(document -> document);
  }

  /** One file. */
  private static final class Workflow {

    private final CallerFile file;
    private final YamlText text;
    private final YamlValue root;
    private final YamlEdits edits;

    Workflow(CallerFile file, YamlText text, YamlValue root) {
      this.file = file;
      this.text = text;
      this.root = root;
      this.edits = new YamlEdits(text);
    }

    JoinedDocument document() {
      var parts = new ArrayList<CallerDocument>();
      root.get("jobs")
          .ifPresent(jobs -> jobs.entries().values().forEach(job -> parts.add(steps(job))));
      root.get("runs")
          .filter(
              runs ->
                  runs.get("using")
                      .flatMap(YamlValue::scalar)
                      .filter("composite"::equals)
                      .isPresent())
          .ifPresent(runs -> parts.add(steps(runs)));
      parts.removeIf(part -> part.calls().isEmpty() && ((StepsDocument) part).steps().isEmpty());
      return new JoinedDocument(parts);
    }

    private CallerDocument steps(YamlValue job) {
      var found = new ArrayList<StepsDocument.Step>();
      var earlier = new ArrayList<YamlValue>();
      for (var item : job.get("steps").map(YamlValue::items).orElse(List.of())) {
        if (item.trail().isEmpty() && item.node() instanceof YamlMapping mapping) {
          step(job, new StepPlace(item, mapping, earlier)).ifPresent(found::add);
        }
        earlier.add(item);
      }
      return new StepsDocument(found);
    }

    private Optional<StepsDocument.Step> step(YamlValue job, StepPlace place) {
      var outer = Stream.of(job.get("env"), root.get("env")).flatMap(Optional::stream).toList();
      var environment = new StepEnvironment(place.value(), place.step(), "env", outer);
      var uses = place.value().get("uses").flatMap(YamlValue::scalar).orElse("");
      var other = ActionAdvice.of(place, uses);
      if (other.isPresent()) {
        return other.map(StepsDocument.Step::of);
      }
      if (uses.startsWith("docker/build-push-action@")) {
        return ActionBuild.of(place, edits, environment, root.get("runs").isPresent());
      }
      if (uses.startsWith("docker/bake-action@")) {
        return Optional.of(ActionBake.of(file, place, edits, environment));
      }
      if (KANIKO.matcher(uses).matches()) {
        return Optional.of(StepsDocument.Step.of(kaniko(place)));
      }
      return run(job, place, environment).map(StepsDocument.Step::of);
    }

    private static CallerDocument kaniko(StepPlace place) {
      var with = place.value().get("with");
      var names = new ArrayList<String>();
      with.flatMap(YamlValue::mapping)
          .flatMap(map -> InputList.of(place.value().text(), map, "build-args"))
          .ifPresent(list -> list.lines().forEach(line -> names.add(line.name())));
      return UnmountedBuild.kaniko(
          place.value().line(),
          with.flatMap(map -> map.get("context")).flatMap(YamlValue::scalar),
          with.flatMap(map -> map.get("file")).flatMap(YamlValue::scalar),
          names);
    }

    private Optional<CallerDocument> run(
        YamlValue job, StepPlace place, StepEnvironment environment) {
      var run = place.value().get("run").filter(value -> value.trail().isEmpty());
      if (run.isEmpty()) {
        return Optional.empty();
      }
      boolean shell = isShell(job, place.value());
      var holes =
          new ExpressionHoles(
              Pattern.compile(EXPRESSION),
              (expression, name) -> environment.variable(expression, name));
      var pieces = ScriptPiece.of(run.get(), true);
      return JobScript.of(
              new YamlScripts(text, holes),
              edits,
              pieces,
              JobScript.Setting.in(directories(job, place.value()), ScriptPiece.Shape.BLOCK))
          .map(
              script ->
                  shell ? new MappedScript(script, environment, edits) : new OtherShell(script));
    }

    private boolean isShell(YamlValue job, YamlValue step) {
      var shell = setting(job, step, "shell");
      boolean windows =
          job.get("runs-on")
              .flatMap(YamlValue::scalar)
              .filter(name -> name.startsWith("windows"))
              .isPresent();
      return shell.map(name -> SHELL.matcher(name).matches()).orElse(!windows);
    }

    private List<String> directories(YamlValue job, YamlValue step) {
      var directory = setting(job, step, "working-directory").orElse("");
      var known =
          directory
              .replaceAll("\\$\\{\\{\\s*github\\.workspace\\s*\\}\\}/?", "")
              .replaceAll(EXPRESSION, "*");
      return Paths.clean(known).map(List::of).orElse(List.of());
    }

    private Optional<String> setting(YamlValue job, YamlValue step, String key) {
      return Stream.of(
              step.get(key), job.at("defaults", "run", key), root.at("defaults", "run", key))
          .flatMap(Optional::stream)
          .flatMap(value -> value.scalar().stream())
          .findFirst();
    }
  }
}
