package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Need;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step whose list of arguments is those of {@code docker}, read by no shell: a value moves to the
 * environment of the step.
 */
final class ArgumentList implements CallerDocument {

  private static final String FLAG = "--build-arg";

  private final ListEnvironment environment;
  private final YamlEdits edits;
  private final Call call;
  private final List<Passed> passed;

  /**
   * A build argument.
   *
   * @param flag the item with the flag
   * @param item the item with name and value, which may be the same
   * @param text name and value
   */
  private record Passed(YamlValue flag, YamlValue item, String text) {

    String name() {
      return text.replaceFirst("(?s)=.*", "");
    }

    Optional<String> value() {
      int sign = text.indexOf('=');
      return sign < 0 ? Optional.empty() : Optional.of(text.substring(sign + 1));
    }

    boolean isJoined() {
      return flag.equals(item);
    }
  }

  private ArgumentList(
      ListEnvironment environment, YamlEdits edits, Call call, List<Passed> passed) {
    this.environment = environment;
    this.edits = edits;
    this.call = call;
    this.passed = passed;
  }

  /** Reads the arguments of {@code docker}; empty where they build nothing. */
  static Optional<CallerDocument> of(
      YamlValue step, YamlValue arguments, ListEnvironment environment, YamlEdits edits) {
    return call(step, arguments, "docker")
        .map(call -> new ArgumentList(environment, edits, call, passed(arguments)));
  }

  /** Reads the arguments of a program whose calls stay as they are. */
  static Optional<CallerDocument> reading(YamlValue step, YamlValue arguments, String program) {
    return call(step, arguments, program).map(UnmountedBuild::new);
  }

  private static Optional<Call> call(YamlValue step, YamlValue arguments, String program) {
    var words = new StringBuilder(program);
    for (var item : arguments.items()) {
      var word = CloudBuild.SUBSTITUTION.matcher(item.scalar().orElse("")).replaceAll("*");
      words.append(" '").append(word.replace("'", "'\\''")).append('\'');
    }
    var directory = step.get("dir").flatMap(YamlValue::scalar).flatMap(Paths::clean).orElse("");
    var shell =
        ShellCalls.of(
            new Script(
                Embedded.whole(SourceText.of(words.toString())),
                List.of(directory),
                name -> true,
                CloudBuild.ENGINE,
                Optional.empty(),
                false));
    return shell.calls().stream()
        .findFirst()
        .map(call -> new Call(arguments.line(), call.engine(), call.target(), call.arguments()));
  }

  private static List<Passed> passed(YamlValue arguments) {
    var found = new ArrayList<Passed>();
    var items = arguments.items();
    for (int at = 0; at < items.size(); at++) {
      var item = items.get(at);
      var text = item.scalar().orElse("");
      if (text.startsWith(FLAG + "=")) {
        found.add(new Passed(item, item, text.substring(FLAG.length() + 1)));
      } else if (text.equals(FLAG) && at + 1 < items.size()) {
        var next = items.get(at + 1);
        found.add(new Passed(item, next, next.scalar().orElse("")));
      }
    }
    return found;
  }

  @Override
  public List<Call> calls() {
    return List.of(call);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var change = new Change(options);
    for (var need : demands.get(0).needs()) {
      passed.stream()
          .filter(one -> need.argument().filter(one.name()::equals).isPresent())
          .forEach(one -> change.add(need, one));
    }
    return change.result();
  }

  /** What becomes of the step. */
  private final class Change {

    private final Options options;
    private final List<Answer> answers = new ArrayList<>();
    private final List<TextEdit> found = new ArrayList<>();
    private final List<String> variables = new ArrayList<>();

    Change(Options options) {
      this.options = options;
    }

    void add(Need need, Passed one) {
      var before = FLAG + " " + one.name();
      var after =
          need.isSsh() ? "--ssh " + need.id() : "--secret id=" + need.id() + ",env=" + one.name();
      var obstacle = obstacle(need, one);
      if (obstacle.isPresent()) {
        var reason = obstacle.get() + "; write " + after + " in place of " + before;
        answers.add(answer(one, Applicability.ADVICE, false, before, after, reason));
      } else if (need.applicability() == Applicability.UNSAFE && !options.unsafe()) {
        var reason = "only the name of the argument says that this step builds the Dockerfile";
        answers.add(answer(one, Applicability.UNSAFE, false, before, after, reason));
      } else {
        replace(need, one);
        one.value()
            .filter(value -> !environment.has(one.name()))
            .ifPresent(value -> variables.add(one.name() + "=" + value));
        boolean literal = one.value().filter(value -> value.indexOf('$') < 0).isPresent();
        var reason =
            literal
                ? "the value stands in this file and its history: replace it by a new one"
                : "the build reads " + one.name() + " from the environment of the step";
        answers.add(answer(one, need.applicability(), true, before, after, reason));
      }
    }

    private Optional<String> obstacle(Need need, Passed one) {
      if (need.isSsh()) {
        return Optional.of("run the build in a script that starts an agent and adds the key");
      } else if (need.form() == Need.Form.FILE) {
        return Optional.of("a variable has no last line feed, so write the file in a step before");
      } else if (need.keepsArgument()
          || !one.flag().trail().isEmpty()
          || !one.item().trail().isEmpty()) {
        return Optional.of("the list can't be changed with certainty");
      } else if (one.value().filter(value -> value.contains("$$")).isPresent()) {
        return Optional.of("no shell reads the arguments of the step, so name a secretEnv instead");
      }
      boolean known = environment.has(one.name());
      return one.value().isEmpty() != known
          ? Optional.of("the environment of the step has no such value or another one")
          : Optional.empty();
    }

    private void replace(Need need, Passed one) {
      var value = "id=" + need.id() + ",env=" + one.name();
      if (one.isJoined()) {
        edit(one.item(), "--secret=" + value);
      } else {
        edit(one.flag(), "--secret");
        edit(one.item(), value);
      }
    }

    private void edit(YamlValue item, String text) {
      if (item.node() instanceof YamlScalar scalar) {
        edits.replace(scalar, text).ifPresent(found::add);
      }
    }

    private Answer answer(
        Passed one,
        Applicability applicability,
        boolean applied,
        String before,
        String after,
        String reason) {
      return new Answer(
          one.item().line(),
          CallerRule.SECRET_BUILD_ARG,
          applicability,
          applied,
          before,
          after,
          reason);
    }

    CallerRewrite result() {
      if (found.isEmpty()) {
        return new CallerRewrite(List.of(), answers);
      }
      if (!environment.has("DOCKER_BUILDKIT")) {
        variables.add("DOCKER_BUILDKIT=1");
      }
      var added = environment.added(variables);
      if (added.isEmpty()) {
        return new CallerRewrite(List.of(), answers.stream().map(this::advice).toList());
      }
      found.addAll(added.get());
      return new CallerRewrite(found, answers);
    }

    private Answer advice(Answer answer) {
      return new Answer(
          answer.line(),
          answer.rule(),
          Applicability.ADVICE,
          false,
          answer.before(),
          answer.after(),
          "add the variable to env of the step, and write "
              + answer.after()
              + " in place of "
              + answer.before());
    }
  }
}
