package dev.keymount.caller.yaml;

import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The documents of a YAML file. */
public final class YamlText {

  private final SourceText source;
  private final List<YamlNode> documents;
  private final List<YamlAlias> aliases;

  YamlText(SourceText source, List<YamlNode> documents, List<YamlAlias> aliases) {
    this.source = source;
    this.documents = List.copyOf(documents);
    this.aliases = List.copyOf(aliases);
  }

  /**
   * Reads a file; empty where it is broken, nested too deep, has a key twice in one mapping, or
   * holds an alias of what encloses it. Unknown tags are kept.
   */
  public static Optional<YamlText> read(SourceText source) {
    return YamlReader.read(source);
  }

  /** Returns the file. */
  public SourceText source() {
    return source;
  }

  /** Returns the roots of its documents. */
  public List<YamlValue> documents() {
    return documents.stream().map(node -> YamlValue.root(this, node)).toList();
  }

  /** Returns the root of its only document; empty where there is none or more than one. */
  public Optional<YamlValue> root() {
    return documents.size() == 1 ? Optional.of(documents().get(0)) : Optional.empty();
  }

  /**
   * Returns the places of the aliases that bring a part of the file to somewhere else, directly or
   * through another alias: whoever changes that part changes what they stand for.
   */
  public Set<TextRange> users(TextRange part) {
    var users = new LinkedHashSet<TextRange>();
    var open = new ArrayDeque<TextRange>(List.of(part));
    while (!open.isEmpty()) {
      var brought = open.remove();
      for (var alias : aliases) {
        if (alias.target().range().encloses(brought) && users.add(alias.range())) {
          open.add(alias.range());
        }
      }
    }
    return users;
  }

  /** Returns whether a part of the file stands in braces or brackets. */
  boolean isInFlow(TextRange part) {
    return documents.stream().anyMatch(node -> isInFlow(node, part));
  }

  private static boolean isInFlow(YamlNode node, TextRange part) {
    return node instanceof YamlCollection collection
        && collection.range().encloses(part)
        && !collection.range().equals(part)
        && (collection.flow()
            || collection.parts().stream().anyMatch(inner -> isInFlow(inner.value(), part)));
  }

  /** Returns whether an alias outside of a part of the file stands for something in it. */
  boolean isNeeded(TextRange part) {
    return aliases.stream()
        .anyMatch(alias -> part.encloses(alias.target().range()) && !part.encloses(alias.range()));
  }
}
