package dev.keymount.caller.command;

import dev.keymount.caller.Embedded;
import java.util.Optional;

/**
 * Text that arguments of a command stand in: the command itself, or the value of a variable that it
 * takes them from.
 *
 * @param text the text
 * @param variable the variable; empty for the command itself
 * @param isQuoted whether the value stands in quotes, so that its words can't be quoted themselves
 * @param isCertain whether the value goes to builds alone
 */
record Fragment(Embedded text, Optional<String> variable, boolean isQuoted, boolean isCertain) {}
