package dev.keymount.caller.yaml;

import java.util.List;

/**
 * A sequence.
 *
 * @param head its place
 * @param flow whether it is written in brackets
 * @param items its items in order of the text
 */
public record YamlSequence(YamlHead head, boolean flow, List<YamlItem> items)
    implements YamlCollection {

  /** Takes a copy of the list. */
  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public List<YamlItem> parts() {
    return items;
  }
}
