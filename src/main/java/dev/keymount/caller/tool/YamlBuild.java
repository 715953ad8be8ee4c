package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.yaml.YamlCollection;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEdits.Side;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlPart;
import dev.keymount.caller.yaml.YamlSequence;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One build in a file of YAML or JSON: a mapping that has its build arguments under one key.
 *
 * @param call the call
 * @param place the mapping that has the arguments, or would have them
 * @param key the key of the arguments in it
 */
record YamlBuild(Call call, YamlValue place, String key) {

  /** Returns the arguments by name. */
  static Map<String, YamlValue> arguments(YamlValue place, String key) {
    return place.get(key).map(YamlValue::entries).orElse(Map.of());
  }

  /** Returns an argument by name. */
  Optional<YamlValue> argument(Need need) {
    return need.argument().flatMap(name -> Optional.ofNullable(arguments(place, key).get(name)));
  }

  /** Returns those needs that the build meets by an argument, or by a file of its context. */
  List<Need> asked(Demand demand) {
    return demand.needs().stream()
        .filter(
            need ->
                argument(need).isPresent()
                    || need.forced()
                    || need.argument().isEmpty() && need.file().isPresent())
        .toList();
  }

  /** Returns whether the build has a secret of that id already. */
  boolean gives(Need need) {
    return !need.isSsh() && given(need.id()).findAny().isPresent();
  }

  /** Returns whether the build has that very secret already. */
  boolean gives(Channel channel) {
    var value = channel.variable().orElse("");
    return given(channel.id())
        .allMatch(
            item ->
                item.scalar().filter(channel.text()::equals).isPresent()
                    || item.get("value")
                        .flatMap(YamlValue::scalar)
                        .filter(value::equals)
                        .isPresent()
                    || item.get("env")
                        .flatMap(YamlValue::scalar)
                        .filter(value::contains)
                        .isPresent());
  }

  private Stream<YamlValue> given(String id) {
    return Stream.of("secrets", "options")
        .flatMap(list -> place.get(list).stream())
        .flatMap(list -> list.items().stream())
        .filter(
            item ->
                item.get("id").flatMap(YamlValue::scalar).filter(id::equals).isPresent()
                    || item.scalar()
                        .filter(text -> Arrays.asList(text.split("[, ]")).contains("id=" + id))
                        .isPresent());
  }

  /** Returns what to do about a secret that is there already. */
  String given(Need need) {
    var name = need.argument().orElse(need.id());
    return "the build has a secret "
        + need.id()
        + " already: see that it has the value of the argument, and remove "
        + name
        + " from "
        + key;
  }

  Answer answer(
      Need need, Applicability applicability, boolean applied, String after, String reason) {
    var argument = argument(need);
    return new Answer(
        argument.map(YamlValue::line).orElse(call.line()),
        CallerRule.SECRET_BUILD_ARG,
        applicability,
        applied,
        argument.isPresent()
            ? key + ": " + need.argument().orElse("")
            : need.file().orElse(need.id()) + " in the context",
        after,
        reason);
  }

  Answer advice(Need need, String after, String reason) {
    return answer(need, Applicability.ADVICE, false, after, reason);
  }

  /**
   * Returns edits that take arguments away and add entries to the mapping; empty where they can't
   * be written, or where an alias shares what they change.
   *
   * @param needs whose arguments go
   * @param added what is added under keys that it may have
   */
  Optional<List<TextEdit>> edits(YamlEdits edits, List<Need> needs, Map<String, YamlNew> added) {
    if (place.shared() || !(place.node() instanceof YamlMapping mapping)) {
      return Optional.empty();
    }
    var result = new ArrayList<TextEdit>();
    var gone = gone(needs);
    var emptied = mapping.own(key).filter(entry -> takesAll(entry, gone));
    if (emptied.isPresent()) {
      edits.removeFromFilled(mapping, List.of(emptied.get())).ifPresent(result::addAll);
    } else if (!gone.isEmpty() && place.get(key).isPresent()) {
      var list = place.get(key).get();
      if (!list.trail().isEmpty() || list.shared()) {
        return Optional.empty();
      }
      edits.remove((YamlCollection) list.node(), gone).ifPresent(result::addAll);
    }
    if (!gone.isEmpty() && result.isEmpty()) {
      return Optional.empty();
    }
    var missing = new LinkedHashMap<String, YamlNew>();
    for (var entry : added.entrySet()) {
      var there = place.get(entry.getKey());
      if (there.isEmpty()) {
        missing.put(entry.getKey(), entry.getValue());
      } else if (!extend(edits, there.get(), entry.getValue(), result)) {
        return Optional.empty();
      }
    }
    return add(edits, mapping, emptied, missing, result) ? Optional.of(result) : Optional.empty();
  }

  private List<YamlPart> gone(List<Need> needs) {
    return needs.stream()
        .filter(need -> !need.keepsArgument())
        .flatMap(need -> argument(need).stream())
        .flatMap(argument -> argument.part().stream())
        .distinct()
        .toList();
  }

  private static boolean takesAll(YamlEntry entry, List<YamlPart> gone) {
    return entry.value() instanceof YamlCollection list
        && !list.parts().isEmpty()
        && gone.containsAll(list.parts());
  }

  private static boolean extend(
      YamlEdits edits, YamlValue there, YamlNew value, List<TextEdit> result) {
    if (!(there.node() instanceof YamlSequence sequence)
        || there.shared()
        || sequence.items().isEmpty()
        || !(value instanceof YamlNew.Items items)) {
      return false;
    }
    var last = sequence.items().get(sequence.items().size() - 1);
    for (var item : items.values()) {
      var edit = edits.add(sequence, last, Side.AFTER, item);
      if (edit.isEmpty()) {
        return false;
      }
      result.add(edit.get());
    }
    return true;
  }

  private boolean add(
      YamlEdits edits,
      YamlMapping mapping,
      Optional<YamlEntry> emptied,
      Map<String, YamlNew> missing,
      List<TextEdit> result) {
    var kept =
        mapping.entries().stream()
            .filter(entry -> !mapping.flow() || !emptied.filter(entry::equals).isPresent())
            .toList();
    var beside = mapping.flow() ? Optional.<YamlEntry>empty() : mapping.own(key);
    for (var entry : missing.entrySet()) {
      if (kept.isEmpty()) {
        return false;
      }
      var edit =
          edits.add(
              mapping,
              beside.orElse(kept.get(kept.size() - 1)),
              Side.AFTER,
              entry.getKey(),
              entry.getValue());
      if (edit.isEmpty()) {
        return false;
      }
      result.add(edit.get());
    }
    return true;
  }
}
