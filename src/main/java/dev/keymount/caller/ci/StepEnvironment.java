package dev.keymount.caller.ci;

import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environment of a step: what it is set to, and what a change of the step adds to it.
 *
 * <p>A value that the system fills into a script is best passed by a variable of the step: the
 * shell does not read it as text then, and {@code --secret id=X,env=X} finds it.
 */
final class StepEnvironment {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What a step of GitHub Actions runs, ahead of which its environment usually stands. */
  private static final List<String> RUNS = List.of("run", "with");

  private final YamlMapping step;
  private final String key;
  private final Optional<YamlEntry> own;
  private final boolean open;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, String> planned = new LinkedHashMap<>();

  /**
   * Looks at the environment of a step.
   *
   * @param step the step as it stands in the file
   * @param key the key of its environment
   * @param outer the environments around it, the innermost first
   */
  StepEnvironment(YamlValue value, YamlMapping step, String key, List<YamlValue> outer) {
    this.step = step;
    this.key = key;
    this.own = step.own(key);
    var found = value.get(key);
    this.open =
        own.isEmpty()
            ? found.isEmpty()
            : own.get().value() instanceof YamlMapping map && !map.parts().isEmpty();
    found.ifPresent(this::add);
    outer.forEach(this::add);
  }

  private void add(YamlValue environment) {
    environment
        .entries()
        .forEach(
            (name, value) ->
                known.putIfAbsent(name, value.scalar().map(StepEnvironment::normal).orElse("")));
  }

  private static String normal(String expression) {
    return expression.replaceAll("\\s", "");
  }

  /**
   * Returns the variable of the step that has the value of an expression: one that has it already,
   * or one that can be added under the given name.
   */
  Optional<String> variable(String expression, String name) {
    var value = normal(expression);
    var same =
        known.entrySet().stream()
            .filter(entry -> entry.getValue().equals(value))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
    if (same.isPresent()) {
      return same;
    }
    if (!open || known.containsKey(name) || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var before = planned.putIfAbsent(name, expression);
    return before == null || normal(before).equals(value) ? Optional.of(name) : Optional.empty();
  }

  /** Returns whether a variable has the value of an expression, or can be added with it. */
  boolean takes(String name, String expression) {
    var value = normal(expression);
    return known.containsKey(name) ? value.equals(known.get(name)) : open;
  }

  /** Returns whether the environment sets a variable already. */
  boolean has(String name) {
    return known.containsKey(name);
  }

  /** Takes note of a variable that is set elsewhere. */
  void know(String name) {
    known.putIfAbsent(name, "");
  }

  /** Plans a variable; nothing happens where the environment has one of that name. */
  void plan(String name, String value) {
    if (!known.containsKey(name)) {
      planned.putIfAbsent(name, value);
    }
  }

  /** Returns the planned variables that edits make use of. */
  Map<String, String> used(Collection<TextEdit> edits) {
    var used = new LinkedHashMap<String, String>();
    planned.forEach(
        (name, value) -> {
          var use = Pattern.compile("(env=|\\$\\{?)" + name + "(?![A-Za-z0-9_])");
          if (edits.stream().anyMatch(edit -> use.matcher(edit.replacement()).find())) {
            used.put(name, value);
          }
        });
    return used;
  }

  /** Returns the edits that add variables; empty where they can't be written. */
  Optional<List<TextEdit>> added(YamlEdits edits, Map<String, String> variables) {
    if (variables.isEmpty()) {
      return Optional.of(List.of());
    }
    var values = new LinkedHashMap<String, YamlNew>();
    variables.forEach(
        (name, value) ->
            values.put(name, value.equals("1") ? YamlNew.word("1") : YamlNew.text(value)));
    if (own.isPresent() && own.get().value() instanceof YamlMapping map) {
      return beside(edits, map, values);
    }
    var entries = step.entries();
    var added = YamlNew.map(values);
    var script =
        RUNS.stream()
            .flatMap(name -> step.own(name).stream())
            .filter(entry -> !entry.equals(entries.get(0)))
            .findFirst();
    if (script.isPresent()) {
      return edits.add(step, script.get(), YamlEdits.Side.BEFORE, key, added).map(List::of);
    }
    return edits
        .add(step, entries.get(entries.size() - 1), YamlEdits.Side.AFTER, key, added)
        .or(() -> edits.add(step, entries.get(0), YamlEdits.Side.BEFORE, key, added))
        .map(List::of);
  }

  private static Optional<List<TextEdit>> beside(
      YamlEdits edits, YamlMapping map, Map<String, YamlNew> values) {
    var last = map.entries().get(map.entries().size() - 1);
    var text = new StringBuilder();
    int place = 0;
    for (var value : values.entrySet()) {
      var edit = edits.add(map, last, YamlEdits.Side.AFTER, value.getKey(), value.getValue());
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      text.append(edit.get().replacement());
      place = edit.get().range().start();
    }
    return Optional.of(List.of(TextEdit.insert(place, text.toString())));
  }
}
