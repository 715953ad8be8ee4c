package dev.keymount.flow;

import dev.keymount.source.TextRange;
import java.util.Optional;

/**
 * One definition of a variable by ARG or ENV.
 *
 * @param step the instruction that defines it
 * @param name the variable
 * @param environment whether ENV defines it, which always wins over ARG
 * @param value the text behind the equals sign with its quotes, empty for an ARG without a default
 * @param range the definition as written, name and value
 */
public record Definition(
    Step step, String name, boolean environment, Optional<String> value, TextRange range) {}
