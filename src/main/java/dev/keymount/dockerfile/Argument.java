package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;

/**
 * One argument of an instruction as BuildKit's parser splits it.
 *
 * @param range the argument as written, quotes and continuations included
 * @param value the value as BuildKit has it: continuations joined and comment lines dropped, quotes
 *     kept, except in the JSON form, where it is the string itself
 */
public record Argument(TextRange range, String value) {}
