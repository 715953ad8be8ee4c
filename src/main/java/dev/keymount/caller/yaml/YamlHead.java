package dev.keymount.caller.yaml;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * What every node has.
 *
 * @param anchor the name that aliases know it by
 * @param tag its tag as it stands, such as {@code !reference}
 * @param range its place in the file with anchor and tag, without comments and line ends around it
 * @param content its place without anchor and tag
 * @param line the 1-based line of {@code content}
 */
public record YamlHead(
    Optional<String> anchor, Optional<String> tag, TextRange range, TextRange content, int line) {}
