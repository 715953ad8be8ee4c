package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.edit.Applicability;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A bake file as a caller: each target that it defines is a call. */
final class BakeDocument implements CallerDocument {

  private final BakeFile file;
  private final BakeTargets targets;
  private final List<String> names;

  BakeDocument(String directory, BakeFile file, List<BakeFile> together) {
    this.file = file;
    this.targets = new BakeTargets(directory, together);
    this.names =
        file.targets().stream()
            .map(BakeTable::name)
            .distinct()
            .filter(name -> targets.value(name, "dockerfile-inline").isEmpty())
            .toList();
  }

  @Override
  public List<Call> calls() {
    return names.stream().map(this::call).toList();
  }

  private Call call(String name) {
    var arguments =
        chain(name).stream()
            .flatMap(table -> table.arguments().stream())
            .flatMap(item -> item.name().stream())
            .collect(Collectors.toSet());
    var table = own(name);
    return new Call(
        file.source().line(table.start()), Engine.DOCKER, targets.target(name), arguments);
  }

  private BakeTable own(String name) {
    return file.targets().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the definitions in this file that make up a target. */
  private List<BakeTable> chain(String name) {
    return targets.chain(name).stream().filter(file.targets()::contains).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var rewrite = new BakeRewrite(file, targets, options);
    for (int at = 0; at < names.size(); at++) {
      var name = names.get(at);
      var demand = demands.get(at);
      boolean known =
          demand.needs().stream().anyMatch(need -> need.applicability() == Applicability.SAFE);
      if (known || !targets.isFragment(name)) {
        rewrite.add(new BakeCall(name, own(name), chain(name), demand));
      }
    }
    rewrite.run();
    var answers = rewrite.answers().stream().sorted(Comparator.comparingInt(Answer::line)).toList();
    return new CallerRewrite(rewrite.edits(), answers);
  }

  /** A target, its definition, all definitions of this file that make it up, and its demand. */
  record BakeCall(String name, BakeTable own, List<BakeTable> chain, Demand demand) {

    BakeCall {
      chain = List.copyOf(chain);
    }

    /** Returns the places that give it a build argument, the one that counts first. */
    List<Given> given(String argument) {
      return chain.stream()
          .flatMap(
              table ->
                  table.arguments().stream()
                      .filter(item -> item.name().filter(argument::equals).isPresent())
                      .map(item -> new Given(table, item)))
          .toList();
    }
  }

  /** A build argument in a definition. */
  record Given(BakeTable table, HclItem item) {}
}
