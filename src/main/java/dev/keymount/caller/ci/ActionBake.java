package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.tool.BakeFormat;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A step of {@code docker/bake-action}, which builds what a bake file says: an argument that its
 * input {@code set} gives to a target moves to the environment of the step, from which the migrated
 * bake file takes the secret.
 *
 * @see <a href="https://github.com/docker/bake-action">its inputs</a>
 */
final class ActionBake implements StepsDocument.Step {

  private static final Pattern SETTING = Pattern.compile("[\\w*-]+\\.args\\.(\\w+)");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^{}]*\\}\\}");
  private static final Pattern VARIABLE = Pattern.compile(".*,env=(\\w+)");

  /** The files that are read when none is named, in their order. */
  private static final List<String> USUAL =
      List.of(
          "docker-bake.json",
          "docker-bake.hcl",
          "docker-bake.override.json",
          "docker-bake.override.hcl");

  private final CallerFile file;
  private final StepPlace place;
  private final YamlEdits edits;
  private final StepEnvironment environment;
  private final Optional<InputList> settings;

  /** An argument that a line of {@code set} gives. */
  private record Passed(InputList.Line line, String name) {}

  private ActionBake(
      CallerFile file, StepPlace place, YamlEdits edits, StepEnvironment environment) {
    this.file = file;
    this.place = place;
    this.edits = edits;
    this.environment = environment;
    this.settings =
        place
            .value()
            .get("with")
            .flatMap(YamlValue::mapping)
            .flatMap(inputs -> InputList.of(place.value().text(), inputs, "set"));
  }

  /** Makes a step of the action. */
  static StepsDocument.Step of(
      CallerFile file, StepPlace place, YamlEdits edits, StepEnvironment environment) {
    return new ActionBake(file, place, edits, environment);
  }

  @Override
  public List<Call> calls() {
    var names = passed().stream().map(Passed::name).collect(Collectors.toSet());
    int line = settings.map(list -> list.entry().key().line()).orElse(place.value().line());
    return List.of(new Call(line, Engine.DOCKER, Target.through(List.of(files())), names));
  }

  private List<Passed> passed() {
    var found = new ArrayList<Passed>();
    for (var line : settings.map(InputList::lines).orElse(List.of())) {
      var matcher = SETTING.matcher(line.name());
      if (matcher.matches()) {
        found.add(new Passed(line, matcher.group(1)));
      }
    }
    return found;
  }

  private List<String> files() {
    var directory = input("workdir").orElse("");
    var named =
        input("files").stream()
            .flatMap(text -> text.lines())
            .flatMap(line -> List.of(line.split(",", -1)).stream())
            .map(name -> name.strip().replaceFirst("^cwd://", ""))
            .filter(name -> !name.isEmpty())
            .toList();
    return (named.isEmpty() ? USUAL : named)
        .stream().flatMap(name -> Paths.clean(Paths.under(directory, name)).stream()).toList();
  }

  private Optional<String> input(String name) {
    return place.value().at("with", name).flatMap(YamlValue::scalar);
  }

  @Override
  public CallerRewrite rewrite(
      List<Demand> demands, CallerDocument.Options options, Set<String> keys) {
    var change = new Change(options);
    for (var need : demands.get(0).needs()) {
      need.argument().ifPresent(name -> change.add(need, name));
    }
    return change.result();
  }

  /** What becomes of the step. */
  private final class Change {

    private final CallerDocument.Options options;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Answer> pending = new ArrayList<>();
    private final Set<InputList.Line> gone = new LinkedHashSet<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    Change(CallerDocument.Options options) {
      this.options = options;
    }

    void add(Need need, String name) {
      var lines = passed().stream().filter(one -> one.name().equals(name)).toList();
      if (need.isSsh()) {
        agent(need, lines);
        return;
      }
      var values = lines.stream().map(one -> one.line().value()).distinct().toList();
      for (var one : lines) {
        var variable = values.size() == 1 ? variable(need) : Optional.<String>empty();
        add(need, one, variable);
      }
    }

    private void add(Need need, Passed one, Optional<String> variable) {
      var before = "set: " + one.line().name();
      var after = "env: " + variable.orElse(one.name());
      var value = one.line().value().orElse("");
      boolean sure =
          variable.isPresent()
              && isChangeable()
              && !need.keepsArgument()
              && EXPRESSION.matcher(value).matches()
              && environment.takes(variable.get(), value);
      if (need.applicability() == Applicability.UNSAFE && !options.unsafe()) {
        var reason = "only the name of the argument says that this step builds the Dockerfile";
        answers.add(answer(one, Applicability.UNSAFE, false, before, after, reason));
      } else if (!sure) {
        var reason =
            "give the bake file secret id="
                + need.id()
                + ",env="
                + one.name()
                + ", set "
                + one.name()
                + " under env of the step and take the line out of set";
        answers.add(answer(one, Applicability.ADVICE, false, before, after, reason));
      } else {
        gone.add(one.line());
        variables.put(variable.get(), value);
        var reason = "the bake file takes the secret from the environment of the step";
        pending.add(answer(one, need.applicability(), true, before, after, reason));
      }
    }

    /** Bake asks before it forwards an agent, and an agent must have the key. */
    private void agent(Need need, List<Passed> lines) {
      boolean allowed =
          input("allow").filter(text -> text.matches("(?s)(.*\\W)?ssh(\\W.*)?")).isPresent();
      var reason = "load the key into an agent in a step before and add allow: ssh";
      for (var one : lines) {
        answers.add(
            answer(
                one,
                Applicability.ADVICE,
                false,
                "set: " + one.line().name(),
                "ssh: " + need.id(),
                reason + "; take the line out of set"));
      }
      if (lines.isEmpty() && !allowed) {
        answers.add(
            new Answer(
                place.value().line(),
                CallerRule.SECRET_BUILD_ARG,
                Applicability.ADVICE,
                false,
                "uses: docker/bake-action",
                "allow: ssh",
                reason + ", which newer versions of the action have"));
      }
    }

    /** Returns the variable from which the bake files take a secret, once they are migrated. */
    private Optional<String> variable(Need need) {
      var names = new HashSet<String>();
      for (var path : files()) {
        var document =
            file.surroundings()
                .text(path)
                .map(text -> new CallerFile(path, SourceText.of(text), file.surroundings()))
                .flatMap(new BakeFormat()::read);
        var answers = document.map(found -> answers(found, need)).orElse(List.of());
        for (var answer : answers) {
          var matcher = VARIABLE.matcher(answer.after());
          if (!answer.applied() || !matcher.matches()) {
            return Optional.empty();
          }
          names.add(matcher.group(1));
        }
      }
      return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
    }

    private List<Answer> answers(CallerDocument document, Need need) {
      var demand = new Demand(List.of(need));
      var demands =
          document.calls().stream()
              .map(
                  call ->
                      need.argument().filter(call.arguments()::contains).isPresent()
                          ? demand
                          : Demand.NONE)
              .toList();
      return document.rewrite(demands, options).answers();
    }

    private boolean isChangeable() {
      return settings.filter(InputList::isCertain).isPresent()
          && place
              .step()
              .own("with")
              .filter(entry -> entry.value() instanceof YamlMapping inputs && !inputs.flow())
              .isPresent();
    }

    CallerRewrite result() {
      var found = pending.isEmpty() ? Optional.<List<TextEdit>>empty() : edits();
      if (found.isPresent()) {
        answers.addAll(pending);
      } else {
        pending.stream().map(this::advice).forEach(answers::add);
      }
      return new CallerRewrite(found.orElse(List.of()), answers);
    }

    private Answer advice(Answer answer) {
      return new Answer(
          answer.line(),
          answer.rule(),
          Applicability.ADVICE,
          false,
          answer.before(),
          answer.after(),
          "the step can't be changed with certainty; add "
              + answer.after()
              + " with the value and take the line out of set");
    }

    private Optional<List<TextEdit>> edits() {
      var missing = new LinkedHashMap<>(variables);
      missing.keySet().removeIf(environment::has);
      var list = settings.orElseThrow();
      var with = place.step().own("with").orElseThrow();
      var inputs = (YamlMapping) with.value();
      boolean all = gone.size() == list.lines().size();
      if (all && inputs.entries().size() == 1) {
        return inPlace(with, missing);
      }
      var removed =
          all ? edits.remove(inputs, List.of(list.entry())) : Optional.of(list.remove(gone));
      var added = environment.added(edits, missing);
      if (removed.isEmpty() || added.isEmpty()) {
        return Optional.empty();
      }
      var result = new ArrayList<>(removed.get());
      result.addAll(added.get());
      return Optional.of(result);
    }

    /** Returns the edit that puts the environment where the only input was. */
    private Optional<List<TextEdit>> inPlace(YamlEntry with, Map<String, String> missing) {
      if (missing.isEmpty()) {
        return edits.remove(place.step(), List.of(with));
      } else if (place.step().own("env").isPresent()) {
        return Optional.empty();
      }
      var lines = new ArrayList<>(List.of("env:"));
      missing.forEach(
          (name, value) -> lines.add("  " + name + ": " + YamlNew.text(value).flow(false)));
      var entry = new InputList(place.source(), with, List.of(), true);
      return Optional.of(List.of(entry.replaceBy(lines)));
    }

    private Answer answer(
        Passed one,
        Applicability applicability,
        boolean applied,
        String before,
        String after,
        String reason) {
      return new Answer(
          place.source().line(one.line().place().start()),
          CallerRule.SECRET_BUILD_ARG,
          applicability,
          applied,
          before,
          after,
          reason);
    }
  }
}
