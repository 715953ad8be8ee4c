package dev.keymount.caller.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value that is written into a file. */
public sealed interface YamlNew {

  /** Returns a scalar. */
  static YamlNew text(String value) {
    return new Text(value);
  }

  /** Returns a scalar that is no text and is written as it is, such as {@code true}. */
  static YamlNew word(String value) {
    return new Word(value);
  }

  /** Returns a sequence of scalars. */
  static YamlNew list(String... values) {
    return new Items(List.of(values).stream().map(YamlNew::text).toList());
  }

  /** Returns a sequence. */
  static YamlNew items(List<YamlNew> values) {
    return new Items(values);
  }

  /** Returns a mapping of one entry. */
  static YamlNew map(String key, YamlNew value) {
    return new Entries(Map.of(key, value));
  }

  /** Returns a mapping in the order of the given one. */
  static YamlNew map(Map<String, YamlNew> entries) {
    return new Entries(entries);
  }

  /**
   * A scalar.
   *
   * @param value its text
   */
  record Text(String value) implements YamlNew {}

  /**
   * A scalar that is no text.
   *
   * @param value how it is written
   */
  record Word(String value) implements YamlNew {}

  /**
   * A sequence.
   *
   * @param values its items
   */
  record Items(List<YamlNew> values) implements YamlNew {}

  /**
   * A mapping.
   *
   * @param values its entries
   */
  record Entries(Map<String, YamlNew> values) implements YamlNew {

    /** Takes a copy that keeps the order. */
    public Entries {
      values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Returns it in braces and brackets. */
  default String flow(boolean json) {
    if (this instanceof Text text) {
      return json
          ? "\"" + PlainScalars.escaped(text.value) + "\""
          : PlainScalars.written(text.value, true);
    }
    if (this instanceof Word word) {
      return word.value;
    }
    if (this instanceof Items items) {
      return items.values.stream()
          .map(value -> value.flow(json))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Entries) this)
        .values.entrySet().stream()
            .map(entry -> text(entry.getKey()).flow(json) + ": " + entry.getValue().flow(json))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Returns its lines in a block, relative to the column where it starts. */
  default List<String> block(YamlLayout layout) {
    var lines = new ArrayList<String>();
    if (this instanceof Text text) {
      lines.add(PlainScalars.written(text.value, false));
    } else if (this instanceof Word word) {
      lines.add(word.value);
    } else if (this instanceof Items items) {
      for (var item : items.values) {
        var inner = item.block(layout);
        lines.add("- " + inner.get(0));
        inner.subList(1, inner.size()).forEach(line -> lines.add("  " + line));
      }
    } else {
      ((Entries) this).values.forEach((key, value) -> lines.addAll(value.entry(key, layout)));
    }
    return lines;
  }

  /** Returns the lines of an entry with this value, relative to the column of the key. */
  default List<String> entry(String key, YamlLayout layout) {
    var name = PlainScalars.written(key, false) + ":";
    if (this instanceof Text || this instanceof Word) {
      return List.of(name + " " + block(layout).get(0));
    }
    var indent = this instanceof Items ? layout.items() : layout.step();
    var lines = new ArrayList<>(List.of(name));
    block(layout).forEach(line -> lines.add(indent + line));
    return lines;
  }
}
