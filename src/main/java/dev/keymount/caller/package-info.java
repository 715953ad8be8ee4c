/**
 * The files that call builds: what a call says about the build, and what it must say once the
 * Dockerfile takes its secrets by mounts.
 *
 * <p>A {@link dev.keymount.caller.CallerFormat} reads one kind of file into a {@link
 * dev.keymount.caller.CallerDocument}; the document names its calls, and rewrites them to the
 * demands that follow from the migrated Dockerfiles. All changes are text edits, so that comments,
 * quoting, indentation and anchors stay as they are.
 */
@NullMarked
package dev.keymount.caller;

import org.jspecify.annotations.NullMarked;
