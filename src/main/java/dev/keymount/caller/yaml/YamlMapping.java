package dev.keymount.caller.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A mapping.
 *
 * @param head its place
 * @param flow whether it is written in braces
 * @param entries its own entries, merge keys among them, in order of the text
 */
public record YamlMapping(YamlHead head, boolean flow, List<YamlEntry> entries)
    implements YamlCollection {

  /** Takes a copy of the list. */
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  @Override
  public List<YamlEntry> parts() {
    return entries;
  }

  /** Returns its own entry of a key; merges are not followed. */
  public Optional<YamlEntry> own(String key) {
    return entries.stream().filter(entry -> entry.name().filter(key::equals).isPresent()).findAny();
  }
}
