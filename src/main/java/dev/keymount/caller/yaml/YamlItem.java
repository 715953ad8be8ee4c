package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;

/**
 * An item of a sequence.
 *
 * @param start the offset of its dash, or of its value in a sequence in brackets
 * @param value its value as it stands, which may be an alias
 */
public record YamlItem(int start, YamlNode value) implements YamlPart {

  @Override
  public TextRange range() {
    return new TextRange(start, value.range().end());
  }
}
