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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
      flag.constant().ifPresent(value -> given.add(channel(flag.name() + ' ' + value)));
    }
    original = Set.copyOf(given);
  }

  /** Returns the option with its id, by which one is told from another. */
  private static String channel(String flag) {
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
        suited(new Moves(script, bindings).of(need, passed, build.statement()), need, passed);
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

  /** Returns a move as the kind of command can make it. */
  private Move suited(Move move, Need need, Passed passed) {
    if (move.isAdvice()) {
      return move;
    } else if (!passed.isWhole() || !passed.fragment().isCertain()) {
      var variable = passed.fragment().variable().orElse("a variable");
      return Move.advice(Moves.byHand(need, passed.name(), "the argument comes from " + variable));
    } else if (disputed.contains(passed.place())) {
      return Move.advice(
          Moves.byHand(
              need, passed.name(), "another build takes the argument from the same place"));
    } else if (build.wrapping().clears() && move.inherited().isPresent()) {
      return Move.advice(
          Moves.byHand(need, passed.name(), "the command gets an environment of its own"));
    }
    var name = move.assigned().map(Move.Assigned::name).orElse("");
    if (build.statement().command().assignments().stream().anyMatch(a -> a.name().equals(name))) {
      return Move.advice(
          Moves.byHand(need, passed.name(), "the command assigns " + name + " already"));
    }
    return switch (build.program().kind()) {
      case COMPOSE -> compose(move, need, passed);
      case BAKE -> bake(move, passed);
      default -> inFragment(move, need, passed);
    };
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
        : Move.advice(
            Moves.byHand(
                need,
                passed.name(),
                "the argument comes from " + passed.fragment().variable().orElse("a variable")));
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
    var copy = copy(file);
    var flag =
        copy.map(one -> after(need) + (need.isSsh() ? "=" : ",src=") + one.source())
            .or(() -> contextFile(need, file));
    int line = script.text().line(build.first().place().start());
    if (flag.isPresent() && given.contains(channel(flag.get()))) {
      return;
    }
    var program = build.program();
    boolean isApplied =
        flag.isPresent()
            && program.kind() == Program.Kind.BUILD
            && (need.applicability() == Applicability.SAFE || unsafe)
            && need.applicability() != Applicability.ADVICE;
    var applicability = flag.isPresent() ? need.applicability() : Applicability.ADVICE;
    var after = flag.orElseGet(() -> after(need) + (need.isSsh() ? "=" : ",src=") + file);
    var reason =
        flag.isPresent()
            ? "the file is no longer copied from the build context"
            : "the build context is not known: add " + after + " with the place of the file";
    answer(line, applicability, isApplied, "COPY " + file, script.text().written(after), reason);
    if (isApplied) {
      copy.ifPresent(one -> one.drop(script.text().text(), changes));
      mounts = true;
      given.add(channel(flag.get()));
      insertFlag(flag.get());
    }
  }

  /** Returns the copy that only brings a file into the context, if it can go. */
  private Optional<ContextCopy> copy(String file) {
    if (build.line().operands().size() != 1) {
      return Optional.empty();
    }
    var paths = new Paths(script, bindings);
    var names =
        paths.resolve(build.line().operands().get(0).word(), build.statement()).stream()
            .flatMap(directory -> Paths.join(file, directory).stream())
            .collect(Collectors.toSet());
    return ContextCopy.of(reading.statements(), paths, build.statement(), names)
        .filter(one -> one.drop(script.text().text(), new Changes(script.text())));
  }

  private void insertFlag(String flag) {
    var program = build.program();
    var next =
        program.arguments().stream()
            .filter(word -> word.place().start() >= program.head().place().end())
            .findFirst();
    int end = program.head().place().end();
    var gap =
        next.map(word -> new TextRange(end, Math.max(end, word.place().start())))
            .map(range -> range.of(script.text().text()))
            .filter(text -> text.isBlank() || text.strip().equals("\\"))
            .orElse(" ");
    changes.insert(end, (gap.isEmpty() ? " " : gap) + flag);
  }

  private Optional<String> contextFile(Need need, String file) {
    if (build.line().operands().size() != 1) {
      return Optional.empty();
    }
    var context = build.line().operands().get(0);
    var text = context.word().text();
    if (text.equals("-") || text.contains("://") || text.startsWith("git@") || file.contains(",")) {
      return Optional.empty();
    }
    return Value.path(join(text, file))
        .map(path -> after(need) + (need.isSsh() ? "=" : ",src=") + path);
  }

  private static String join(String directory, String file) {
    var path = file.matches("[\\w./@%+:-]+") ? file : '"' + file + '"';
    if (directory.equals(".") || directory.equals("./")) {
      return path;
    }
    boolean isQuoted = directory.length() > 2 && directory.endsWith("\"") && path.equals(file);
    var head = isQuoted ? directory.substring(0, directory.length() - 1) : directory;
    var slash = head.endsWith("/") ? "" : "/";
    return head + slash + path + (isQuoted ? "\"" : "");
  }

  private void wrap() {
    var agent = new Agent(script, bindings, build, changes);
    var prefix = new StringBuilder();
    var start = agent.start(keys, assignments);
    assignments.forEach((name, value) -> prefix.append(name).append('=').append(value).append(' '));
    if (!prefix.isEmpty()) {
      changes.insert(build.statement().command().words().get(0).range().start(), prefix.toString());
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
