/**
 * All that a run over many repositories does with the system's own git. Programs that a repository
 * names (hooks, a file system monitor, remote helpers) are not run; those that the user has set up
 * for git (ssh, credential helpers, filters, signing) are.
 */
@NullMarked
package dev.keymount.bulk.git;

import org.jspecify.annotations.NullMarked;
