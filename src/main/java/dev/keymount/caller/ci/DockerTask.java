package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step of the {@code Docker} task: its {@code arguments} are those of {@code docker build}, and
 * no shell reads them. {@code buildAndPush}, its default, ignores them, so that a step that needs
 * them becomes two.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/docker-v2">Docker@2</a>
 */
final class DockerTask implements StepsDocument.Step {

  private static final String HEAD = "docker build ";
  private static final Set<String> BUILD_ALONE =
      Set.of("arguments", "dockerfile", "buildcontext", "addpipelinedata", "addbaseimagedata");

  private final StepPlace place;
  private final YamlEdits edits;
  private final YamlScripts scripts;
  private final StepEnvironment environment;
  private final String task;
  private final YamlMapping inputs;
  private final Optional<Embedded> arguments;

  private DockerTask(
      StepPlace place,
      YamlEdits edits,
      YamlScripts scripts,
      StepEnvironment environment,
      String task,
      YamlMapping inputs) {
    this.place = place;
    this.edits = edits;
    this.scripts = scripts;
    this.environment = environment;
    this.task = task;
    this.inputs = inputs;
    this.arguments =
        scalar("arguments").flatMap(scripts::embed).flatMap(text -> text.between(HEAD, " ."));
  }

  /** Reads a step of the task; empty where it builds nothing. */
  static Optional<StepsDocument.Step> of(
      StepPlace place,
      YamlEdits edits,
      YamlScripts scripts,
      StepEnvironment environment,
      String task) {
    return place
        .step()
        .own("inputs")
        .filter(entry -> entry.value() instanceof YamlMapping)
        .map(entry -> (YamlMapping) entry.value())
        .map(inputs -> new DockerTask(place, edits, scripts, environment, task, inputs))
        .filter(DockerTask::builds)
        .map(step -> step);
  }

  private boolean builds() {
    return command().equals("build") || pushes() || command().equals("build an image");
  }

  private boolean pushes() {
    return command().equals("buildandpush");
  }

  private String command() {
    var written = scalar("command").map(YamlScalar::value).orElse("buildAndPush");
    return written.toLowerCase(Locale.ROOT);
  }

