/**
 * YAML as text: nodes that know their place in the file, lookups through aliases and merges, edits
 * that keep the layout, and the shell text that scalars hold.
 *
 * <p>Only this package and the configuration's reader load the YAML library.
 */
@NullMarked
package dev.keymount.caller.yaml;

import org.jspecify.annotations.NullMarked;
