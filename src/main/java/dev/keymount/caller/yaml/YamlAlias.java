package dev.keymount.caller.yaml;

/**
 * A use of an anchored node.
 *
 * @param head its place
 * @param target the anchored node, no alias itself
 */
public record YamlAlias(YamlHead head, YamlNode target) implements YamlNode {}