  private Optional<YamlEntry> input(String name) {
    return inputs.entries().stream()
        .filter(entry -> entry.name().filter(name::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  private Optional<YamlScalar> scalar(String name) {
    return input(name)
        .filter(entry -> entry.value() instanceof YamlScalar scalar && !scalar.isNull())
        .map(entry -> (YamlScalar) entry.value());
  }

  @Override
  public List<Call> calls() {
    var inner = arguments.map(text -> read(text, new ArrayList<>()).calls()).orElse(List.of());
    Set<String> names = inner.size() == 1 ? inner.get(0).arguments() : Set.of();
    int line = input("arguments").map(entry -> entry.key().line()).orElse(place.value().line());
    return List.of(new Call(line, Engine.DOCKER, target(), names));
  }

  private Target target() {
    var file = scalar("Dockerfile").map(YamlScalar::value).orElse("**/Dockerfile");
    var path = AzureHoles.path(file);
    if (!path.startsWith("**/")) {
      return Paths.target(List.of(path));
    }
    var name = path.substring(3);
    return Paths.target(List.of(name, "*/" + name, "*/*/" + name, "*/*/*/" + name));
  }

  private ShellCalls read(Embedded text, List<String> ahead) {
    return ShellCalls.of(
        new Script(
            text,
            List.of(""),
            name -> true,
            Engine.DOCKER,
            Optional.of(
                commands -> {
                  ahead.addAll(commands);
                  return TextEdit.insert(text.offset(0), "");
                }),
            false));
  }

  @Override
  public CallerRewrite rewrite(
      List<Demand> demands, CallerDocument.Options options, Set<String> keys) {
    if (demands.get(0).isEmpty() || arguments.isEmpty()) {
      return CallerRewrite.NONE;
    }
    var ahead = new ArrayList<String>();
    var rewrite =
        read(arguments.get(), ahead)
            .rewrite(demands, new CallerDocument.Options(false, options.unsafe()));
    var answers = rewrite.answers();
    var changed =
        rewrite.edits().stream()
            .filter(edit -> !edit.range().isEmpty() || !edit.replacement().isEmpty())
            .toList();
    if (changed.isEmpty()) {
      return new CallerRewrite(List.of(), answers);
    }
    return obstacle()
        .map(reason -> new CallerRewrite(List.of(), advice(answers, reason)))
        .orElseGet(
            () ->
                edits(changed, ahead, keys)
                    .map(all -> new CallerRewrite(all, explained(answers)))
                    .orElseGet(
                        () ->
                            new CallerRewrite(
                                List.of(),
                                advice(answers, "the step can't be changed with certainty"))));
  }

  private List<Answer> explained(List<Answer> answers) {
    return pushes() ? answers.stream().map(DockerTask::split).toList() : answers;
  }

  private static Answer split(Answer answer) {
    var split =
        "buildAndPush ignores its arguments, so the step becomes one that builds and one that"
            + " pushes";
    return answer.applied()
        ? new Answer(
            answer.line(),
            answer.rule(),
            answer.applicability(),
            true,
            answer.before(),
            answer.after(),
            answer.reason().isEmpty() ? split : split + "; " + answer.reason())
        : answer;
  }

  private Optional<String> obstacle() {
    if (!task.startsWith("Docker@2")) {
      return Optional.of("use Docker@2 with command: build, whose arguments take it");
    }
    boolean expands = arguments.filter(text -> text.text().indexOf('$') >= 0).isPresent();
    return expands
        ? Optional.of("no shell reads the arguments of the task; map the variable under env")
        : Optional.empty();
  }

  private static List<Answer> advice(List<Answer> answers, String reason) {
    return answers.stream()
        .map(
            answer ->
                new Answer(
                    answer.line(),
                    answer.rule(),
                    Applicability.ADVICE,
                    false,
                    answer.before(),
                    answer.after(),
                    reason + "; write " + answer.after() + " in place of " + answer.before()))
        .toList();
  }

  private Optional<List<TextEdit>> edits(
      List<TextEdit> changed, List<String> ahead, Set<String> keys) {
    var scalar = scalar("arguments").orElseThrow();
    int start = arguments.orElseThrow().offset(0);
    boolean leads =
        changed.stream()
            .anyMatch(
                edit ->
                    edit.range().isEmpty()
                        && edit.range().start() == start
                        && !edit.replacement().startsWith(" --"));
    var settled = leads ? Optional.<List<TextEdit>>empty() : scripts.settled(scalar, changed);
    if (settled.isEmpty()) {
      return Optional.empty();
    }
    var result = new ArrayList<>(settled.get());
    var variables = new LinkedHashMap<>(environment.used(changed));
    if (!environment.has("DOCKER_BUILDKIT")) {
      variables.put("DOCKER_BUILDKIT", "1");
    }
    var mapped = environment.added(edits, variables);
    var agent = agent(ahead, keys);
    var push = pushes() ? split() : Optional.of(List.<TextEdit>of());
    if (mapped.isEmpty() || agent.isEmpty() || push.isEmpty()) {
      return Optional.empty();
    }
    result.addAll(agent.get());
    result.addAll(mapped.get());
    result.addAll(push.get());
    return Optional.of(result);
  }

  /** Returns the edits that put a step ahead that gives keys to an agent. */
  private Optional<List<TextEdit>> agent(List<String> commands, Set<String> keys) {
    var condition = place.step().own("condition").map(entry -> place.source().text(entry.range()));
    var needed = commands.stream().filter(c -> keys.add(c + condition.orElse(""))).toList();
    if (needed.isEmpty()) {
      return Optional.of(List.of());
    }
    if (condition.filter(text -> text.indexOf('\n') >= 0).isPresent()) {
      return Optional.empty();
    }
    var used = environment.used(List.of(TextEdit.insert(0, String.join("\n", needed))));
    return place.before(agentStep(needed, used, condition)).map(List::of);
  }

  private List<String> agentStep(
      List<String> commands, Map<String, String> variables, Optional<String> condition) {
    var lines = new ArrayList<String>();
    lines.add("bash: |");
    boolean runs =
        place.earlier().stream()
            .anyMatch(
                step ->
                    step.get("task")
                        .flatMap(value -> value.scalar())
                        .filter(name -> name.startsWith("InstallSSHKey@"))
                        .isPresent());
    commands.stream()
        .filter(command -> !runs || !command.contains("ssh-agent"))
        .forEach(command -> lines.add("  " + command));
    if (!runs) {
      lines.add("  echo \"##vso[task.setvariable variable=SSH_AUTH_SOCK]$SSH_AUTH_SOCK\"");
    }
    var names = variables.isEmpty() ? "the key" : String.join(", ", variables.keySet());
    lines.add("displayName: Load " + names + " into an agent");
    condition.ifPresent(lines::add);
    if (!variables.isEmpty()) {
      lines.add("env:");
      variables.forEach((name, value) -> lines.add("  " + name + ": " + value));
    }
    return lines;
  }

  /** Returns the edits that turn the step into one that builds and one that pushes. */
  private Optional<List<TextEdit>> split() {
    var item = place.value().part().orElseThrow();
    var source = place.source();
    if (inputs.flow() || place.before(List.of()).isEmpty()) {
      return Optional.empty();
    }
    var copy = new CopiedStep(source, new TextRange(item.range().start(), item.range().end()));
    for (var entry : inputs.entries()) {
      if (BUILD_ALONE.contains(entry.name().orElse("").toLowerCase(Locale.ROOT))) {
        copy.drop(entry.range());
      }
    }
    place.step().own("name").ifPresent(entry -> copy.drop(entry.range()));
    place.step().own("env").ifPresent(entry -> copy.drop(entry.range()));
    var result = new ArrayList<TextEdit>();
    var command = scalar("command");
    if (command.isPresent()) {
      result.add(new TextEdit(command.get().range(), "build"));
      copy.replace(command.get().range(), "push");
    } else {
      var first = inputs.entries().get(0);
      var indent = " ".repeat(source.column(first.range().start()) - 1);
      var lines = source.lineEnding() + indent;
      result.add(TextEdit.insert(first.range().start(), "command: build" + lines));
      copy.replace(TextRange.at(first.range().start()), "command: push" + lines);
    }
    place
        .step()
        .own("displayName")
        .filter(entry -> entry.value() instanceof YamlScalar)
        .map(entry -> (YamlScalar) entry.value())
        .ifPresent(
            name -> {
              boolean quoted =
                  name.style() == YamlScalar.Style.SINGLE
                      || name.style() == YamlScalar.Style.DOUBLE;
              copy.replace(TextRange.at(name.range().end() - (quoted ? 1 : 0)), " (push)");
            });
    return copy.written()
        .map(
            edit -> {
              result.add(edit);
              return result;
            });
  }
}
