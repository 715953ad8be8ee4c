package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * An entry of a mapping.
 *
 * @param key its key
 * @param value its value as it stands, which may be an alias
 */
public record YamlEntry(YamlNode key, YamlNode value) implements YamlPart {

  @Override
  public TextRange range() {
    return new TextRange(key.range().start(), Math.max(key.range().end(), value.range().end()));
  }

  /** Returns the text of the key, empty where it is no scalar. */
  public Optional<String> name() {
    return key instanceof YamlScalar scalar ? Optional.of(scalar.value()) : Optional.empty();
  }

  boolean isMerge() {
    return key instanceof YamlScalar scalar
        && scalar.style() == YamlScalar.Style.PLAIN
        && scalar.value().equals("<<");
  }
}
