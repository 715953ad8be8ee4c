package dev.keymount.caller.command;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The builds and logins in shell text. */
public final class ShellCalls implements CallerDocument {

  private final List<Reading> readings;

  private ShellCalls(List<Reading> readings) {
    this.readings = List.copyOf(readings);
  }

  /** Reads shell text. */
  public static ShellCalls of(Script script) {
    return of(List.of(script));
  }

  /** Reads scripts of one file, which may take words from the same place. */
  public static ShellCalls of(List<Script> scripts) {
    return new ShellCalls(
        scripts.stream().flatMap(script -> Reading.all(script).stream()).toList());
  }

  @Override
  public List<Call> calls() {
    return readings.stream()
        .flatMap(reading -> reading.builds().stream().map(build -> build.call(reading.script())))
        .toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var shared = disputed(demands);
    var edits = new LinkedHashSet<TextEdit>();
    var found = new LinkedHashSet<Answer>();
    int from = 0;
    for (var reading : readings) {
      int to = from + reading.builds().size();
      var rewrite = reading.rewrite(demands.subList(from, to), shared, options);
      edits.addAll(rewrite.edits());
      found.addAll(rewrite.answers());
      from = to;
    }
    var answers = new ArrayList<>(found);
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(List.copyOf(edits), answers);
  }

  /**
   * Returns the places of arguments that must stay as they are, because several builds take them
   * and do not want them to be the same, or because other commands take them too.
   */
  private Set<TextRange> disputed(List<Demand> demands) {
    var wanted = new HashMap<TextRange, Set<Optional<Need>>>();
    var builds = readings.stream().flatMap(reading -> reading.builds().stream()).toList();
    var uses = new HostUses(readings);
    var shared = new HashSet<TextRange>();
    for (int at = 0; at < builds.size(); at++) {
      for (var passed : builds.get(at).passed()) {
        if (!uses.isForBuildsAlone(passed.fragment())) {
          shared.add(passed.place());
        }
        wanted
            .computeIfAbsent(passed.place(), place -> new HashSet<>())
            .add(demands.get(at).forArgument(passed.name()));
      }
    }
    wanted.forEach(
        (place, needs) -> {
          if (needs.size() > 1) {
            shared.add(place);
          }
        });
    return Set.copyOf(shared);
  }
}
