package dev.keymount.caller.command;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The commands of one shell text that count.
 *
 * @param script the text
 * @param bindings its variables
 * @param builds the builds, in order
 */
record Reading(Script script, Bindings bindings, List<Build> builds) {

  Reading {
    builds = List.copyOf(builds);
  }

  /** Reads a text and the texts that its commands hand to other shells. */
  static List<Reading> all(Script script) {
    var text = script.text().text();
    var bindings = new Bindings(text);
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
    var builds = new ArrayList<Build>();
    for (var statement : programs) {
      var wrapping = Wrapping.of(operands.of(statement));
      Program.of(wrapping.program())
          .flatMap(program -> Build.of(script, statement, paths, wrapping, program))
          .ifPresent(builds::add);
    }
    return List.of(new Reading(script, bindings, builds));
  }

  /**
   * Rewrites the builds.
   *
   * @param disputed the places of arguments, in the file, that other builds need as they are
   */
  CallerRewrite rewrite(
      List<Demand> demands, Set<TextRange> disputed, CallerDocument.Options options) {
    var changes = new Changes(script.text());
    for (int at = 0; at < builds.size(); at++) {
      if (!demands.get(at).isEmpty()) {
        new CallRewrite(script, bindings, builds.get(at), disputed, changes)
            .apply(demands.get(at), options.unsafe());
      }
    }
    new Leftovers(script, changes).remove();
    return changes.rewrite();
  }
}
