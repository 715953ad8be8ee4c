package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;
import java.util.Optional;

/** A node of a YAML document as it stands in the file. */
public sealed interface YamlNode permits YamlCollection, YamlScalar, YamlAlias {

  /** Returns anchor, tag and place. */
  YamlHead head();

  /** Returns its place in the file with anchor and tag. */
  default TextRange range() {
    return head().range();
  }

  /** Returns its 1-based line. */
  default int line() {
    return head().line();
  }

  /** Returns what an alias stands for, or the node itself. */
  default YamlNode resolved() {
    return this instanceof YamlAlias alias ? alias.target() : this;
  }

  /** Returns the value of a scalar, aliases followed; empty for other nodes and for null. */
  default Optional<String> text() {
    return resolved() instanceof YamlScalar scalar && !scalar.isNull()
        ? Optional.of(scalar.value())
        : Optional.empty();
  }
}
