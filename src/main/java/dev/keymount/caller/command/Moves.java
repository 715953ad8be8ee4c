package dev.keymount.caller.command;

import dev.keymount.caller.Hole;
import dev.keymount.caller.Need;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides how the values of build arguments are given from now on. */
final class Moves {

  private static final Pattern KEY =
      Pattern.compile(
          "(?i)(?:.*_)?(?:ssh|rsa|ed25519|ecdsa|prv|private|pem|id|deploy)_?(?:.*_)?"
              + "(?:key|rsa|ed25519|pem)?(?:_.*)?");

  private final Script script;
  private final Bindings bindings;

  Moves(Script script, Bindings bindings) {
    this.script = script;
    this.bindings = bindings;
  }

  /** Returns how a command gives what an argument passed. */
  Move of(Need need, Passed passed, Statement statement) {
    if (passed.value().isEmpty()) {
      return variable(need, passed.name(), passed.name(), statement, true);
    }
    var value = Value.of(passed.value().get());
    if (value.isEmpty()) {
      return Move.advice(byHand(need, passed.name(), "the value can't be read"));
    }
    var variable = value.get().variable();
    if (variable.isPresent()) {
      return variable(need, passed.name(), variable.get(), statement, false);
    }
    var hole = value.get().hole(passed.fragment().text()).flatMap(Hole::environment);
    if (hole.isPresent()) {
      return exported(need, hole.get(), passed.name());
    }
    var file = value.get().filled(passed.fragment().text()).file();
    return file.isPresent()
        ? file(need, passed.name(), file.get(), value.get())
        : other(need, passed, value.get());
  }

  private Move variable(
      Need need, String argument, String variable, Statement statement, boolean isBare) {
    var assigned = bindings.sole(variable, statement);
    var value = assigned.flatMap(Binding::value).flatMap(Value::of);
    if (value.filter(v -> isEncoded(v.written())).isPresent() && need.isSsh()) {
      return Move.advice(byHand(need, argument, "the value is encoded"));
    }
    var file = value.flatMap(Value::file).filter(path -> isSteady(path, assigned, statement));
    if (file.isPresent() && need.form() != Need.Form.VARIABLE) {
      return file(need, argument, file.get(), value.get()).from(assigned.get());
    }
    boolean isPrefix =
        statement.command().assignments().stream().anyMatch(a -> a.name().equals(variable));
    if (isPrefix && !isBare) {
      return Move.advice(
          byHand(need, argument, "the command assigns " + variable + " only for itself"));
    }
    boolean isExported = isBare || isExported(variable, statement);
    if (isExported) {
      return exported(need, variable, argument);
    }
    return given(need, argument, new Move.Key("\"$" + variable + '"', variable, false));
  }

  private boolean isSteady(String path, Optional<Binding> assigned, Statement statement) {
    boolean isFixed = path.startsWith("\"$HOME/") || path.startsWith("/");
    return isFixed
        || path.indexOf('$') < 0
            && assigned.orElseThrow().statement().directories().equals(statement.directories());
  }

  private boolean isExported(String variable, Statement at) {
    return bindings.isExported(variable, at)
        || (!bindings.isTouched(variable) && script.exported().test(variable));
  }

  private Move exported(Need need, String variable, String argument) {
    return switch (need.form()) {
      case SSH -> agent(need, new Move.Key("\"$" + variable + '"', variable, true));
      case FILE ->
          isKey(argument)
              ? keyFile(need, argument)
              : Move.inherited(secret(need, variable), variable, reads(variable));
      case VARIABLE, TEXT -> Move.inherited(secret(need, variable), variable, reads(variable));
    };
  }

  private static String reads(String variable) {
    return "the build reads " + variable + " from the environment";
  }

  private static Move keyFile(Need need, String argument) {
    return Move.advice(
        byHand(need, argument, "a key file must end with a line feed, which a variable may lack"));
  }

  private Move file(Need need, String argument, String path, Value value) {
    return switch (need.form()) {
      case SSH -> Move.flag("--ssh " + need.id() + '=' + path, "the file of the key is forwarded");
      case TEXT, FILE ->
          Move.flag("--secret id=" + need.id() + ",src=" + path, "the file is mounted");
      case VARIABLE -> assigned(need, argument, value.quoted());
    };
  }

  private Move other(Need need, Passed passed, Value value) {
    var text = passed.fragment().text();
    var filled = value.filled(text);
    boolean isLiteral = filled.isConstant() && !text.hasHole(filled.written());
    if (need.isSsh() && (isLiteral || isEncoded(filled.written()))) {
      return Move.advice(
          byHand(
              need,
              passed.name(),
              isLiteral
                  ? "the key stands in the file and must be replaced"
                  : "the key is encoded"));
    }
    var quoted = value.quotedWithHoles(text);
    var move = given(need, passed.name(), new Move.Key(quoted, passed.name(), false));
    return isLiteral && !move.isAdvice()
        ? new Move(
            move.flag(),
            move.assigned(),
            move.inherited(),
            move.key(),
            move.source(),
            "the value stands in the file: anybody who reads it has it, so replace it by another",
            false)
        : move;
  }

  private Move given(Need need, String argument, Move.Key key) {
    return switch (need.form()) {
      case SSH -> agent(need, key);
      case FILE ->
          isKey(argument) ? keyFile(need, argument) : assigned(need, argument, key.value());
      case VARIABLE, TEXT -> assigned(need, argument, key.value());
    };
  }

  private static Move agent(Need need, Move.Key key) {
    return Move.agent("--ssh " + need.id(), key, "an agent gets the key first");
  }

  private static Move assigned(Need need, String argument, String value) {
    var name = variableName(need, argument);
    return Move.assigned(
        secret(need, name), name, value, "the build reads " + name + " from its environment");
  }

  private static String variableName(Need need, String argument) {
    return need.id().matches("[A-Za-z_][A-Za-z0-9_]*") ? need.id() : argument;
  }

  private static String secret(Need need, String variable) {
    return "--secret id=" + need.id() + ",env=" + variable;
  }

  private static boolean isKey(String name) {
    return KEY.matcher(name).matches();
  }

  private static boolean isEncoded(String value) {
    return value.contains("base64") || value.contains("openssl enc") || value.contains("xxd");
  }

  /** Returns what a person is to do, and why. */
  static String byHand(Need need, String argument, String why) {
    return why
        + ": remove --build-arg "
        + argument
        + " and add "
        + (need.isSsh()
            ? "--ssh " + need.id() + "=PATH_OF_THE_KEY"
            : "--secret id=" + need.id() + ",src=PATH_OF_THE_FILE");
  }
}
