package dev.keymount.caller.ci;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlSequence;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The environment of a step that is a list of {@code NAME=value}. */
final class ListEnvironment {

  private final YamlValue step;
  private final YamlMapping mapping;
  private final YamlEdits edits;

  ListEnvironment(YamlValue step, YamlMapping mapping, YamlEdits edits) {
    this.step = step;
    this.mapping = mapping;
    this.edits = edits;
  }

  /** Returns whether a variable is set in the list, or is a secret of the step. */
  boolean has(String name) {
    return items("env").anyMatch(item -> item.startsWith(name + "="))
        || items("secretEnv").anyMatch(name::equals);
  }

  private java.util.stream.Stream<String> items(String key) {
    return step.get(key).map(YamlValue::items).orElse(List.of()).stream()
        .flatMap(item -> item.scalar().stream());
  }

  /** Returns the edits that add variables; empty where they can't be written. */
  Optional<List<TextEdit>> added(List<String> variables) {
    if (variables.isEmpty()) {
      return Optional.of(List.of());
    }
    var own = mapping.own("env");
    if (own.isPresent()) {
      return own.get().value() instanceof YamlSequence list && !list.items().isEmpty()
          ? beside(list, variables)
          : Optional.empty();
    }
    var value = YamlNew.list(variables.toArray(String[]::new));
    var entries = mapping.entries();
    return edits
        .add(mapping, entries.get(entries.size() - 1), YamlEdits.Side.AFTER, "env", value)
        .or(() -> edits.add(mapping, entries.get(0), YamlEdits.Side.BEFORE, "env", value))
        .map(List::of);
  }

  private Optional<List<TextEdit>> beside(YamlSequence list, List<String> variables) {
    var last = list.items().get(list.items().size() - 1);
    var text = new StringBuilder();
    int place = 0;
    for (var variable : variables) {
      var edit = edits.add(list, last, YamlEdits.Side.AFTER, YamlNew.text(variable));
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      text.append(edit.get().replacement());
      place = edit.get().range().start();
    }
    return Optional.of(List.of(TextEdit.insert(place, text.toString())));
  }

  /** Returns the calls of the step, for which BuildKit is turned on when they are rewritten. */
  CallerDocument withBuildKit(CallerDocument document) {
    return new CallerDocument() {
      @Override
      public List<Call> calls() {
        return document.calls();
      }

      @Override
      public CallerRewrite rewrite(List<Demand> demands, Options options) {
        var rewrite = document.rewrite(demands, options);
        boolean builds = demands.stream().anyMatch(demand -> !demand.isEmpty());
        if (rewrite.edits().isEmpty() || !builds || has("DOCKER_BUILDKIT")) {
          return rewrite;
        }
        var all = new ArrayList<>(rewrite.edits());
        added(List.of("DOCKER_BUILDKIT=1")).ifPresent(all::addAll);
        return new CallerRewrite(all, rewrite.answers());
      }
    };
  }
}
