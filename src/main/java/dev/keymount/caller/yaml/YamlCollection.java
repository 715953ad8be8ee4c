package dev.keymount.caller.yaml;

import java.util.List;

/** A mapping or a sequence. */
public sealed interface YamlCollection extends YamlNode permits YamlMapping, YamlSequence {

  /** Returns whether it is written in braces or brackets. */
  boolean flow();

  /** Returns its entries or items in order of the text. */
  List<? extends YamlPart> parts();
}
