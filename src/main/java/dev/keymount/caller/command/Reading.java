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
 * @param logins the logins with a password in their arguments
 * @param printed the commands that print such a login
 * @param statements all commands
 */
record Reading(
    Script script,
    Bindings bindings,
    List<Build> builds,
    List<Login> logins,
    List<Statement> printed,
    List<Statement> statements) {

  private static final int DEEPEST = 4;

  Reading {
    builds = List.copyOf(builds);
    logins = List.copyOf(logins);
    printed = List.copyOf(printed);
    statements = List.copyOf(statements);
  }

  /** Reads a text and the texts that its commands hand to other shells. */
  static List<Reading> all(Script script) {
    var found = new ArrayList<Reading>();
    add(script, 0, found);
    return found;
  }

  private static void add(Script script, int depth, List<Reading> found) {
    var text = script.text().text();
    var bindings = new Bindings(text);
    var list = ShellReader.read(text, new TextRange(0, text.length()), List.of());
    var paths = new Paths(script, bindings);
    var operands = new Operands(script, bindings, paths);
    var statements = Walk.statements(script, list, bindings, paths);
    var programs = new ArrayList<Statement>();
    var printed = new ArrayList<Statement>();
    var inner = new ArrayList<Script>();
    for (var statement : statements) {
      var words = Wrapping.of(operands.of(statement)).program();
      if (Program.of(words).isPresent()) {
        operands.isBuild(statement.command().range());
        programs.add(statement);
      } else if (isPrinted(words)) {
        printed.add(statement);
      } else if (depth < DEEPEST) {
        InnerScript.of(script, bindings, statement, words).ifPresent(inner::add);
      }
    }
    found.add(reading(script, bindings, operands, programs, printed, statements));
    inner.forEach(one -> add(one, depth + 1, found));
  }

  private static Reading reading(
      Script script,
      Bindings bindings,
      Operands operands,
      List<Statement> programs,
      List<Statement> printed,
      List<Statement> statements) {
    var paths = new Paths(script, bindings);
    var builds = new ArrayList<Build>();
    var logins = new ArrayList<Login>();
    for (var statement : programs) {
      var wrapping = Wrapping.of(operands.of(statement));
      var program = Program.of(wrapping.program());
      program
          .flatMap(one -> Build.of(script, statement, paths, wrapping, one))
          .ifPresent(builds::add);
      program.flatMap(one -> Login.of(statement, wrapping, one)).ifPresent(logins::add);
    }
    return new Reading(script, bindings, builds, logins, printed, statements);
  }

  private static boolean isPrinted(List<Operand> words) {
    return words.size() > 2
        && words.get(0).program().equals("aws")
        && words.stream().anyMatch(word -> word.known().equals("get-login"));
  }

  /**
   * Rewrites the builds. A server takes the first key of an agent that it knows, so builds with
   * different keys get an agent each.
   *
   * @param disputed the places of arguments, in the file, that other builds need as they are
   */
  CallerRewrite rewrite(
      List<Demand> demands, Set<TextRange> disputed, CallerDocument.Options options) {
    var apart =
        new Reading(script.closed(), bindings, builds, logins, printed, statements)
            .changes(demands, disputed, options);
    return (apart.hasSeveralAgents() ? apart : changes(demands, disputed, options)).rewrite();
  }

  private Changes changes(
      List<Demand> demands, Set<TextRange> disputed, CallerDocument.Options options) {
    var changes = new Changes(script.text());
    for (int at = 0; at < builds.size(); at++) {
      if (!demands.get(at).isEmpty()) {
        new CallRewrite(this, builds.get(at), disputed, changes)
            .apply(demands.get(at), options.unsafe());
      }
    }
    if (options.logins()) {
      logins.forEach(login -> login.rewrite(script, changes));
      printed.forEach(statement -> Login.printed(script, statement, changes));
    }
    new Leftovers(script, changes).remove();
    return changes;
  }
}
