package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;

/** An entry of a mapping or an item of a sequence. */
public sealed interface YamlPart permits YamlEntry, YamlItem {

  /** Returns its place in the file: from the key, or the dash of a block, to the value's end. */
  TextRange range();

  /** Returns its value as it stands, which may be an alias. */
  YamlNode value();
}
