package dev.keymount.caller.command;

import dev.keymount.caller.Need;
import dev.keymount.source.TextRange;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a command can make a move, and how its kind makes it. */
final class Fitting {

  private static final Pattern TEMPLATE = Pattern.compile("^[\"']?(?:\\{\\{|\\{%|<%)");
  private static final Pattern FOREIGN = Pattern.compile("^[\"']?(?:%\\w+%|\\$\\{?env:)");
  private static final Pattern POSITIONAL = Pattern.compile("\\$\\{?[0-9@*#?!]");
  private static final Pattern NAME = Pattern.compile("\\$\\{?([A-Za-z_]\\w*)");
  private static final Pattern SUBSTITUTION = Pattern.compile("`|\\$\\(");
  private static final Pattern MOVES = Pattern.compile("\\b(?:cd|pushd|popd)\\b");

  private final Script script;
  private final Bindings bindings;
  private final Build build;
  private final Set<TextRange> disputed;
  private final Set<String> given;

  /**
   * Starts with a command.
   *
   * @param disputed the places of arguments that other builds need as they are
   * @param given the channels that the command has
   */
  Fitting(
      Script script, Bindings bindings, Build build, Set<TextRange> disputed, Set<String> given) {
    this.script = script;
    this.bindings = bindings;
    this.build = build;
    this.disputed = disputed;
    this.given = given;
  }

  /** Returns a move as the command can make it; advice where it can't. */
  Move of(Move move, Need need, Passed passed) {
    if (move.isAdvice()) {
      return move;
    }
    var obstacle = ofPlace(passed).or(() -> ofValue(passed)).or(() -> ofCommand(move, need));
    if (obstacle.isPresent()) {
      return Move.advice(Moves.byHand(need, passed.name(), obstacle.get()));
    }
    var made =
        switch (build.program().kind()) {
          case COMPOSE -> compose(move, need, passed);
          case BAKE -> bake(move, passed);
          default -> inFragment(move, need, passed);
        };
    return settled(made, need, passed);
  }

  /** Keeps the variable as the shell has it, which need not be what files give. */
  private Move settled(Move move, Need need, Passed passed) {
    var wrapping = build.wrapping();
    var value = passed.value().flatMap(Value::of);
    if (move.inherited().isEmpty() || need.isSsh() || value.isEmpty()) {
      return move;
    } else if (wrapping.overrides()) {
      return Move.advice(
          Moves.byHand(need, passed.name(), "the files of the command may change the variable"));
    } else if (!wrapping.adds() || move.assigned().isPresent()) {
      return move;
    }
    var name = move.inherited().get();
    var flag = move.flag().orElse("");
    var assigned = Move.assigned(flag, name, value.get().quoted(), move.reason());
    return move.flag().isPresent() ? assigned : assigned.withoutFlag();
  }

  private boolean isWrapped(String variable) {
    return build.statement().command().words().stream()
        .takeWhile(word -> word.range().start() < build.first().place().start())
        .anyMatch(word -> word.text().startsWith(variable + '='));
  }

  private Optional<String> ofPlace(Passed passed) {
    if (!passed.isWhole() || !passed.fragment().isCertain()) {
      return Optional.of(from(passed));
    } else if (disputed.contains(passed.place())) {
      return Optional.of(
          passed.fragment().variable().isEmpty()
              ? "another build takes the argument from the same place"
              : from(passed) + ", which is not for this build alone");
    } else if (isOneOfSeveral(passed)) {
      return Optional.of("the command may pass the argument more than once");
    }
    return Optional.empty();
  }

  private static String from(Passed passed) {
    return "the argument comes from " + passed.fragment().variable().orElse("a variable");
  }

  /** Returns whether the same argument is passed again, so that only one of them counts. */
  private boolean isOneOfSeveral(Passed passed) {
    var same =
        build.passed().stream()
            .filter(other -> other.name().equals(passed.name()))
            .filter(other -> other.bakeTarget().equals(passed.bakeTarget()))
            .toList();
    return same.size() > 1
        && !same.stream()
            .allMatch(
                other ->
                    other.value().equals(passed.value()) && other.fragment().variable().isEmpty());
  }

  private Optional<String> ofValue(Passed passed) {
    var value = passed.value().orElse("");
    var text = passed.fragment().text().text();
    if (TEMPLATE.matcher(value).find() || text.startsWith("<%", passed.range().end())) {
      return Optional.of("a template fills the value in");
    } else if (FOREIGN.matcher(value).find()) {
      return Optional.of("the value is written for another shell");
    } else if (value.indexOf('\\') >= 0 && isInBackticks()) {
      return Optional.of("the command stands in backticks, which change what is escaped");
    } else if (!isSteady(passed, value)) {
      return Optional.of(from(passed) + ", and its value may be another where the build runs");
    }
    return Optional.empty();
  }

