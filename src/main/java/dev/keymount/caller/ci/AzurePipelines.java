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
 * Pipelines and templates of Azure Pipelines.
 *
 * @see <a href="https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/">the schema</a>
 */
public final class AzurePipelines implements CallerFormat {

  private static final Pattern PATH =
      Pattern.compile(
          "(.*/)?[^/]*azure-?pipelines?[^/]*\\.ya?ml"
              + "|(.*/)?(\\.azure[^/]*|\\.?azure-?pipelines?|\\.pipelines|\\.ado|\\.vsts)/.*\\.ya?ml"
              + "|(.*/)?\\.vsts-ci\\.ya?ml");
  private static final Pattern SHELL_TASK = Pattern.compile("(?i)(Bash@3|CmdLine@[12])");
  private static final int DEEPEST = 40;

  @Override
  public String label() {
    return "azure-pipelines";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source())
        .flatMap(text -> text.root().flatMap(root -> new Pipeline(text, root).document()));
  }

  /** One file. */
  private static final class Pipeline {

    private final YamlText text;
    private final YamlValue root;
    private final YamlEdits edits;
    private final List<CallerDocument> parts = new ArrayList<>();

    Pipeline(YamlText text, YamlValue root) {
      this.text = text;
      this.root = root;
      this.edits = new YamlEdits(text);
    }

    Optional<CallerDocument> document() {
      boolean windows = isWindows(root, false);
      visit(root, windows, 0);
      return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedDocument(parts));
    }

    private static boolean isWindows(YamlValue value, boolean outer) {
      return value
          .at("pool", "vmImage")
          .flatMap(YamlValue::scalar)
          .map(name -> name.toLowerCase(java.util.Locale.ROOT).contains("win"))
          .orElse(outer);
    }

    private void visit(YamlValue value, boolean windows, int depth) {
      if (!value.trail().isEmpty() || depth > DEEPEST) {
        return;
      }
      boolean here = isWindows(value, windows);
      value.entries().values().forEach(entry -> visit(entry, here, depth + 1));
      var found = new ArrayList<StepsDocument.Step>();
      var earlier = new ArrayList<YamlValue>();
      for (var item : value.items()) {
        var step =
            item.trail().isEmpty()
                ? step(item, earlier, here)
                : Optional.<StepsDocument.Step>empty();
        step.ifPresentOrElse(found::add, () -> visit(item, here, depth + 1));
        earlier.add(item);
      }
      if (!found.isEmpty()) {
        parts.add(new StepsDocument(found));
      }
    }

    private Optional<StepsDocument.Step> step(
        YamlValue item, List<YamlValue> earlier, boolean windows) {
      if (!(item.node() instanceof YamlMapping mapping)) {
        return Optional.empty();
      }
      var place = new StepPlace(item, mapping, earlier);
      var environment = new StepEnvironment(item, mapping, "env", List.of());
      root.get("variables")
          .filter(variables -> hasVariable(variables, "DOCKER_BUILDKIT"))
          .ifPresent(variables -> environment.know("DOCKER_BUILDKIT"));
      var task = item.get("task").flatMap(YamlValue::scalar).orElse("");
      if (task.startsWith("Docker@")) {
        return DockerTask.of(
            place, edits, new YamlScripts(text, AzureHoles.of(environment)), environment, task);
      }
      return script(item, task, windows)
          .flatMap(script -> run(item, script, environment))
          .map(StepsDocument.Step::of);
    }

    private static boolean hasVariable(YamlValue variables, String name) {
      return variables.get(name).isPresent()
          || variables.items().stream()
              .anyMatch(
                  v -> v.get("name").flatMap(YamlValue::scalar).filter(name::equals).isPresent());
    }

    private static Optional<YamlValue> script(YamlValue item, String task, boolean windows) {
      if (SHELL_TASK.matcher(task).matches()) {
        boolean cmd = task.startsWith("Cmd") && windows;
        return cmd ? Optional.empty() : item.at("inputs", "script");
      }
      if (task.startsWith("AzureCLI@")) {
        return item.at("inputs", "scriptType")
            .flatMap(YamlValue::scalar)
            .filter("bash"::equals)
            .flatMap(type -> item.at("inputs", "inlineScript"));
      }
      return item.get("bash").or(() -> windows ? Optional.empty() : item.get("script"));
    }

    private Optional<CallerDocument> run(
        YamlValue item, YamlValue script, StepEnvironment environment) {
      if (!script.trail().isEmpty()) {
        return Optional.empty();
      }
      var directory =
          Stream.of(item.get("workingDirectory"), item.at("inputs", "workingDirectory"))
              .flatMap(Optional::stream)
              .flatMap(value -> value.scalar().stream())
              .findFirst()
              .map(AzureHoles::path)
              .orElse("");
      var directories = Paths.clean(directory).map(List::of).orElse(List.of());
      return JobScript.of(
              new YamlScripts(text, AzureHoles.inScript(environment)),
              edits,
              ScriptPiece.of(script, true),
              JobScript.Setting.in(directories, ScriptPiece.Shape.BLOCK))
          .map(document -> new MappedScript(document, environment, edits));
    }
  }
}
