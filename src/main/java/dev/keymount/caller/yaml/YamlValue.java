package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node and the way to it.
 *
 * @param text the file
 * @param node the node where it really stands, never an alias
 * @param owner the collection that really holds it; empty for the root of a document
 * @param part its entry or item in the owner
 * @param trail the places of the aliases on the way, outermost first
 */
public record YamlValue(
    YamlText text,
    YamlNode node,
    Optional<YamlCollection> owner,
    Optional<YamlPart> part,
    List<TextRange> trail) {

  /** Takes a copy of the list. */
  public YamlValue {
    trail = List.copyOf(trail);
  }

  static YamlValue root(YamlText text, YamlNode node) {
    return new YamlValue(text, node.resolved(), Optional.empty(), Optional.empty(), List.of());
  }

  /** Returns whether a change of it is seen elsewhere too, or was found through an alias. */
  public boolean shared() {
    return !trail.isEmpty() || !text.users(node.range()).isEmpty();
  }

  /** Returns the 1-based line where it really stands: of its key where it has one. */
  public int line() {
    return part.map(found -> text.source().line(found.range().start())).orElse(node.line());
  }

  /** Returns the text of a scalar; empty for other nodes and for null. */
  public Optional<String> scalar() {
    return node.text();
  }

  /** Returns whether it is null or nothing at all. */
  public boolean isNull() {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }

  /** Returns the mapping that it is, if so. */
  public Optional<YamlMapping> mapping() {
    return node instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** Returns the sequence that it is, if so. */
  public Optional<YamlSequence> sequence() {
    return node instanceof YamlSequence sequence ? Optional.of(sequence) : Optional.empty();
  }

  /** Returns the value of a key of a mapping, aliases and merges followed. */
  public Optional<YamlValue> get(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** Returns the value at the end of a path of keys. */
  public Optional<YamlValue> at(String... path) {
    var found = Optional.of(this);
    for (var key : path) {
      found = found.flatMap(value -> value.get(key));
    }
    return found;
  }

  /**
   * Returns the values of a mapping by key: its own in order of the text, then those of its merges
   * that it does not have itself. Empty for other nodes.
   */
  public Map<String, YamlValue> entries() {
    var found = new LinkedHashMap<String, YamlValue>();
    if (node instanceof YamlMapping mapping) {
      collect(mapping, trail, found, new HashSet<>());
    }
    return found;
  }

  /** Returns the items of a sequence; empty for other nodes. */
  public List<YamlValue> items() {
    return node instanceof YamlSequence sequence
        ? sequence.items().stream().map(item -> child(sequence, item, trail)).toList()
        : List.of();
  }

  private void collect(
      YamlMapping mapping,
      List<TextRange> way,
      Map<String, YamlValue> found,
      Set<TextRange> visited) {
    if (!visited.add(mapping.range())) {
      return;
    }
    for (var entry : mapping.entries()) {
      if (!entry.isMerge()) {
        entry.name().ifPresent(name -> found.putIfAbsent(name, child(mapping, entry, way)));
      }
    }
    for (var entry : mapping.entries()) {
      if (entry.isMerge()) {
        merge(child(mapping, entry, way), found, visited);
      }
    }
  }

  private static void merge(
      YamlValue merged, Map<String, YamlValue> found, Set<TextRange> visited) {
    if (merged.node instanceof YamlMapping mapping) {
      merged.collect(mapping, merged.trail, found, visited);
    }
    for (var item : merged.items()) {
      if (item.node instanceof YamlMapping mapping) {
        item.collect(mapping, item.trail, found, visited);
      }
    }
  }

  private YamlValue child(YamlCollection collection, YamlPart part, List<TextRange> way) {
    var further = way;
    if (part.value() instanceof YamlAlias alias) {
      further = new ArrayList<>(way);
      further.add(alias.range());
    }
    return new YamlValue(
        text, part.value().resolved(), Optional.of(collection), Optional.of(part), further);
  }
}