  private boolean isInBackticks() {
    var chain = build.statement().chain();
    int start = chain.isEmpty() ? 0 : chain.get(0).list().range().start();
    return start > 0 && script.text().text().charAt(start - 1) == '`';
  }

  /** Returns whether a value that a variable took earlier is the same where the command runs. */
  private boolean isSteady(Passed passed, String value) {
    if (passed.fragment().variable().isEmpty() || passed.fragment().text() != script.text()) {
      return true;
    }
    int from = passed.range().end();
    int to = Math.max(from, build.statement().command().range().start());
    boolean moves = MOVES.matcher(script.text().text().substring(from, to)).find();
    return !POSITIONAL.matcher(value).find()
        && !(moves && SUBSTITUTION.matcher(value).find())
        && NAME.matcher(value)
            .results()
            .allMatch(match -> isSteady(match.group(1), passed.range().start()));
  }

  private boolean isSteady(String variable, int place) {
    return bindings.of(variable).stream().allMatch(binding -> binding.range().start() < place)
        && (!bindings.isLocal(variable) || bindings.sole(variable, build.statement()).isPresent());
  }

  private Optional<String> ofCommand(Move move, Need need) {
    var name = move.assigned().map(Move.Assigned::name).orElse("");
    var wrapping = build.wrapping();
    var outer = wrapping.outer().flatMap(word -> word.fragment().variable());
    boolean isAssigned =
        build.statement().command().assignments().stream().anyMatch(a -> a.name().equals(name));
    boolean needsVariable = move.inherited().isPresent();
    var flag = move.flag().orElse("");
    boolean assigns =
        move.assigned().isPresent() || move.key().filter(key -> !key.isExported()).isPresent();
    if (needsVariable && isWrapped(move.inherited().get())) {
      return Optional.of("the command assigns " + move.inherited().get() + " already");
    } else if (assigns && new Timing(script, build.statement()).isUnclear()) {
      return Optional.of("time may be a word of the shell or a program");
    } else if (wrapping.clears() && needsVariable) {
      return Optional.of("the command gets an environment of its own");
    } else if (outer.isPresent() && needsVariable && !wrapping.keepsAll()) {
      return Optional.of("sudo stands in " + outer.get() + " and takes variables away");
    } else if (isAssigned) {
      return Optional.of("the command assigns " + name + " already");
    } else if (bindings.isConstant(name)) {
      return Optional.of(name + " is readonly");
    } else if (move.key().filter(this::isConstant).isPresent()) {
      return Optional.of(move.key().get().variable() + " is readonly");
    } else if (given.contains(CallRewrite.channel(flag)) && !need.keepsArgument() && !has(flag)) {
      return Optional.of("the command has " + CallRewrite.channel(flag) + " already");
    }
    return Optional.empty();
  }

  private boolean isConstant(Move.Key key) {
    return !key.isExported() && bindings.isConstant(key.variable());
  }

  private boolean has(String flag) {
    return build.line().flags().stream()
        .anyMatch(one -> flag.equals(one.name() + ' ' + one.start().orElse("")));
  }

  /** The compose file takes variables from the environment and names the secrets itself. */
  private static Move compose(Move move, Need need, Passed passed) {
    if (need.isSsh()) {
      return move.key().isPresent() ? move.withoutFlag() : move;
    }
    if (move.assigned().isEmpty()
        && (passed.value().isEmpty()
            || move.inherited().filter(passed.name()::equals).isPresent())) {
      return move.withoutFlag();
    }
    var value = passed.value().flatMap(Value::of).map(Value::quoted).orElse("");
    return Move.assigned("", passed.name(), value, move.reason()).withoutFlag();
  }

  private static Move bake(Move move, Passed passed) {
    var target = passed.bakeTarget();
    if (target.isEmpty() || move.flag().isEmpty()) {
      return move;
    }
    var quote = target.get().indexOf('*') < 0 ? "" : "'";
    var flag = move.flag().get();
    var attribute = flag.startsWith("--ssh ") ? ".ssh=" : ".secrets=";
    var value = flag.substring(flag.indexOf(' ') + 1);
    return move.withFlag("--set " + quote + target.get() + attribute + quote + value);
  }

  private static Move inFragment(Move move, Need need, Passed passed) {
    var flag = move.flag().orElse("");
    if (!passed.fragment().isQuoted() || flag.indexOf('"') < 0) {
      return move;
    }
    return flag.matches("[^\"]*\"\\$HOME/[\\w./-]+\"")
        ? move.withFlag(flag.replace("\"", ""))
        : Move.advice(Moves.byHand(need, passed.name(), from(passed)));
  }
}
