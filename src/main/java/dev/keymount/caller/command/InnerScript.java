package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import dev.keymount.caller.Hole;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The text that a command hands to another shell: {@code bash -c "…"}. */
final class InnerScript {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "ksh", "zsh");

  private final Script script;
  private final Bindings bindings;
  private final Embedded outer;

  private InnerScript(Script script, Bindings bindings) {
    this.script = script;
    this.bindings = bindings;
    this.outer = script.text();
  }

  /** Returns the script that a command runs, as far as its text can be read in place. */
  static Optional<Script> of(
      Script script, Bindings bindings, Statement statement, List<Operand> words) {
    if (words.size() < 3 || !SHELLS.contains(words.get(0).program())) {
      return Optional.empty();
    }
    for (int at = 1; at + 1 < words.size(); at++) {
      var text = words.get(at).word().text();
      if (!text.startsWith("-")) {
        return Optional.empty();
      } else if (text.matches("-[a-z]*c")) {
        var shell = Script.Shell.of(words.get(0).program());
        return new InnerScript(script, bindings)
            .read(statement, words.get(at + 1))
            .map(inner -> inner.in(shell));
      }
    }
    return Optional.empty();
  }

  private Optional<Script> read(Statement statement, Operand word) {
    if (word.fragment().variable().isPresent() || word.word().parts().size() != 1) {
      return Optional.empty();
    }
    var part = word.word().parts().get(0);
    var inside = inside(part.range());
    var builder = new Embedded.Builder(outer.host());
    boolean isRead =
        part instanceof WordPart.SingleQuoted single && inside.length() == single.value().length()
            ? plain(builder, inside)
            : part instanceof WordPart.DoubleQuoted quoted
                && quoted(builder, quoted.parts(), statement);
    if (!isRead) {
      return Optional.empty();
    }
    UnaryOperator<String> quoting =
        part instanceof WordPart.SingleQuoted
            ? text -> text.replace("'", "'\\''")
            : text -> text.replaceAll("[\"$`\\\\]", "\\\\$0");
    var text =
        builder.build(outer.offset(inside.end()), plain -> outer.written(quoting.apply(plain)));
    return Optional.of(
        new Script(
            text,
            statement.directories(),
            variable -> true,
            script.engine(),
            Optional.empty(),
            false,
            script.home()));
  }

  private static TextRange inside(TextRange quoted) {
    return new TextRange(quoted.start() + 1, Math.max(quoted.start() + 1, quoted.end() - 1));
  }

  private boolean plain(Embedded.Builder builder, TextRange range) {
    for (int at = range.start(); at < range.end(); at++) {
      char c = outer.text().charAt(at);
      var hole = outer.hole(c);
      if (hole.isPresent()) {
        builder.hole(hole.get(), outer.offset(at));
      } else {
        builder.add(c, outer.offset(at));
      }
    }
    return true;
  }

  private boolean quoted(Embedded.Builder builder, List<WordPart> parts, Statement statement) {
    for (var part : parts) {
      var text = part.range().of(outer.text());
      if (part instanceof WordPart.Literal && text.indexOf('\\') < 0) {
        plain(builder, part.range());
      } else if (part instanceof WordPart.Parameter parameter && parameter.operator().isEmpty()) {
        var name = parameter.name();
        var variable = Optional.of(name).filter(n -> n.matches("[A-Za-z_][A-Za-z0-9_]*"));
        builder.hole(
            new Hole(outer.written(text), variable, variable.filter(v -> isExported(v, statement))),
            outer.offset(part.range().start()));
      } else {
        return false;
      }
    }
    return true;
  }

  private boolean isExported(String name, Statement at) {
    return bindings.isExported(name, at)
        || (!bindings.isTouched(name) && script.exported().test(name));
  }
}
