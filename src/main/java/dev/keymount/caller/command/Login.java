package dev.keymount.caller.command;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRule;
import dev.keymount.edit.Applicability;
import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A command that logs in to a registry.
 *
 * @param statement the command
 * @param wrapping what stands before the program
 * @param program the program
 * @param line its options and operands
 */
record Login(Statement statement, Wrapping wrapping, Program program, Flag.Line line) {

  /** Reads a command; empty where it is no login with a password in its arguments. */
  static Optional<Login> of(Statement statement, Wrapping wrapping, Program program) {
    if (program.kind() != Program.Kind.LOGIN) {
      return Optional.empty();
    }
    var login =
        new Login(statement, wrapping, program, Flag.line(program.arguments(), program.valued()));
    return login.password().isPresent() && login.line.last("--password-stdin").isEmpty()
        ? Optional.of(login)
        : Optional.empty();
  }

  private Optional<Flag> password() {
    return line.last("-p", "--password").filter(flag -> flag.value().isPresent());
  }

  /** Moves the password to standard input. */
  void rewrite(Script script, Changes changes) {
    var flag = password().orElseThrow();
    var value = Written.value(flag).flatMap(Value::of);
    var argument = value.flatMap(v -> v.asArgument(script.text()));
    var obstacle = obstacle(script, flag, value);
    if (obstacle.isPresent() || argument.isEmpty()) {
      answer(script, changes, flag, false, obstacle.orElse("the password can't be read"));
      return;
    }
    var range = flag.head().range().union(flag.value().orElseThrow().range());
    changes.insert(statement.command().range().start(), "printf '%s' " + argument.get() + " | ");
    changes.add(script.text().edit(range, "--password-stdin"));
    changes.moved(range);
    answer(script, changes, flag, true, "the password is read from standard input");
  }

  private Optional<String> obstacle(Script script, Flag flag, Optional<Value> value) {
    var tail = flag.value().orElseThrow();
    boolean isOwn =
        flag.head().fragment().variable().isEmpty() && tail.fragment().variable().isEmpty();
    if (value.filter(v -> v.isConstant() && !script.text().hasHole(v.written())).isPresent()) {
      return Optional.of("the password stands in the file and must be replaced by another");
    } else if (line.last("-u", "--username").isEmpty()) {
      return Optional.of("--password-stdin needs the name of the user as --username");
    } else if (statement.isFed()
        || statement.command().redirections().stream()
            .anyMatch(redirection -> redirection.operator().startsWith("<"))) {
      return Optional.of("the command has another standard input");
    } else if (wrapping.wrappers().contains("exec") || !isOwn) {
      return Optional.of("the command can't be put behind a pipe");
    }
    return Optional.empty();
  }

  private void answer(Script script, Changes changes, Flag flag, boolean applied, String reason) {
    var name = program.name().equals("helm") ? "helm registry login" : program.name() + " login";
    changes.add(
        new Answer(
            script.text().line(flag.head().place().start()),
            CallerRule.REGISTRY_PASSWORD_ARGUMENT,
            applied ? Applicability.SAFE : Applicability.ADVICE,
            applied,
            name + ' ' + flag.name(),
            name + " --password-stdin",
            applied
                ? reason
                : reason
                    + ": remove "
                    + flag.name()
                    + " and give the password to --password-stdin"));
  }

  /** Names a command of old that prints a login with the password in it. */
  static void printed(Script script, Statement statement, Changes changes) {
    var range = TextRange.at(statement.command().range().start());
    changes.add(
        new Answer(
            script.text().line(range.start()),
            CallerRule.REGISTRY_PASSWORD_ARGUMENT,
            Applicability.ADVICE,
            false,
            "aws ecr get-login",
            "aws ecr get-login-password",
            "it prints a login with the password in its arguments, and version 2 of the tool has"
                + " none: pipe aws ecr get-login-password to docker login --username AWS"
                + " --password-stdin REGISTRY"));
  }
}
