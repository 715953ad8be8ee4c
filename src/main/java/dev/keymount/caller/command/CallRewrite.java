package dev.keymount.caller.command;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rewriting of one command that builds. */
final class CallRewrite {

  private final Reading reading;
  private final Script script;
  private final Bindings bindings;
  private final Build build;
  private final Set<TextRange> disputed;
  private final Changes changes;
  private final Map<String, String> assignments = new LinkedHashMap<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private final List<Move.Key> keys = new ArrayList<>();
  private final Set<String> given = new LinkedHashSet<>();
  private final Set<String> original;
  private boolean mounts;

  CallRewrite(Reading reading, Build build, Set<TextRange> disputed, Changes changes) {
    this.reading = reading;
    this.disputed = disputed;
    this.script = reading.script();
    this.bindings = reading.bindings();
    this.build = build;
    this.changes = changes;
    for (var flag : build.line().flags()) {
      flag.start().ifPresent(value -> given.add(channel(flag.name() + ' ' + value)));
    }
    original = Set.copyOf(given);
  }

  /** Returns the option with its id, by which one is told from another. */
  static String channel(String flag) {
    int ssh = flag.indexOf('=');
    return flag.startsWith("--ssh ")
        ? flag.substring(0, ssh < 0 ? flag.length() : ssh)
        : flag.replaceFirst("^(--secret )(?:.*,)?id=([^,]*).*", "$1$2");
  }

  void apply(Demand demand, boolean unsafe) {
    for (var need : demand.needs()) {
      var passed =
          build.passed().stream()
              .filter(p -> need.argument().filter(p.name()::equals).isPresent())
              .toList();
      for (var one : passed) {
        pass(need, one, unsafe);
      }
      if (passed.isEmpty() && need.file().isPresent()) {
        file(need, need.file().get(), unsafe);
      }
    }
    if (build.program().kind() == Program.Kind.BAKE) {
      allow(demand);
    }
    wrap();
    if (mounts) {
      new Builders(script, bindings, build, changes).check();
    }
  }

  /** Bake asks before it forwards an agent that its file names. */
  private void allow(Demand demand) {
    var agents =
        demand.needs().stream().filter(Need::isSsh).filter(need -> need.argument().isPresent());
    boolean isAllowed =
        build.line().all("--allow").stream()
            .anyMatch(flag -> flag.constant().filter("ssh"::equals).isPresent());
    if (agents.findAny().isPresent() && !isAllowed) {
      var head = build.program().head();
      changes.add(
          head.fragment().text().edit(TextRange.at(head.word().range().end()), " --allow=ssh"));
      answer(
          head.fragment().text().line(head.word().range().start()),
          Applicability.SAFE,
          true,
          "bake",
          "bake --allow=ssh",
          "bake asks before it forwards an agent");
    }
  }

  private void pass(Need need, Passed passed, boolean unsafe) {
    var move =
        new Fitting(script, bindings, build, disputed, original)
            .of(new Moves(script, bindings).of(need, passed, build.statement()), need, passed);
    if (need.keepsArgument()
        && move.flag().filter(f -> original.contains(channel(f))).isPresent()) {
      return;
    }
    int line = passed.fragment().text().line(passed.range().start());
    var before = "--build-arg " + passed.name();
    if (move.isAdvice()) {
      answer(line, Applicability.ADVICE, false, before, after(need), move.reason());
      return;
    }
    var after = passed.fragment().text().written(move.flag().orElse(after(need)));
    if (need.applicability() == Applicability.ADVICE
        || (need.applicability() == Applicability.UNSAFE && !unsafe)) {
      answer(line, need.applicability(), false, before, after, move.reason());
      return;
    }
    replace(need, passed, move);
    answer(line, need.applicability(), true, before, after, move.reason());
  }

  private static String after(Need need) {
    return need.isSsh() ? "--ssh " + need.id() : "--secret id=" + need.id();
  }

  private void answer(
      int line,
      Applicability applicability,
      boolean applied,
      String before,
      String after,
      String reason) {
    changes.add(
        new Answer(
            line, CallerRule.SECRET_BUILD_ARG, applicability, applied, before, after, reason));
  }

  private void replace(Need need, Passed passed, Move move) {
    mounts = true;
    move.assigned().ifPresent(a -> assignments.put(a.name(), a.value()));
    if (move.flag().map(CallRewrite::channel).filter(original::contains).isEmpty()) {
      move.inherited().ifPresent(kept::add);
      move.key().ifPresent(keys::add);
    }
    move.source().filter(source -> !need.keepsArgument()).ifPresent(changes::unread);
    var text = passed.fragment().text();
    boolean isNew = move.flag().isPresent() && given.add(channel(move.flag().get()));
    var lead =
        new TextRange(Math.min(passed.gap(), passed.range().start()), passed.range().start());
    if (need.keepsArgument()) {
      if (isNew) {
        var between = lead.isEmpty() ? " " : lead.of(text.text());
        changes.add(
            text.edit(TextRange.at(passed.range().end()), between + move.flag().orElseThrow()));
      }
      return;
    }
    if (text == script.text()) {
      changes.moved(passed.range());
    }
    if (isNew) {
      changes.add(text.edit(passed.range(), move.flag().orElseThrow()));
    } else {
      changes.add(text.edit(lead.union(passed.range()), ""));
    }
  }

  /** Gives a file that the build context had. */
  private void file(Need need, String file, boolean unsafe) {
    var context =
        new ContextFile(reading, build, after(need) + (need.isSsh() ? "=" : ",src="), file);
    var flag = context.flag();
    int line = script.text().line(build.first().place().start());
    if (flag.isPresent() && given.contains(channel(flag.get()))) {
      return;
    }
    boolean isApplied =
        flag.isPresent()
            && build.program().kind() == Program.Kind.BUILD
            && (need.applicability() == Applicability.SAFE || unsafe)
            && need.applicability() != Applicability.ADVICE;
    var applicability = flag.isPresent() ? need.applicability() : Applicability.ADVICE;
    var after = context.written();
    var reason =
        flag.isPresent()
            ? "the file is no longer copied from the build context"
            : "the build context is not known: add " + after + " with the place of the file";
    answer(line, applicability, isApplied, "COPY " + file, script.text().written(after), reason);
    if (isApplied) {
      context.give(changes);
      mounts = true;
      given.add(channel(flag.get()));
    }
  }

  private void wrap() {
    var agent = new Agent(script, bindings, build, changes);
    var prefix = new StringBuilder();
    var start = agent.start(keys, assignments);
    assignments.forEach((name, value) -> prefix.append(name).append('=').append(value).append(' '));
    if (!prefix.isEmpty()) {
      changes.insert(new Timing(script, build.statement()).assignmentPlace(), prefix.toString());
    }
    if (!start.isEmpty()) {
      var at = build.wrapping().outer().orElse(build.first());
      changes.insert(at.place().start(), start);
    }
    keep();
  }

  private void keep() {
    var wrapping = build.wrapping();
    if (wrapping.outer().isEmpty() || wrapping.keepsAll() || kept.isEmpty()) {
      return;
    }
    var names = String.join(",", kept);
    if (wrapping.keptList().isPresent()) {
      changes.insert(wrapping.keptList().get().place().end(), "," + names);
    } else {
      changes.insert(wrapping.outer().get().place().end(), " --preserve-env=" + names);
    }
  }
}
