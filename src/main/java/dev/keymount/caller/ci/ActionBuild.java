package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A step of {@code docker/build-push-action}: a value moves from {@code build-args} to {@code
 * secrets}, which reads a line the same way, or to the agent of {@code ssh}.
 *
 * @see <a href="https://github.com/docker/build-push-action">its inputs</a>
 */
final class ActionBuild implements StepsDocument.Step {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^{}]*\\}\\}");
  private static final Pattern OLD = Pattern.compile(".*@v?1([.].*)?");

  private final StepPlace place;
  private final YamlEdits edits;
  private final StepEnvironment environment;
  private final YamlMapping inputs;
  private final Optional<InputList> arguments;
  private final boolean inAction;

  private ActionBuild(
      StepPlace place,
      YamlEdits edits,
      StepEnvironment environment,
      YamlMapping inputs,
      boolean inAction) {
    this.place = place;
    this.edits = edits;
    this.environment = environment;
    this.inputs = inputs;
    this.arguments = InputList.of(place.value().text(), inputs, "build-args");
    this.inAction = inAction;
  }

  /**
   * Reads a step of the action.
   *
   * @param inAction whether it stands in a composite action
   */
  static Optional<StepsDocument.Step> of(
      StepPlace place, YamlEdits edits, StepEnvironment environment, boolean inAction) {
    var with = place.value().get("with");
    if (with.isPresent()
        && with.get()
            .get("context")
            .flatMap(YamlValue::scalar)
            .filter(ActionBuild::isElsewhere)
            .isPresent()) {
      return Optional.empty();
    }
    return with.flatMap(YamlValue::mapping)
        .map(inputs -> new ActionBuild(place, edits, environment, inputs, inAction));
  }

  private static boolean isElsewhere(String context) {
    return context.matches("(?s)(https?|git|ssh|docker-image|oci-layout)://.*|git@.*");
  }

  @Override
  public List<Call> calls() {
    var names =
        lines().stream()
            .map(InputList.Line::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    int line = arguments.map(list -> list.entry().key().line()).orElse(place.value().line());
    return List.of(new Call(line, Engine.DOCKER, target(), names));
  }

  private List<InputList.Line> lines() {
    return arguments.map(InputList::lines).orElse(List.of());
  }

  private Target target() {
    var context = input("context").map(ActionBuild::path).orElse("");
    var file = input("file").map(ActionBuild::path);
    var target = Paths.target(List.of(file.orElse(Paths.under(context, "Dockerfile"))));
    boolean every = target.dockerfiles().stream().anyMatch(path -> path.indexOf('*') >= 0);
    return new Target(target.dockerfiles(), every);
  }

  private Optional<String> input(String name) {
    return place
        .value()
        .at("with", name)
        .flatMap(YamlValue::scalar)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String path(String text) {
    var local =
        text.replaceAll("\\{\\{\\s*defaultContext\\s*\\}\\}:?", "")
            .replaceAll("\\$\\{\\{\\s*github\\.workspace\\s*\\}\\}/?", "");
    return EXPRESSION.matcher(local).replaceAll("*");
  }

  @Override
  public CallerRewrite rewrite(
      List<Demand> demands, CallerDocument.Options options, Set<String> keys) {
    var change = new Change(options, keys);
    for (var need : demands.get(0).needs()) {
      need.argument().ifPresentOrElse(name -> change.argument(need, name), () -> change.file(need));
    }
    return change.result();
  }

  /** What becomes of the step. */
  private final class Change {

    private final CallerDocument.Options options;
    private final Set<String> keys;
    private final List<Answer> answers = new ArrayList<>();
    private final List<Answer> pending = new ArrayList<>();
    private final Set<InputList.Line> gone = new LinkedHashSet<>();
    private final Set<String> secrets = new LinkedHashSet<>();
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> ssh = new LinkedHashSet<>();
    private final List<TextEdit> steps = new ArrayList<>();

    Change(CallerDocument.Options options, Set<String> keys) {
      this.options = options;
      this.keys = keys;
    }

    void argument(Need need, String name) {
      for (var line : lines()) {
        if (line.name().equals(name)) {
          argument(need, line);
        }
      }
    }

    private void argument(Need need, InputList.Line line) {
      var before = "build-args: " + line.name();
      var after = need.isSsh() ? "ssh: " + need.id() : "secrets: " + need.id();
      if (OLD.matcher(uses()).matches()) {
        advise(
            line,
            before,
            after,
            "version 1 of the action has no such input; use version 2 or later, take "
                + line.name()
                + " out of build_args and pass it by "
                + after);
      } else if (need.form() == Need.Form.FILE) {
        advise(
            line,
            before,
            "secret-files: " + need.id(),
            "secrets: drops the last line feed of a file; write the value to a file in a step before, pass it by secret-files: "
                + need.id()
                + "=FILE and take "
                + line.name()
                + " out of build-args");
      } else if (!isChangeable()) {
        advise(
            line,
            before,
            after,
            "the list can't be changed with certainty; take "
                + line.name()
                + " out of build-args and pass it by "
                + after);
      } else if (need.applicability() == Applicability.UNSAFE && !options.unsafe()) {
        answers.add(
            answer(
                line,
                Applicability.UNSAFE,
                false,
                before,
                after,
                "only the name of the argument says that this step builds the Dockerfile"));
      } else if (need.isSsh()) {
        key(need, line, before, after);
      } else {
        secret(need, line, before, after);
      }
    }

    private void secret(Need need, InputList.Line line, String before, String after) {
      if (line.value().isEmpty()) {
        if (!environment.has(line.name())) {
          advise(
              line,
              before,
              "secret-envs: " + need.id() + "=" + line.name(),
              "the value comes from a variable that the workflow does not set; take "
                  + line.name()
                  + " out of build-args and add secret-envs: "
                  + need.id()
                  + "="
                  + line.name()
                  + ", which version 5.1 of the action and later have");
          return;
        }
        secrets.add(need.id() + "=${{ env." + line.name() + " }}");
      } else {
        secrets.add(line.renamed(need.id()));
      }
      done(need, line, before, after);
    }

    private void key(Need need, InputList.Line line, String before, String after) {
      var value = line.value().orElse("${{ env." + line.name() + " }}");
      if (!EXPRESSION.matcher(value).matches()
          || line.value().isEmpty() && !environment.has(line.name())) {
        advise(
            line,
            before,
            after,
            "the value is not one expression; load the key into an agent in a step before, take "
                + line.name()
                + " out of build-args and add "
                + after);
        return;
      }
      var agent = new AgentStep(place, inAction);
      if (!agent.load(line.name(), value, keys, steps)) {
        advise(
            line,
            before,
            after,
            "no step can be added before; load the key into an agent there, take "
                + line.name()
                + " out of build-args and add "
                + after);
        return;
      }
      if (sshIds().stream().noneMatch(need.id()::equals)) {
        ssh.add(need.id());
      }
      done(need, line, before, after);
    }

    private void done(Need need, InputList.Line line, String before, String after) {
      if (!need.keepsArgument()) {
        gone.add(line);
      }
      boolean literal = line.value().filter(value -> !value.contains("${{")).isPresent();
      var reason =
          literal
              ? "the value stands in this file and its history: replace it by a new one, kept as a secret of the repository"
              : need.isSsh()
                  ? "an agent of the job holds the key, and the build asks it"
                  : "the action hands the same value to the build as a secret";
      pending.add(answer(line, need.applicability(), true, before, after, reason));
    }

    void file(Need need) {
      var path = need.file().orElse("");
      var context = ActionBuild.this.input("context");
      var after = (need.isSsh() ? "ssh: " : "secret-files: ") + need.id();
      if (path.isEmpty()
          || context.isEmpty()
          || context.get().contains("{{")
          || inputs.flow()
          || need.applicability() == Applicability.UNSAFE && !options.unsafe()) {
        answers.add(
            new Answer(
                calls().get(0).line(),
                CallerRule.SECRET_BUILD_ARG,
                Applicability.ADVICE,
                false,
                "a copy of " + path,
                after,
                "the build needs " + path + " from outside of the image: add " + after + "=FILE"));
        return;
      }
      var value = need.id() + "=" + Paths.under(Paths.clean(context.get()).orElse("."), path);
      (need.isSsh() ? ssh : files).add(value);
      pending.add(
          new Answer(
              calls().get(0).line(),
              CallerRule.SECRET_BUILD_ARG,
              need.applicability(),
              true,
              "a copy of " + path,
              after,
              "the file is given to the build and no longer copied; secret-files needs version 2.3 of the action or later"));
    }

    CallerRewrite result() {
      if (pending.isEmpty()) {
        return new CallerRewrite(List.of(), answers);
      }
      var found = edits();
      if (found.isEmpty()) {
        pending.forEach(
            answer ->
                answers.add(
                    new Answer(
                        answer.line(),
                        answer.rule(),
                        Applicability.ADVICE,
                        false,
                        answer.before(),
                        answer.after(),
                        "the inputs can't be changed with certainty; write "
                            + answer.after()
                            + " in place of "
                            + answer.before())));
        return new CallerRewrite(List.of(), answers);
      }
      answers.addAll(pending);
      var all = new ArrayList<>(found.get());
      all.addAll(steps);
      return new CallerRewrite(all, answers);
    }

    private Optional<List<TextEdit>> edits() {
      var result = new ArrayList<TextEdit>();
      var entries = new ArrayList<String>();
      boolean fits =
          input("secrets", secrets, result, entries)
              && input("secret-files", files, result, entries)
              && input("ssh", ssh, result, entries);
      if (!fits) {
        return Optional.empty();
      }
      if (arguments.isEmpty()) {
        return Optional.empty();
      }
      var list = arguments.get();
      if (gone.size() < list.lines().size()) {
        result.addAll(list.remove(gone));
        if (!entries.isEmpty()) {
          result.add(list.followBy(entries, gone));
        }
      } else if (!entries.isEmpty()) {
        result.add(list.replaceBy(entries));
      } else {
        var removed = edits.remove(inputs, List.of(list.entry()));
        if (removed.isEmpty()) {
          return Optional.empty();
        }
        result.addAll(removed.get());
      }
      return Optional.of(result);
    }

    private boolean input(
        String name, Set<String> values, List<TextEdit> result, List<String> entries) {
      if (values.isEmpty()) {
        return true;
      }
      if (inputs.own(name).isPresent()) {
        var edit =
            InputList.of(place.value().text(), inputs, name).flatMap(list -> list.add(values));
        edit.ifPresent(result::add);
        return edit.isPresent();
      }
      boolean one = name.equals("ssh") && values.size() == 1;
      entries.add(
          one
              ? name + ": " + values.iterator().next()
              : arguments.map(list -> list.written(name, values)).orElse(""));
      return true;
    }

    private void advise(InputList.Line line, String before, String after, String reason) {
      answers.add(answer(line, Applicability.ADVICE, false, before, after, reason));
    }

    private Answer answer(
        InputList.Line line,
        Applicability applicability,
        boolean applied,
        String before,
        String after,
        String reason) {
      return new Answer(
          place.source().line(line.place().start()),
          CallerRule.SECRET_BUILD_ARG,
          applicability,
          applied,
          before,
          after,
          reason);
    }
  }

  private boolean isChangeable() {
    return arguments.filter(InputList::isCertain).isPresent()
        && !inputs.flow()
        && place.step().own("with").filter(entry -> entry.value() == inputs).isPresent();
  }

  private String uses() {
    return place.value().get("uses").flatMap(YamlValue::scalar).orElse("");
  }

  private Set<String> sshIds() {
    return InputList.of(place.value().text(), inputs, "ssh")
        .map(InputList::lines)
        .orElse(List.of())
        .stream()
        .map(line -> line.text().replaceAll("=.*", ""))
        .collect(Collectors.toSet());
  }
}
