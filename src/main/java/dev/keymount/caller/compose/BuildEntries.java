package dev.keymount.caller.compose;

import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlEdits.Side;
import dev.keymount.caller.yaml.YamlEntry;
import dev.keymount.caller.yaml.YamlMapping;
import dev.keymount.caller.yaml.YamlNew;
import dev.keymount.caller.yaml.YamlSequence;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.edit.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one {@code build} gets. */
final class BuildEntries {

  private final YamlValue build;
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, Supply.Ssh> ssh = new LinkedHashMap<>();
  private final Set<YamlEntry> exchanged = new LinkedHashSet<>();

  BuildEntries(YamlValue build) {
    this.build = build;
  }

  /** Returns the entries that have something else in their place; known once the edits are. */
  Set<YamlEntry> exchanged() {
    return exchanged;
  }

  /** Adds a secret under an id, unless the build has one. */
  void secret(String id, String name) {
    if (build.get("secrets").stream()
        .flatMap(all -> all.items().stream())
        .noneMatch(item -> isId(item, id))) {
      secrets.put(id, name);
    }
  }

  private static boolean isId(YamlValue item, String id) {
    return item.scalar()
        .or(() -> item.get("target").or(() -> item.get("source")).flatMap(YamlValue::scalar))
        .filter(id::equals)
        .isPresent();
  }

  /** Adds an agent or a key under an id, unless the build has one. */
  void ssh(String id, Supply.Ssh supply) {
    var all = build.get("ssh");
    boolean there =
        all.filter(value -> value.entries().containsKey(id)).isPresent()
            || all.stream()
                .flatMap(value -> value.items().stream())
                .flatMap(item -> item.scalar().stream())
                .anyMatch(item -> item.equals(id) || item.startsWith(id + "="));
    if (!there) {
      ssh.put(id, supply);
    }
  }

  /**
   * Returns the edits; empty where they can't be written.
   *
   * @param gone the entries of the build that go
   */
  Optional<List<TextEdit>> edits(YamlEdits edits, Set<YamlEntry> gone) {
    var result = new ArrayList<TextEdit>();
    var missing = new LinkedHashMap<String, YamlNew>();
    boolean done =
        list(edits, "ssh", sshItems(), missing, result)
            && list(edits, "secrets", secretItems(), missing, result);
    if (!done || missing.isEmpty()) {
      return done ? Optional.of(result) : Optional.empty();
    }
    if (build.scalar().isPresent()) {
      return wrapped(edits, missing);
    }
    return build.mapping().flatMap(mapping -> added(edits, mapping, gone, missing, result));
  }

  private List<YamlNew> secretItems() {
    var items = new ArrayList<YamlNew>();
    secrets.forEach(
        (id, name) -> {
          var renamed = new LinkedHashMap<String, YamlNew>();
          renamed.put("source", YamlNew.text(name));
          renamed.put("target", YamlNew.text(id));
          items.add(id.equals(name) ? YamlNew.text(id) : YamlNew.map(renamed));
        });
    return items;
  }

  private List<YamlNew> sshItems() {
    var items = new ArrayList<YamlNew>();
    ssh.forEach((id, supply) -> items.add(YamlNew.text(supply.item(id))));
    return items;
  }

  /** Extends a list that is there, or takes note of one that is missing. */
  private boolean list(
      YamlEdits edits,
      String key,
      List<YamlNew> items,
      Map<String, YamlNew> missing,
      List<TextEdit> result) {
    var there = build.get(key);
    if (items.isEmpty()) {
      return true;
    }
    if (there.isEmpty()) {
      missing.put(key, YamlNew.items(items));
      return true;
    }
    var sequence = there.get().sequence();
    if (sequence.isPresent()) {
      return extend(edits, sequence.get(), items, result);
    }
    if (there.get().isNull()) {
      return fill(edits, there.get(), YamlNew.items(items)).map(result::addAll).isPresent();
    }
    var entries = new LinkedHashMap<String, YamlNew>();
    ssh.forEach(
        (id, supply) -> supply.path().ifPresent(path -> entries.put(id, YamlNew.text(path))));
    return key.equals("ssh")
        && entries.size() == items.size()
        && extend(edits, there.get(), entries, result).isPresent();
  }

  private static boolean extend(
      YamlEdits edits, YamlSequence sequence, List<YamlNew> items, List<TextEdit> result) {
    var last = last(sequence.items());
    for (var item : items) {
      var edit =
          last.isPresent()
              ? edits.add(sequence, last.get(), Side.AFTER, item)
              : edits.addFirst(sequence, item).filter(added -> items.size() == 1);
      if (edit.isEmpty()) {
        return false;
      }
      result.add(edit.get());
    }
    return true;
  }

  /** Adds entries to a mapping, or to a key that has no value yet. */
  static Optional<List<TextEdit>> extend(
      YamlEdits edits, YamlValue value, Map<String, YamlNew> entries, List<TextEdit> result) {
    if (value.isNull()) {
      return fill(edits, value, YamlNew.map(entries));
    }
    var mapping = value.mapping();
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var last = last(mapping.get().entries());
    for (var entry : entries.entrySet()) {
      var edit =
          last.isPresent()
              ? edits.add(mapping.get(), last.get(), Side.AFTER, entry.getKey(), entry.getValue())
              : edits
                  .addFirst(mapping.get(), entry.getKey(), entry.getValue())
                  .filter(added -> entries.size() == 1);
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      result.add(edit.get());
    }
    return Optional.of(result);
  }

  private static Optional<List<TextEdit>> fill(YamlEdits edits, YamlValue value, YamlNew content) {
    return value.owner().isPresent()
            && value.owner().get() instanceof YamlMapping owner
            && value.part().isPresent()
            && value.part().get() instanceof YamlEntry entry
        ? edits.fill(owner, entry, content)
        : Optional.empty();
  }

  private Optional<List<TextEdit>> wrapped(YamlEdits edits, Map<String, YamlNew> missing) {
    return build.owner().isPresent()
            && build.owner().get() instanceof YamlMapping owner
            && build.part().isPresent()
            && build.part().get() instanceof YamlEntry entry
        ? edits.wrap(owner, entry, "context", missing)
        : Optional.empty();
  }

  private Optional<List<TextEdit>> added(
      YamlEdits edits,
      YamlMapping mapping,
      Set<YamlEntry> gone,
      Map<String, YamlNew> missing,
      List<TextEdit> result) {
    var kept =
        mapping.flow()
            ? mapping.entries().stream().filter(entry -> !gone.contains(entry)).toList()
            : mapping.entries();
    var args = mapping.own("args").filter(gone::contains);
    var exchange = args.flatMap(entry -> edits.exchange(mapping, entry, missing));
    if (exchange.isPresent()) {
      exchanged.add(args.get());
      result.add(exchange.get());
      return Optional.of(result);
    }
    var beside =
        mapping.flow() ? last(kept) : mapping.own("args").or(() -> last(mapping.entries()));
    for (var entry : missing.entrySet()) {
      var edit =
          beside.isPresent()
              ? edits.add(mapping, beside.get(), Side.AFTER, entry.getKey(), entry.getValue())
              : Optional.<TextEdit>empty();
      if (edit.isEmpty()) {
        return Optional.empty();
      }
      result.add(edit.get());
    }
    return Optional.of(result);
  }

  private static <T> Optional<T> last(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
