package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * A flag of an instruction: {@code --name} or {@code --name=value}.
 *
 * @param range the flag as written
 * @param name the name without dashes
 * @param value the value with escapes resolved as BuildKit does, empty without an equals sign
 */
public record Flag(TextRange range, String name, Optional<String> value) {}
