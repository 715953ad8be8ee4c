package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The secrets of the top level: those that are there and those that are added. */
final class NamedSecrets {

  private final Optional<YamlValue> section;
  private final Set<String> taken = new LinkedHashSet<>();
  private final Map<String, Supply.Secret> added = new LinkedHashMap<>();

  /**
   * Looks at the file.
   *
   * @param root its root
   * @param others the roots of files that are laid under it
   */
  NamedSecrets(YamlValue root, List<YamlValue> others) {
    this.section = root.get("secrets");
    section.ifPresent(here -> taken.addAll(here.entries().keySet()));
    others.forEach(
        other -> other.get("secrets").ifPresent(there -> taken.addAll(there.entries().keySet())));
  }

  /** Keeps a name for something else. */
  void take(String name) {
    taken.add(name);
  }

  /** Returns the name of a secret that is what is wanted, adding it where there is none. */
  String name(String id, Supply.Secret wanted) {
    if (isHere(id, wanted)) {
      return id;
    }
    var name = id;
    for (int number = 1; isOther(name, wanted); number++) {
      name = id + "_build" + (number == 1 ? "" : number);
      if (isHere(name, wanted)) {
        return name;
      }
    }
    added.put(name, wanted);
    return name;
  }

  private boolean isHere(String name, Supply.Secret wanted) {
    return section
        .flatMap(all -> all.at(name, wanted.kind()))
        .flatMap(YamlValue::scalar)
        .filter(wanted.value()::equals)
        .isPresent();
  }

  private boolean isOther(String name, Supply.Secret wanted) {
    var mine = added.get(name);
    return mine == null
        ? taken.contains(name)
        : !mine.kind().equals(wanted.kind()) || !mine.value().equals(wanted.value());
  }

  /** Returns the edits that add what is missing; empty where they can't be written. */
  Optional<List<TextEdit>> edits(YamlEdits edits) {
    if (added.isEmpty()) {
      return Optional.of(List.of());
    }
    var entries = new LinkedHashMap<String, YamlNew>();
    added.forEach(
        (name, secret) ->
            entries.put(name, YamlNew.map(secret.kind(), YamlNew.text(secret.value()))));
    if (section.isEmpty()) {
      return edits.addTopLevel("secrets", YamlNew.map(entries)).map(List::of);
    }
    return BuildEntries.extend(edits, section.get(), entries, new ArrayList<>());
  }
}
