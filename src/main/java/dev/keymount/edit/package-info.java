/** Text edits, the plan that decides which go together, and the unified diff. */
@NullMarked
package dev.keymount.edit;

import org.jspecify.annotations.NullMarked;
