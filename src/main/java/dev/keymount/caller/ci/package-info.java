/**
 * Continuous integration in YAML: the steps that build images, as scripts or as actions and tasks
 * that take the build's arguments as inputs.
 *
 * <p>Each system is one {@link dev.keymount.caller.CallerFormat}. Shell text goes through {@link
 * dev.keymount.caller.command.ShellCalls}; a value that the system fills into a script is moved to
 * the environment of the step.
 */
@NullMarked
package dev.keymount.caller.ci;

import org.jspecify.annotations.NullMarked;
