package dev.keymount.caller.command;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;

/** The builds and logins in shell text. */
public final class ShellCalls implements CallerDocument {

  private final Script script;
  private final Bindings bindings;
  private final List<Build> builds = new ArrayList<>();

  private ShellCalls(Script script) {
    this.script = script;
    var text = script.text().text();
    this.bindings = new Bindings(text);
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    var paths = new Paths(script, bindings);
    var operands = new Operands(script, bindings, paths);
    var statements = Walk.statements(script, list, bindings, paths);
    var programs = new ArrayList<Statement>();
    for (var statement : statements) {
      if (Program.of(Wrapping.of(operands.of(statement)).program()).isPresent()) {
        operands.isBuild(statement.command().range());
        programs.add(statement);
      }
    }
    for (var statement : programs) {
      var wrapping = Wrapping.of(operands.of(statement));
      Program.of(wrapping.program())
          .flatMap(program -> Build.of(script, statement, paths, wrapping, program))
          .ifPresent(builds::add);
    }
  }

  /** Reads shell text. */
  public static ShellCalls of(Script script) {
    return new ShellCalls(script);
  }

  @Override
  public List<Call> calls() {
    return builds.stream().map(build -> build.call(script)).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var changes = new Changes(script.text());
    for (int at = 0; at < builds.size(); at++) {
      if (!demands.get(at).isEmpty()) {
        new CallRewrite(script, bindings, builds.get(at), changes)
            .apply(demands.get(at), options.unsafe());
      }
    }
    new Leftovers(script, changes).remove();
    return changes.rewrite();
  }
}
