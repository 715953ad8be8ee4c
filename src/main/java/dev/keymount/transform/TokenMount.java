package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Commands;
import dev.keymount.flow.Definition;
import dev.keymount.flow.Life;
import dev.keymount.flow.LifeEvent;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Step;
import dev.keymount.secret.Reach;
import dev.keymount.shell.WordPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives the steps that read a token from a variable the same variable from a secret mount. */
final class TokenMount implements Transformer {

  private static final Set<String> TELLS_UNSET_FROM_EMPTY = Set.of("-", "+", "=", "?");

  @Override
  public Fix fix(Build build, Life life, MountForms forms) {
    var rule = Reasons.rule(life);
    var residue = Residue.of(build, life);
    if (residue.reason().isPresent()) {
      return Fix.advice(life, rule, residue.reason().get());
    }
    var uses = uses(life);
    uses.keySet().removeAll(residue.moved());
    var use = new Use(Reach.SURELY, life.events(Kind.RESIDUE).anyMatch(LifeEvent::required));
    residue.users().forEach(step -> uses.merge(step, use, Use::and));
    if (uses.isEmpty()) {
      return Reasons.unused(life);
    }
    if (life.has(Kind.PROVISIONED)) {
      return Fix.advice(
          life,
          rule,
          "line "
              + life.events(Kind.PROVISIONED).findFirst().orElseThrow().step().line()
              + " makes an account or setting of it that stays in the image; set it when the"
              + " container starts");
    }
    return fix(build, life, forms, residue, uses);
  }

  private static Fix fix(
      Build build, Life life, MountForms forms, Residue residue, Map<Step, Use> uses) {
    var form = SecretForms.of(build, life, forms);
    var changes = new ArrayList<Change>();
    life.declarations().forEach(declaration -> changes.add(Withdrawal.removal(declaration)));
    life.events(Kind.CARRIED).forEach(event -> changes.add(Withdrawal.removal(event)));
    life.events(Kind.DISPOSED)
        .filter(event -> !uses.containsKey(event.step()))
        .forEach(event -> changes.add(Withdrawal.removal(event)));
    var fallback = fallback(life);
    for (var use : uses.entrySet()) {
      var step = use.getKey();
      boolean required = use.getValue().required() && fallback.isEmpty();
      var variables = variables(build, life, step);
      if (form == SecretForms.ENV) {
        variables.forEach(v -> changes.add(form.mount(build, step, life.name(), v, required)));
      } else if (step.commands().isEmpty()) {
        return Fix.advice(
            life,
            Reasons.rule(life),
            "line "
                + step.line()
                + " is not run by a POSIX shell, which could read the value from"
                + " a file; use a frontend of 1.10 or later and --secret=env");
      } else {
        changes.add(form.mount(build, step, life.name(), life.name(), required));
        changes.add(form.prelude(step, life.name(), variables, required));
      }
      if (fallback.isPresent() && step.commands().isEmpty()) {
        return Fix.advice(
            life,
            Reasons.rule(life),
            "line "
                + step.line()
                + " runs without a shell that could keep the default of "
                + life.name()
                + "; pass the value always, or set the default in a script");
      }
      fallback.ifPresent(value -> changes.addAll(defaults(life, step, value, form)));
    }
    // What is moved into a step reads the variable, so it comes behind what sets it.
    changes.addAll(residue.changes());
    return judged(life, uses, changes, form);
  }

  private static Fix judged(
      Life life, Map<Step, Use> uses, List<Change> changes, SecretForms form) {
    var lines = Reasons.lines(uses.keySet().stream().map(Step::line).toList());
    boolean sure = uses.values().stream().anyMatch(use -> use.reach() != Reach.POSSIBLY);
    boolean strict = uses.keySet().stream().anyMatch(step -> tellsUnset(life, step));
    boolean required = uses.values().stream().anyMatch(Use::required);
    var reason =
        lines
            + " read"
            + (uses.size() == 1 ? "s" : "")
            + " "
            + life.name()
            + " from the environment, so a secret mount sets it there";
    var applicability = Applicability.SAFE;
    if (strict) {
      applicability = Applicability.UNSAFE;
      reason =
          lines
              + (uses.size() == 1 ? " tells" : " tell")
              + " an unset variable from an empty one, and a missing secret is empty";
    } else if (!sure) {
      applicability = Applicability.UNSAFE;
      reason =
          "only a script, a make target or a command that prints it is seen to read "
              + life.name()
              + " ("
              + lines
              + "); check what it does with it";
    }
    var mechanism = form == SecretForms.ENV ? Mechanism.SECRET_ENV : Mechanism.SECRET_FILE;
    return new Fix(life, Reasons.rule(life), mechanism, applicability, reason, changes, required);
  }

  /** How a step uses the value. */
  private record Use(Reach reach, boolean required) {

    Use and(Use other) {
      return new Use(reach.or(other.reach), required || other.required);
    }
  }

  /**
   * Returns the steps that need the value: those that name the variable, and those that may read it
   * unasked, because they could before.
   */
  private static Map<Step, Use> uses(Life life) {
    var uses = new LinkedHashMap<Step, Use>();
    for (var event : life.events()) {
      boolean use =
          switch (event.kind()) {
            case USED, MATERIALISED, RESIDUE -> true;
            case OFFERED -> true;
            default -> false;
          };
      if (use) {
        uses.merge(event.step(), new Use(event.reach(), event.required()), Use::and);
      }
    }
    return uses;
  }

  /** Returns the variables that must hold the value in a step. */
  private static Set<String> variables(Build build, Life life, Step step) {
    var names = new LinkedHashSet<String>();
    life.events(Kind.CARRIED)
        .filter(event -> event.command().isEmpty() && isInForce(event, step))
        .flatMap(
            event ->
                Build.definitions(event.step()).stream()
                    .filter(d -> event.operands().contains(d.range())))
        .map(Definition::name)
        .forEach(names::add);
    var text = step.instruction().range().of(build.text());
    if (names.isEmpty() || text.contains(life.name())) {
      names.add(life.name());
    }
    return names;
  }

  private static boolean isInForce(LifeEvent event, Step step) {
    var stage = step.stage();
    return event.step().position() < step.position()
        && stage.isPresent()
        && event.step().stage().filter(stage.get()::descendsFrom).isPresent();
  }

  /** Returns the default that stands for no value, where it is not empty anyway. */
  private static Optional<String> fallback(Life life) {
    return life.declarations().stream()
        .filter(declaration -> declaration.step().stage().isPresent())
        .flatMap(declaration -> declaration.value().stream())
        .filter(value -> !value.isEmpty() && !value.equals("\"\"") && !value.equals("''"))
        .filter(value -> value.indexOf('$') < 0)
        .findFirst();
  }

  /** Keeps a default as the shell's own, which also covers the empty value of a missing secret. */
  private static List<Change> defaults(Life life, Step step, String value, SecretForms form) {
    var text =
        ": \"${"
            + life.name()
            + ":="
            + value.replace("\"", "")
            + "}\" && "
            + (form == SecretForms.FILE ? "export " + life.name() + " && " : "");
    return List.of(new Change.Prepend(step, text));
  }

  private static boolean tellsUnset(Life life, Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.all(list).stream())
        .flatMap(command -> Commands.words(command).stream())
        .flatMap(word -> Commands.ownParameters(word).stream())
        .filter(part -> part.name().equals(life.name()))
        .map(WordPart.Parameter::operator)
        .anyMatch(operator -> operator.filter(TELLS_UNSET_FROM_EMPTY::contains).isPresent());
  }
}
