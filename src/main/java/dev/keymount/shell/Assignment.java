package dev.keymount.shell;

import dev.keymount.source.TextRange;

/**
 * A variable assignment before a command.
 *
 * @param range the assignment as written
 * @param name the variable, an index in brackets not included
 * @param append whether it is {@code +=}
 * @param value the value; empty, at the end, when there is none; an array's value is its text
 */
public record Assignment(TextRange range, String name, boolean append, Word value) {}
