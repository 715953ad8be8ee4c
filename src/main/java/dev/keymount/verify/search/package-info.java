/** Secrets in bytes: as they are, encoded, and inside archives. */
@NullMarked
package dev.keymount.verify.search;

import org.jspecify.annotations.NullMarked;
